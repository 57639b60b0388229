import { v7 } from 'uuid';
import type { Observer } from '../observe/index.ts';
import { openPool } from '../store/database.ts';
import type { Sealer } from '../store/seal.ts';
import { Deliverer } from '../webhooks/deliverer.ts';
import { outboundAgent } from '../webhooks/outbound.ts';
import type { Settings } from './settings.ts';
import type { Stopping } from './stopping.ts';
import { workerName } from './worker-name.ts';

/** Sessions of its own, so that a thousand slow receivers take none from the engine. */
const POOL_SIZE = 4;

/** Starts sending webhooks from this process, until it stops. */
export function startDeliverer(
  settings: Settings,
  { databaseUrl, sealer, observe }: { databaseUrl: string; sealer: Sealer; observe: Observer },
  stopping: Stopping,
): void {
  const pool = openPool(databaseUrl, { max: POOL_SIZE, name: 'backhaul-webhooks' });
  const dispatcher = outboundAgent(settings.webhookAllow);
  stopping.defer('webhook connections', async () => {
    await dispatcher.destroy();
    await pool.end();
  });
  const deliverer = new Deliverer({
    pool,
    sealer,
    log: observe.log,
    observe,
    dispatcher,
    publicUrl: settings.publicUrl ?? `http://${settings.host}:${settings.port}`,
    newId: v7,
    random: Math.random,
    name: workerName(),
    retentionDays: settings.eventRetentionDays,
  });
  deliverer.start();
  stopping.defer('webhooks', () => deliverer.stop());
}
