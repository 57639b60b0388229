import type { Queryable, Transaction } from '../database.ts';
import type { Role } from './users.ts';

/** A browser that is signed in, with whoever sits before it. */
export interface SessionRow {
  user_id: string;
  organization_id: string;
  organization_name: string;
  email: string;
  name: string;
  role: Role;
}

/** The session with this digest; undefined for one that has ended, and for one whose user is gone. */
export async function findSession(db: Queryable, hash: Buffer): Promise<SessionRow | undefined> {
  const { rows } = await db.query<SessionRow>(
    `SELECT user_id, organization_id, organization.name AS organization_name, email, app_user.name, role
     FROM user_session JOIN app_user USING (user_id) JOIN organization USING (organization_id)
     WHERE hash = $1 AND expires_at > now()`,
    [hash],
  );
  return rows[0];
}

/** Begins a session of a user and notes that he was seen; of his other ones the latest used `most - 1` stay. */
export async function insertSession(
  tx: Transaction,
  userId: string,
  hash: Buffer,
  { seconds, most }: { seconds: number; most: number },
): Promise<void> {
  await tx.query(
    `DELETE FROM user_session WHERE hash IN (
       SELECT hash FROM user_session WHERE user_id = $1 ORDER BY last_used_at DESC, hash OFFSET $2)`,
    [userId, most - 1],
  );
  await tx.query(
    `INSERT INTO user_session (hash, user_id, expires_at) VALUES ($1, $2, now() + make_interval(secs => $3))`,
    [hash, userId, seconds],
  );
  await tx.query('UPDATE app_user SET last_seen_at = now() WHERE user_id = $1', [userId]);
}

/** Ends a session. */
export async function deleteSession(db: Queryable, hash: Buffer): Promise<void> {
  await db.query('DELETE FROM user_session WHERE hash = $1', [hash]);
}

/**
 * Notes that sessions were used: each then ends `seconds` from now, but `atMost` after it began whatever is done with
 * it. At most one write a session and minute, however many processes it uses.
 */
export async function noteSessionUses(
  db: Queryable,
  hashes: readonly Buffer[],
  { seconds, atMost }: { seconds: number; atMost: number },
): Promise<void> {
  const { rows } = await db.query<{ user_id: string }>(
    `UPDATE user_session SET last_used_at = now(),
       expires_at = least(now() + make_interval(secs => $2), created_at + make_interval(secs => $3))
     WHERE hash = ANY ($1) AND expires_at > now() AND last_used_at < now() - interval '1 minute'
     RETURNING user_id`,
    [hashes, seconds, atMost],
  );
  if (rows.length === 0) return;
  await db.query('UPDATE app_user SET last_seen_at = now() WHERE user_id = ANY ($1)', [
    [...new Set(rows.map((row) => row.user_id))].sort(),
  ]);
}
