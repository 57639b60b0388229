import type { Pool } from 'pg';
import { inTransaction } from '../store/database.ts';
import { endpointIds, endpointOfEachKey, lockEndpointSecrets } from '../store/queries/endpoint-secrets.ts';
import { writeEndpointSecrets } from '../store/queries/endpoint-update.ts';
import type { Sealer } from '../store/seal.ts';
import { openSecrets, sealSecrets } from './secrets.ts';

const BATCH = 500;

/**
 * Seals endpoints' secrets that are stored under another key than the current one anew, as `reseal` does those of
 * connections.
 *
 * @returns how many endpoints there are, and how many of them were sealed anew
 * @throws Error when something was sealed under a key that is not given; endpoints before it are done
 */
export async function resealEndpoints(
  pool: Pool,
  sealer: Sealer,
): Promise<{ endpoints: number; resealed: number }> {
  const counts = { endpoints: 0, resealed: 0 };
  for (let after: string | null = null; ; ) {
    const ids = await endpointIds(pool, after, BATCH);
    for (const endpointId of ids) {
      counts.endpoints += 1;
      if (await resealEndpoint(pool, sealer, endpointId)) counts.resealed += 1;
    }
    if (ids.length < BATCH) return counts;
    after = ids.at(-1)!;
  }
}

/**
 * Tries this installation's keys on all that endpoints' secrets are sealed under.
 *
 * @returns for each key that is not there, a sentence; empty when all is well
 * @throws Error when none of them is there: then the installation has the wrong keys
 */
export async function tryEndpointKeys(pool: Pool, sealer: Sealer): Promise<string[]> {
  const kept = await endpointOfEachKey(pool);
  const problems = kept.flatMap(({ endpoint_id, sealed_secrets }) => {
    try {
      openSecrets(sealer, endpoint_id, sealed_secrets);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
  if (problems.length > 0 && problems.length === kept.length) throw new Error(problems[0]);
  return problems;
}

function resealEndpoint(pool: Pool, sealer: Sealer, endpointId: string): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const sealed = await lockEndpointSecrets(tx, endpointId);
    if (sealed === undefined || sealer.isCurrent(sealed)) return false;
    const secrets = openSecrets(sealer, endpointId, sealed);
    await writeEndpointSecrets(tx, endpointId, sealSecrets(sealer, endpointId, secrets));
    return true;
  });
}
