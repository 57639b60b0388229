import type { Queryable, Transaction } from '../database.ts';

const ROWS = 500;

/**
 * What sources and receivers have said, which may repeat what they were sent: of each table its key behind the
 * connection and the columns with such words.
 */
const WORDS = {
  run: { key: 'run_id', type: 'uuid', columns: { last_error: 'jsonb', error: 'jsonb' } },
  connection_error: { key: 'function_name', type: 'text', columns: { message: 'text' } },
  attempt: { key: 'attempt_id', type: 'uuid', columns: { response: 'text', error: 'text' } },
  request_log: { key: 'log_id', type: 'uuid', columns: { path: 'text', query: 'text', error: 'text' } },
  consent: { key: 'consent_id', type: 'uuid', columns: { error: 'text' } },
  file: { key: 'file_id', type: 'uuid', columns: { file_name: 'text', warnings: 'jsonb', problem: 'text' } },
} as const;

export type WordsTable = keyof typeof WORDS;

/** A row with such words, by its key; null where a column has none. */
export interface WordsRow {
  key: string;
  words: (string | null)[];
}

/** Whose words: a connection's, or (of requests and consents) an organization's. */
const IS_OWNERS: Readonly<Record<WordsTable, string>> = {
  run: 'connection_id = $1',
  connection_error: 'connection_id = $1',
  attempt: 'connection_id = $1',
  request_log: 'organization_id = $1',
  consent: 'invitation_id IN (SELECT invitation_id FROM invitation WHERE organization_id = $1)',
  file: 'connection_id = $1',
};

/** The next rows with words, by key. */
export async function nextWords(
  db: Queryable,
  table: WordsTable,
  owner: string,
  after: string | null,
): Promise<{ rows: WordsRow[]; more: boolean }> {
  const { key, type } = WORDS[table];
  const columns = Object.keys(WORDS[table].columns);
  const words = columns.map((column) => `${column}::text`).join(', ');
  const { rows } = await db.query<WordsRow>(
    `SELECT ${key}::text AS key, ARRAY[${words}] AS words FROM ${table}
     WHERE ${IS_OWNERS[table]} AND ($2::text IS NULL OR ${key} > $2::text::${type})
       AND (${columns.map((column) => `${column} IS NOT NULL`).join(' OR ')})
     ORDER BY ${key} LIMIT ${ROWS}`,
    [owner, after],
  );
  return { rows, more: rows.length === ROWS };
}

/** Puts other words in the place of a row's. */
export async function writeWords(
  tx: Transaction | Queryable,
  table: WordsTable,
  owner: string,
  row: WordsRow,
): Promise<void> {
  const { key, type, columns } = WORDS[table];
  const set = Object.entries(columns)
    .map(([column, form], at) => `${column} = $${at + 3}::text::${form}`)
    .join(', ');
  await tx.query(`UPDATE ${table} SET ${set} WHERE ${IS_OWNERS[table]} AND ${key} = $2::text::${type}`, [
    owner,
    row.key,
    ...row.words,
  ]);
}
