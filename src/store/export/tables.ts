import type { Queryable } from '../database.ts';

/** A table that an export carries, and whose rows it holds. */
interface ExportedTable {
  name: string;
  of: 'organization' | 'connection';
  /** Of an organization's: goes along with a single connection, too. */
  always?: boolean;
  /** Columns that stay behind; the reason stands beside each. */
  without?: readonly string[];
}

/** In the order of the file: first what the rest belongs to. */
export const EXPORTED_TABLES: readonly ExportedTable[] = [
  { name: 'organization', of: 'organization', always: true },
  { name: 'api_key', of: 'organization' },
  { name: 'app_user', of: 'organization' },
  // Whom the organization has erased must not come back where it goes.
  { name: 'erasure', of: 'organization', always: true },
  { name: 'suppression', of: 'organization', always: true },
  // An account is named by a digest that only the old installation's key makes; the next worker names it anew.
  { name: 'connection', of: 'connection', without: ['account_hash'] },
  // Who works for a connection, under which epoch, and what he waits for is the old installation's affair.
  { name: 'connection_state', of: 'connection', without: ['epoch', 'worker', 'due_at', 'quota_until'] },
  { name: 'schedule', of: 'connection' },
  { name: 'run', of: 'connection' },
  { name: 'slice', of: 'connection' },
  { name: 'record', of: 'connection' },
  { name: 'raw', of: 'connection' },
  { name: 'event', of: 'connection' },
  { name: 'coverage', of: 'connection' },
  { name: 'quarantine', of: 'connection' },
  { name: 'finding', of: 'connection' },
  { name: 'sighting', of: 'connection' },
  { name: 'connection_error', of: 'connection' },
  { name: 'idempotency', of: 'connection' },
  { name: 'file', of: 'connection' },
  { name: 'file_part', of: 'connection' },
  { name: 'file_mention', of: 'connection' },
  { name: 'folder_file', of: 'connection' },
  { name: 'erasure_walk', of: 'connection' },
];

/** Tables that no export carries, and why. A test compares both lists with the migrations. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  migration: 'says what this database has had; the header names it',
  user_link: 'a link leads to the installation that made it',
  user_session: 'browsers are signed in to the old installation, under its address',
  invitation: 'an invitation leads to the installation that made it',
  auth_code: 'what was just connected, to be told where that was done',
  consent: 'whoever is at a vendor comes back to the installation that sent him',
  on_demand_pair: "an operator's setting of the whole installation, not of a customer",
  account_quota: 'how much of a source was asked is the affair of whoever asked',
  endpoint:
    'two installations must not tell the same receiver; endpoints are made anew where they are wanted',
  feed: 'how far the endpoints were told',
  redelivery: 'what the endpoints are yet to be told',
  attempt: 'what the endpoints were told',
  request_log: 'what was asked of the old installation',
  deletion: 'what was deleted from the old installation',
  alert: "what needs the old installation's operator; the new one finds what is still so",
  alert_message: 'what its operators are told',
  alert_watch: 'when its processes look next for what needs an operator',
};

/** Tables with what a connection holds, beside the two rows that make it a connection. */
export const HELD_TABLES: readonly string[] = EXPORTED_TABLES.filter(
  ({ name, of }) => of === 'connection' && name !== 'connection' && name !== 'connection_state',
).map(({ name }) => name);

/** Whether a table goes along with a single connection, too. */
export function goesAlways(table: string): boolean {
  return EXPORTED_TABLES.some(({ name, always = false }) => name === table && always);
}

export interface Column {
  name: string;
  /** As SQL writes it, such as "timestamp with time zone". */
  type: string;
  /** It may not be null, and the database fills in nothing. */
  required: boolean;
}

/** An exported table as this database has it. */
export interface TableShape {
  name: string;
  of: 'organization' | 'connection';
  columns: readonly Column[];
  /** Names of the primary key's columns, in its order. */
  key: readonly string[];
}

/** Reads from the database's catalog how the exported tables look, so that a new column needs no line here. */
export async function tableShapes(db: Queryable): Promise<Map<string, TableShape>> {
  const shapes = new Map<string, TableShape>();
  for (const { name, of, without = [] } of EXPORTED_TABLES) {
    const { rows: columns } = await db.query<Column>(
      `SELECT attname AS name, format_type(atttypid, atttypmod) AS type,
              attnotnull AND NOT atthasdef AS required
       FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
         AND attname <> ALL ($2) ORDER BY attnum`,
      [name, without],
    );
    const { rows: key } = await db.query<{ name: string }>(
      `SELECT attname AS name FROM pg_index, unnest(indkey::int2[]) WITH ORDINALITY AS part (number, place)
       JOIN pg_attribute ON attnum = number
       WHERE indisprimary AND indrelid = $1::regclass AND attrelid = indrelid ORDER BY place`,
      [name],
    );
    shapes.set(name, { name, of, columns, key: key.map((column) => column.name) });
  }
  return shapes;
}

/** A name from the catalog as SQL wants it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
