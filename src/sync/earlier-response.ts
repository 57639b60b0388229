import { BackhaulError } from '../model/index.ts';
import type { Transaction } from '../store/database.ts';
import { findIdempotent } from '../store/queries/idempotency.ts';

/**
 * What was answered to the same request under the same Idempotency-Key; null where it is the first, or has no key.
 *
 * @param digest what makes two requests the same
 * @throws BackhaulError idempotency_key_reused
 */
export async function earlierResponse(
  tx: Transaction,
  connectionId: string,
  key: string | undefined,
  digest: Buffer,
): Promise<unknown> {
  const earlier = key && (await findIdempotent(tx, connectionId, key));
  if (!earlier) return null;
  if (earlier.request_hash.equals(digest)) return earlier.response;
  throw new BackhaulError(
    'idempotency_key_reused',
    'This Idempotency-Key was used with another request in the last 24 hours. Use a new key for a new request.',
  );
}
