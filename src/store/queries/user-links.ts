import type { Transaction } from '../database.ts';

/** Keeps the digest of a user's link; the one before it works no more. @returns until when it works */
export async function writeLink(
  tx: Transaction,
  userId: string,
  hash: Buffer,
  seconds: number,
): Promise<Date> {
  const { rows } = await tx.query<{ expires_at: Date }>(
    `INSERT INTO user_link (user_id, hash, expires_at) VALUES ($1, $2, now() + make_interval(secs => $3))
     ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, expires_at = excluded.expires_at
     RETURNING expires_at`,
    [userId, hash, seconds],
  );
  return rows[0]!.expires_at;
}

/**
 * Uses up a link. Of two who come with the same one, the row lock of the deletion lets one have it.
 *
 * @returns whose it is; undefined for one that was used, replaced, has expired or never was
 */
export async function takeLink(tx: Transaction, hash: Buffer): Promise<string | undefined> {
  const { rows } = await tx.query<{ user_id: string }>(
    'DELETE FROM user_link WHERE hash = $1 AND expires_at > now() RETURNING user_id',
    [hash],
  );
  return rows[0]?.user_id;
}
