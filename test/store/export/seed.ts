import { v7 } from 'uuid';
import { HELD_TABLES } from '../../../src/store/export/tables.ts';
import { query } from '../../support/database.ts';

/** Values that a copy easily bends: every digit, every byte, the ends of time. */
export const ODD_JSON =
  '{ "id" : "ö\\u0000\\ud83d",\t"price":12345678901234567890.10, "e": 1E+2, "id":"twice", "n": -0.0 }';

/** Rows in the tables that a short sync leaves empty, with odd values in them. */
export async function addOddRows(url: string, connectionId: string): Promise<void> {
  const [run, file] = [v7(), v7()];
  const put = (sql: string, values: unknown[] = []) => query(url, sql, [connectionId, ...values]);
  await put(
    `INSERT INTO record (connection_id, resource, id, record_version, data, facets, hash, as_of, source_updated,
       source_created, mapper_version, tags, created_stamp, updated_stamp, run_id)
     VALUES ($1, 'odd', E'tab\\tline\\nquote"back\\\\slash\u2028', 9223372036854775807, $2::text::json,
       '{"a": 1.10, "b": 100000000000000000000001}', '\\x00ff0a', 'infinity', '-infinity',
       '0044-03-15 12:00:00.000001 BC', 1, '["x", null]', '2026-01-01 00:00:00.123457+00', now(), $3)`,
    [ODD_JSON, run],
  );
  await put(
    `INSERT INTO file (connection_id, file_id, file_name, file_type, sha256, size, ready, arrived_at, facts, warnings)
     VALUES ($1, $2, 'café.csv', 'csv', sha256('x'), 3, true, clock_timestamp(), '{"a":  1}', '["w"]')`,
    [file],
  );
  await put('INSERT INTO file_part (connection_id, file_id, part_no, content) VALUES ($1, $2, 0, $3)', [
    file,
    Buffer.from(Array.from({ length: 100_000 }, (_, n) => n % 256)),
  ]);
  await put(
    `INSERT INTO quarantine (connection_id, resource, source_key, reason, payload, as_of, run_id, mapper_version)
     VALUES ($1, 'order', 'large', 'too large', repeat(E'"\\\\', 300000), now(), $2, 1)`,
    [run],
  );
  await put(
    `INSERT INTO finding (connection_id, run_id, id, resource, kind, differences, as_of)
     VALUES ($1, $2, 'é', 'order', 'differing', '[{"path":  "a.0"}]', now())`,
    [run],
  );
  await put(
    `INSERT INTO sighting (connection_id, run_id, slice_no, attempt, id) VALUES ($1, $2, 0, 1, 'seen')`,
    [run],
  );
  await put(
    `INSERT INTO connection_error (connection_id, function_name, code, message, first_seen, last_seen)
     VALUES ($1, 'get_returns', 'permission_missing', 'no', now(), now())`,
  );
  await put(
    `INSERT INTO idempotency (connection_id, idempotency_key, request_hash, response)
     VALUES ($1, 'key', '\\x01', '{"id":  "x"}')`,
  );
  for (const table of HELD_TABLES) await fill(url, table, connectionId);
}

const BY_TYPE: Record<string, string> = {
  text: `'x'`,
  uuid: 'gen_random_uuid()',
  boolean: 'true',
  json: `'{}'`,
  jsonb: `'{}'`,
  bytea: `'\\x00'`,
  'timestamp with time zone': 'now()',
};

/** One row in a table that is still empty: tables that are made later are tried without a line here. */
async function fill(url: string, table: string, connectionId: string): Promise<void> {
  if ((await query(url, `SELECT 1 FROM ${table} LIMIT 1`)).length > 0) return;
  const columns = await query(
    url,
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_name = $1 AND is_nullable = 'NO' AND column_default IS NULL AND column_name <> 'connection_id'`,
    [table],
  );
  const names = columns.map(({ name }) => `, ${name}`).join('');
  const values = columns.map(({ type }) => `, ${BY_TYPE[type] ?? '1'}`).join('');
  await query(url, `INSERT INTO ${table} (connection_id${names}) VALUES ($1${values})`, [connectionId]);
}
