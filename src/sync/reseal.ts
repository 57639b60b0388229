import type { Pool } from 'pg';
import { underLock } from '../store/queries/lock-connection.ts';
import { connectionIds, loadSecrets, writeSecrets } from '../store/queries/secrets.ts';
import type { Sealer } from '../store/seal.ts';
import { resealPrivacyKeys } from './privacy/privacy.ts';
import { sessionOwner } from './secrets.ts';

const BATCH = 500;

/**
 * Seals everything that is stored under another key than the current one anew, connection by connection, while
 * everything runs. Once it has come to its end the other keys are needed no more; a second run finds nothing to do.
 *
 * @returns how many connections there are, and how many of them were sealed anew
 * @throws Error when something was sealed under a key that is not given; connections before it are done
 */
export async function reseal(pool: Pool, sealer: Sealer): Promise<{ connections: number; resealed: number }> {
  const counts = { connections: 0, resealed: 0 };
  await resealPrivacyKeys(pool, sealer);
  let after: string | null = null;
  for (;;) {
    const ids = await connectionIds(pool, after, BATCH);
    for (const connectionId of ids) {
      counts.connections += 1;
      if (await resealConnection(pool, sealer, connectionId)) counts.resealed += 1;
    }
    if (ids.length < BATCH) return counts;
    after = ids.at(-1)!;
  }
}

/** Under the lock, because a worker may just be keeping a session that it was given. */
async function resealConnection(pool: Pool, sealer: Sealer, connectionId: string): Promise<boolean> {
  const done = await underLock(pool, connectionId, async (tx) => {
    const kept = await loadSecrets(tx, connectionId);
    if (!kept) return false;
    const { accessToken, credentials, session } = kept;
    const all = [accessToken, credentials, ...(session === null ? [] : [session])];
    if (all.every((sealed) => sealer.isCurrent(sealed))) return false;
    const anew = (owner: string, sealed: string) => sealer.seal(owner, sealer.open(owner, sealed));
    await writeSecrets(tx, connectionId, {
      accessToken: anew(connectionId, accessToken),
      credentials: anew(connectionId, credentials),
      session: session === null ? null : anew(sessionOwner(connectionId), session),
    });
    return true;
  });
  return done ?? false;
}
