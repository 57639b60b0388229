import type { Queryable } from '../database.ts';

/**
 * Notes that keys were used. At most one write a key and minute, however many processes use it: the date is for
 * people who look for keys nobody needs, and a read must not cost a write.
 */
export async function noteKeyUses(db: Queryable, apiKeyIds: string[]): Promise<void> {
  await db.query(
    `UPDATE api_key SET last_used_at = now()
     WHERE api_key_id = ANY ($1) AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
    [apiKeyIds],
  );
}
