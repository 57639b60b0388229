import { join } from 'node:path';
import { expect, it } from 'vitest';
import { query, testDatabase } from '../support/database.ts';

it('has the schema under review: a change of a migration shows as a change of this dump', async () => {
  const database = await testDatabase();
  const columns = await query(
    database.url,
    `SELECT format('%s.%s %s%s%s', table_name, column_name, data_type,
              CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END,
              CASE WHEN column_default IS NULL THEN '' ELSE ' default ' || column_default END) AS line
     FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`,
  );
  const constraints = await query(
    database.url,
    `SELECT format('%s: %s', conrelid::regclass, pg_get_constraintdef(oid)) AS line FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f', 'c')
     ORDER BY conrelid::regclass::text, conname`,
  );
  const indexes = await query(
    database.url,
    `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' ORDER BY tablename, indexname`,
  );
  const dump = [columns, constraints, indexes]
    .map((rows) => rows.map((row) => row.line).join('\n'))
    .join('\n\n');
  await expect(`${dump}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'schema.snapshot.txt'));
  await database.drop();
});
