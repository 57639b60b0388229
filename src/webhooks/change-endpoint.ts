import { inTransaction, type Transaction } from '../store/database.ts';
import { type LockedEndpoint, lockOwnEndpoint } from '../store/queries/endpoint-lock.ts';
import type { Engine } from '../sync/engine.ts';
import { type Endpoint, isId, noEndpoint, readEndpoint } from './endpoint-view.ts';

/**
 * Changes an endpoint of an organization under its lock, so that of two who do so at once the second sees what the
 * first has done, and a sender notes what he sent before or after, never in between.
 *
 * @returns what `change` returns
 * @throws BackhaulError not_found
 */
export function underEndpointLock<T>(
  engine: Engine,
  organizationId: string,
  endpointId: string,
  change: (tx: Transaction, before: LockedEndpoint) => Promise<T>,
): Promise<T> {
  return inTransaction(engine.pool, async (tx) => {
    const before = isId(endpointId) ? await lockOwnEndpoint(tx, organizationId, endpointId) : undefined;
    if (!before) throw noEndpoint(endpointId);
    return change(tx, before);
  });
}

/** The same, answered with how the endpoint stands afterwards. */
export async function changeEndpoint(
  engine: Engine,
  organizationId: string,
  endpointId: string,
  change: (tx: Transaction, before: LockedEndpoint) => Promise<void>,
): Promise<Endpoint> {
  await underEndpointLock(engine, organizationId, endpointId, change);
  return readEndpoint(engine, organizationId, endpointId);
}
