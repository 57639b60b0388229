import type { Queryable, Transaction } from '../database.ts';

/** An erasure as it is shown. */
export interface ErasureRow {
  erasure_id: string;
  requested_at: Date;
  done_at: Date | null;
  connections: number;
  connections_done: number;
  records: number;
  events: number;
  others: number;
}

/** Of an erasure that has come to no connection yet. */
const NOTHING = { connections: 0, connections_done: 0, records: 0, events: 0, others: 0 };

/** Writes down that somebody is to be erased. */
export async function insertErasure(
  tx: Transaction,
  organizationId: string,
  erasureId: string,
): Promise<void> {
  await tx.query('INSERT INTO erasure (organization_id, erasure_id) VALUES ($1, $2)', [
    organizationId,
    erasureId,
  ]);
}

/** Erasures of an organization, the newest first, from the one after `after`; or one of them. */
export async function listErasures(
  db: Queryable,
  organizationId: string,
  { id = null, after = null, limit }: { id?: string | null; after?: string | null; limit: number },
): Promise<ErasureRow[]> {
  const { rows } = await db.query<Omit<ErasureRow, keyof typeof NOTHING>>(
    `SELECT erasure_id, requested_at, done_at FROM erasure
     WHERE organization_id = $1 AND ($2::uuid IS NULL OR erasure_id = $2)
       AND ($3::uuid IS NULL OR erasure_id < $3) ORDER BY erasure_id DESC LIMIT $4`,
    [organizationId, id, after, limit],
  );
  // Apart, because a sharded database has one of the two tables on its coordinator and the other on all nodes.
  const { rows: walks } = await db.query<{ erasure_id: string } & typeof NOTHING>(
    `SELECT erasure_id, count(*)::int AS connections, count(done_at)::int AS connections_done,
       sum(records)::float8 AS records, sum(events)::float8 AS events, sum(others)::float8 AS others
     FROM erasure_walk WHERE erasure_id = ANY ($1) GROUP BY erasure_id`,
    [rows.map((row) => row.erasure_id)],
  );
  const counts = new Map(walks.map((walk) => [walk.erasure_id, walk]));
  return rows.map((row) => ({ ...row, ...(counts.get(row.erasure_id) ?? NOTHING) }));
}

/** An erasure that is not done. */
export interface OpenErasure {
  organization_id: string;
  erasure_id: string;
  spread_to: string | null;
  spread: boolean;
}

/** Erasures that are not done, the oldest first. */
export async function openErasures(db: Queryable, limit: number): Promise<OpenErasure[]> {
  const { rows } = await db.query<OpenErasure>(
    `SELECT organization_id, erasure_id, spread_to, spread FROM erasure WHERE done_at IS NULL
     ORDER BY requested_at LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Connections of an organization that an erasure has not come to, the oldest first. */
export async function unspread(
  db: Queryable,
  organizationId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ connection_id: string }>(
    `SELECT connection_id FROM connection
     WHERE organization_id = $1 AND deleted_at IS NULL AND ($2::uuid IS NULL OR connection_id > $2)
     ORDER BY connection_id LIMIT $3`,
    [organizationId, after, limit],
  );
  return rows.map((row) => row.connection_id);
}

/**
 * Tells a connection of an erasure, under its lock: its epoch grows, so that whoever has read something for it without
 * knowing of the erasure can no longer write it, and the walk through what it holds is noted.
 */
export async function beginWalk(tx: Transaction, connectionId: string, erasureId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'INSERT INTO erasure_walk (connection_id, erasure_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [connectionId, erasureId],
  );
  if (rowCount === 0) return false;
  await tx.query(
    'UPDATE connection_state SET epoch = epoch + 1, worker = NULL, due_at = now() WHERE connection_id = $1',
    [connectionId],
  );
  return true;
}

/** Notes how far it was told; `done`: to all. */
export async function noteSpread(
  db: Queryable,
  { organization_id, erasure_id }: OpenErasure,
  to: string | null,
  done: boolean,
): Promise<void> {
  await db.query(
    `UPDATE erasure SET spread_to = coalesce($3, spread_to), spread = $4 WHERE organization_id = $1 AND erasure_id = $2`,
    [organization_id, erasure_id, to, done],
  );
}

/** Where an erasure stands in a connection. */
interface WalkRow {
  connection_id: string;
  place: unknown;
}

/** Connections that an erasure is not through with. */
export async function openWalks(db: Queryable, erasureId: string, limit: number): Promise<WalkRow[]> {
  const { rows } = await db.query<WalkRow>(
    `SELECT connection_id, place FROM erasure_walk JOIN connection USING (connection_id)
     WHERE erasure_id = $1 AND done_at IS NULL AND deleted_at IS NULL ORDER BY connection_id LIMIT $2`,
    [erasureId, limit],
  );
  return rows;
}

/** Whether a connection is still gone through for some erasure, so that what it holds may tell of persons. */
export async function isBeingWalked(db: Queryable, connectionId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'SELECT 1 FROM erasure_walk WHERE connection_id = $1 AND done_at IS NULL LIMIT 1',
    [connectionId],
  );
  return rowCount === 1;
}

/** Notes what a part has come to; `place` null: it was the last. Of two who do the same part, one counts. */
export async function noteWalked(
  tx: Transaction,
  walk: { connectionId: string; erasureId: string; was: unknown },
  place: unknown,
  found: { records: number; events: number; others: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE erasure_walk SET place = $4, records = records + $5, events = events + $6, others = others + $7,
       done_at = CASE WHEN $4::json IS NULL THEN now() END
     WHERE connection_id = $1 AND erasure_id = $2 AND done_at IS NULL AND place::text IS NOT DISTINCT FROM $3`,
    [
      walk.connectionId,
      walk.erasureId,
      walk.was === null ? null : JSON.stringify(walk.was),
      place === null ? null : JSON.stringify(place),
      found.records,
      found.events,
      found.others,
    ],
  );
  return rowCount === 1;
}

/** Ends an erasure that is through with every connection. @returns whether it is over */
export async function endErasure(
  db: Queryable,
  { organization_id, erasure_id }: OpenErasure,
): Promise<boolean> {
  if ((await openWalks(db, erasure_id, 1)).length > 0) return false;
  // Told to all, it begins no further walk; where it is to be told anew, it is not.
  const { rowCount } = await db.query(
    'UPDATE erasure SET done_at = now() WHERE organization_id = $1 AND erasure_id = $2 AND spread',
    [organization_id, erasure_id],
  );
  return rowCount === 1;
}

/** Has every erasure of an organization look for connections anew: one that was imported may hold whom it erased. */
export async function reopenErasures(db: Queryable, organizationId: string): Promise<void> {
  await db.query(
    'UPDATE erasure SET spread_to = NULL, spread = false, done_at = NULL WHERE organization_id = $1',
    [organizationId],
  );
}
