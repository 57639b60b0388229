import { hostname } from 'node:os';
import { Alerter } from '../alerts/alerter.ts';
import { openChannels } from '../alerts/channels.ts';
import { watchDisk } from '../alerts/watch-disk.ts';
import { watchEndpoints } from '../alerts/watch-endpoints.ts';
import { watchJobs } from '../alerts/watch-jobs.ts';
import { watchSchedules } from '../alerts/watch-schedules.ts';
import { openPool } from '../store/database.ts';
import type { Engine } from '../sync/engine.ts';
import type { Database } from './database.ts';
import type { Settings } from './settings.ts';
import type { Stopping } from './stopping.ts';

/** Sessions of its own: what keeps the engine's busy may be what has to be told. */
const POOL_SIZE = 2;

/** Starts telling operators from this process, until it stops. Alerts are kept also where nobody is told of them. */
export function startAlerter(
  settings: Settings,
  { database, engine }: { database: Database; engine: Engine },
  stopping: Stopping,
): void {
  const pool = openPool(database.url, { max: POOL_SIZE, name: 'backhaul-alerts' });
  const channels = openChannels(settings);
  stopping.defer('alert connections', async () => {
    for (const channel of channels) await channel.close();
    await pool.end();
  });
  const alerter = new Alerter({
    pool,
    log: engine.log,
    watches: [
      watchJobs(pool),
      watchSchedules({ ...engine, pool }),
      watchEndpoints(pool),
      ...(database.folder === null ? [] : [watchDisk(database.folder, engine)]),
    ],
    channels,
    installation: installationName(settings),
    newId: engine.newId,
    random: engine.random,
  });
  alerter.start();
  stopping.defer('alerts', () => alerter.stop());
}

/** How messages name this installation: by the address its clients know, else by the machine. */
export function installationName({ publicUrl }: Pick<Settings, 'publicUrl'>): string {
  return publicUrl ?? hostname();
}
