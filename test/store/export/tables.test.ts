import { expect, onTestFinished, test } from 'vitest';
import { openToolSession } from '../../../src/store/export/session.ts';
import { EXPORTED_TABLES, LEFT_OUT, tableShapes } from '../../../src/store/export/tables.ts';
import { query, testDatabase } from '../../support/database.ts';

test('every table is exported, or left out for a reason: add a new one to src/store/export/tables.ts', async () => {
  const database = await testDatabase();
  onTestFinished(() => database.drop());
  const tables = await query(
    database.url,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  );
  const known = [...EXPORTED_TABLES.map(({ name }) => name), ...Object.keys(LEFT_OUT)].sort();
  expect(tables.map(({ name }) => name)).toEqual(known);
  expect(Object.values(LEFT_OUT).every((reason) => reason.length > 20)).toBe(true);
});

test('every exported table is found by its owner, and what stays behind of it is there', async () => {
  const database = await testDatabase();
  onTestFinished(() => database.drop());
  const session = await openToolSession(database.url, 'test');
  const shapes = await tableShapes(session.client);
  await session.end();
  for (const { name, of, without = [] } of EXPORTED_TABLES) {
    const { columns, key } = shapes.get(name)!;
    const names = columns.map((column) => column.name);
    expect(names, name).toContain(`${of}_id`);
    expect(key.length, name).toBeGreaterThan(0);
    // Keys of synced tables begin with the connection, which is also what makes reading in order cheap.
    if (of === 'connection') expect(key[0], name).toBe('connection_id');
    const all = await query(
      database.url,
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER'",
      [name],
    );
    expect(all.map((column) => column.name).sort(), name).toEqual([...names, ...without].sort());
  }
});
