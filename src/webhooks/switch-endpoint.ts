import { skipMissed } from '../store/queries/endpoint-forget.ts';
import { switchOff, switchOn } from '../store/queries/endpoint-switch.ts';
import { takeFromSender } from '../store/queries/endpoint-update.ts';
import type { Engine } from '../sync/engine.ts';
import { changeEndpoint } from './change-endpoint.ts';
import type { Endpoint } from './endpoint-view.ts';

/**
 * Switches an endpoint on again. What it missed meanwhile follows, unless it is to be skipped.
 *
 * @throws BackhaulError not_found
 */
export function enableEndpoint(
  engine: Engine,
  organizationId: string,
  endpointId: string,
  { skip }: { skip: boolean },
): Promise<Endpoint> {
  return changeEndpoint(engine, organizationId, endpointId, async (tx, before) => {
    // Whoever sent to it when it was switched off may still have something under way.
    if (skip || !before.enabled) await takeFromSender(tx, endpointId);
    if (skip) await skipMissed(tx, endpointId);
    await switchOn(tx, endpointId);
  });
}

/** Switches an endpoint off: nothing is sent to it until it is switched on. @throws BackhaulError not_found */
export function disableEndpoint(
  engine: Engine,
  organizationId: string,
  endpointId: string,
): Promise<Endpoint> {
  return changeEndpoint(engine, organizationId, endpointId, (tx) => switchOff(tx, endpointId));
}
