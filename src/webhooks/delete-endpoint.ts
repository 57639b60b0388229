import { deleteEndpointRow, forgetConnections } from '../store/queries/endpoint-forget.ts';
import { takeFromSender } from '../store/queries/endpoint-update.ts';
import type { Engine } from '../sync/engine.ts';
import { underEndpointLock } from './change-endpoint.ts';

/**
 * Deletes an endpoint with all that it was yet to be sent. A message that is under way may still arrive, and is noted
 * nowhere. Its log is no longer shown, and goes with its time.
 *
 * @throws BackhaulError not_found
 */
export function deleteEndpoint(engine: Engine, organizationId: string, endpointId: string): Promise<void> {
  return underEndpointLock(engine, organizationId, endpointId, async (tx) => {
    await takeFromSender(tx, endpointId);
    await forgetConnections(tx, organizationId, endpointId, null);
    await deleteEndpointRow(tx, endpointId);
  });
}
