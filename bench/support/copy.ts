import { v7 } from 'uuid';
import type { Connected, Installation } from './installation.ts';

const TABLES = ['record', 'raw', 'event'] as const;

/**
 * What the store path is compared with: the same rows brought into the same tables by `COPY`, under another connection.
 * It is the fastest way PostgreSQL has, and has it easier than we could: from a file that the server itself reads,
 * all rows in one transaction, nothing compared.
 *
 * @param event the type of the events that came with the rows
 * @returns how long it took, in milliseconds
 */
export async function copyAgain({ db }: Installation, connection: Connected, event: string): Promise<number> {
  const other = v7();
  const imports: string[] = [];
  for (const table of TABLES) {
    const { rows } = await db.query(COLUMNS, [table]);
    const columns: string = rows[0].columns;
    const file = `${rows[0].folder}/bench-${table}.copy`;
    const which = table === 'event' ? ` AND type = '${event}'` : '';
    await db.query(
      `COPY (SELECT '${other}'::uuid, ${columns} FROM ${table} WHERE connection_id = '${connection.id}'${which}) TO '${file}'`,
    );
    imports.push(`COPY ${table} (connection_id, ${columns}) FROM '${file}'`);
  }
  await db.query('CHECKPOINT');
  const began = performance.now();
  await db.query('BEGIN');
  for (const statement of imports) await db.query(statement);
  await db.query('COMMIT');
  return performance.now() - began;
}

const COLUMNS = `
  SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns,
         current_setting('data_directory') AS folder
  FROM information_schema.columns WHERE table_name = $1 AND column_name <> 'connection_id' AND is_generated = 'NEVER'`;
