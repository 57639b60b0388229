import { forgetConnections } from '../store/queries/endpoint-forget.ts';
import type { EndpointFields } from '../store/queries/endpoint-insert.ts';
import { takeFromSender, writeEndpoint } from '../store/queries/endpoint-update.ts';
import type { Engine } from '../sync/engine.ts';
import { changeEndpoint } from './change-endpoint.ts';
import { checkEndpoint } from './check-endpoint.ts';
import type { Endpoint } from './endpoint-view.ts';

/**
 * Changes what an endpoint is. What it was yet to be sent of connections that it no longer takes goes; its sender is
 * changed then, for what he has under way may be of those.
 *
 * @throws BackhaulError invalid, not_found
 */
export async function updateEndpoint(
  engine: Engine,
  organizationId: string,
  endpointId: string,
  wish: Partial<EndpointFields>,
  allow: readonly string[],
): Promise<Endpoint> {
  const checked = await checkEndpoint(engine.pool, organizationId, wish, allow);
  return changeEndpoint(engine, organizationId, endpointId, async (tx, before) => {
    const after = {
      url: checked.url ?? before.url,
      description: checked.description ?? before.description,
      event_types: checked.event_types === undefined ? before.event_types : checked.event_types,
      connection_ids: checked.connection_ids === undefined ? before.connection_ids : checked.connection_ids,
      max_per_second: checked.max_per_second ?? before.max_per_second,
    };
    await writeEndpoint(tx, endpointId, after);
    if (!isFewer(before.connection_ids, after.connection_ids)) return;
    await takeFromSender(tx, endpointId);
    await forgetConnections(tx, organizationId, endpointId, after.connection_ids);
  });
}

function isFewer(before: readonly string[] | null, after: readonly string[] | null): boolean {
  if (after === null) return false;
  return before === null || before.some((id) => !after.includes(id));
}
