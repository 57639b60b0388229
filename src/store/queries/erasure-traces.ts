import type { Queryable, Transaction } from '../database.ts';

const ROWS = 200;
const BYTES = 4 * 1024 * 1024;

/** Where else a connection holds what its records held. */
export type TraceTable = 'event' | 'quarantine' | 'finding';

/** A row that may tell of somebody. */
export interface Trace {
  /** Its key behind the connection. */
  key: [string, string];
  resource: string | null;
  record_id: string | null;
  /** JSON text, of a payload perhaps none. */
  data: string;
  /** JSON text. */
  previous: string | null;
}

/** How each table is read and written: its key, and what stands for {@link Trace}. */
const TABLES: Readonly<
  Record<TraceTable, { key: [string, string]; types: [string, string]; columns: string; size: string }>
> = {
  event: {
    key: ['seq', 'event_id'],
    types: ['bigint', 'uuid'],
    columns: 'resource, record_id, data::text AS data, previous_attributes::text AS previous',
    size: 'octet_length(data::text) + coalesce(octet_length(previous_attributes::text), 0)',
  },
  quarantine: {
    key: ['resource', 'source_key'],
    types: ['text', 'text'],
    columns: 'resource, source_key AS record_id, payload AS data, NULL::text AS previous',
    size: 'octet_length(payload)',
  },
  finding: {
    key: ['run_id', 'id'],
    types: ['uuid', 'text'],
    columns: 'resource, id AS record_id, differences::text AS data, NULL::text AS previous',
    size: 'octet_length(differences::text)',
  },
};

/** The next rows of a table of a connection, by its key. `more` is false at the end. */
export async function nextTraces(
  db: Queryable,
  table: TraceTable,
  connectionId: string,
  after: readonly [string, string] | null,
): Promise<{ rows: Trace[]; more: boolean }> {
  const { key, types, columns, size } = TABLES[table];
  const { rows } = await db.query<Omit<Trace, 'key'> & { first: string; second: string; of: number }>(
    `WITH part AS (
       SELECT ${key[0]}::text AS first, ${key[1]}::text AS second, ${columns}, ${size} AS size,
              row_number() OVER (ORDER BY ${key.join(', ')}) AS place
       FROM (SELECT * FROM ${table} WHERE connection_id = $1
               AND ($2::text IS NULL OR (${key.join(', ')}) > ($2::text::${types[0]}, $3::text::${types[1]}))
             ORDER BY ${key.join(', ')} LIMIT ${ROWS}) few
     ), summed AS (
       SELECT *, coalesce(sum(size) OVER (ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before,
              (count(*) OVER ())::int AS of FROM part
     )
     SELECT first, second, resource, record_id, data, previous, of FROM summed WHERE before < ${BYTES} ORDER BY place`,
    [connectionId, after?.[0] ?? null, after?.[1] ?? null],
  );
  const more = rows.length > 0 && (rows.length < rows[0]!.of || rows[0]!.of === ROWS);
  return { rows: rows.map(({ first, second, of: _, ...row }) => ({ ...row, key: [first, second] })), more };
}

/** Events without the person; their numbers, and with them what was sent of them, stay. */
export async function writeErasedEvents(
  tx: Transaction,
  connectionId: string,
  events: readonly { id: string; data: string; previous: string | null }[],
): Promise<void> {
  await tx.query(
    `UPDATE event SET data = erased.data, previous_attributes = erased.previous
     FROM unnest($2::uuid[], $3::json[], $4::json[]) AS erased (id, data, previous)
     WHERE event.connection_id = $1 AND event.event_id = erased.id`,
    [
      connectionId,
      events.map(({ id }) => id),
      events.map(({ data }) => data),
      events.map(({ previous }) => previous),
    ],
  );
}

/** Entries put aside that say no more than which record they are of. */
export async function writeErasedAside(
  tx: Transaction,
  connectionId: string,
  keys: readonly (readonly [string, string])[],
  { payload, reason }: { payload: string; reason: string },
): Promise<void> {
  await tx.query(
    `UPDATE quarantine SET payload = $4, reason = $5 WHERE connection_id = $1
       AND (resource, source_key) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [connectionId, keys.map(([resource]) => resource), keys.map(([, key]) => key), payload, reason],
  );
}

/** Findings that say no more than of which record they are. */
export async function writeErasedFindings(
  tx: Transaction,
  connectionId: string,
  keys: readonly (readonly [string, string])[],
): Promise<void> {
  await tx.query(
    `UPDATE finding SET differences = '[]' WHERE connection_id = $1
       AND (run_id, id) IN (SELECT * FROM unnest($2::uuid[], $3::text[]))`,
    [connectionId, keys.map(([run]) => run), keys.map(([, id]) => id)],
  );
}
