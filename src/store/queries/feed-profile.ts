import type { Transaction } from '../database.ts';

/**
 * Gives a connection another profile (null: the preset of its connector), which is one revision more.
 *
 * @returns that revision
 */
export async function writeFeedProfile(
  tx: Transaction,
  connectionId: string,
  profile: unknown,
): Promise<number> {
  const { rows } = await tx.query<{ revision: number }>(
    `UPDATE connection SET feed_profile = $2, feed_profile_revision = feed_profile_revision + 1
     WHERE connection_id = $1 RETURNING feed_profile_revision AS revision`,
    [connectionId, profile === null ? null : JSON.stringify(profile)],
  );
  return rows[0]!.revision;
}
