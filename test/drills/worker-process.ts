/**
 * A worker in a process of its own, as `backhaul worker` is one: settings by environment, a line "ready" when it
 * works, hands everything back on SIGTERM. It also ends when its standard input does, so that no drill that was
 * killed leaves one behind.
 */
import { pino } from 'pino';
import { v7 } from 'uuid';
import { connectors } from '../../src/connectors/index.ts';
import { openPool } from '../../src/store/database.ts';
import { assemble } from '../../src/sync/assemble.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import { Worker } from '../../src/sync/worker.ts';
import { Deliverer } from '../../src/webhooks/deliverer.ts';
import { outboundAgent } from '../../src/webhooks/outbound.ts';

const { DATABASE_URL, SANDBOX_URL, SECRET_KEY, WORKER_NAME, WORKER_SLOTS } = process.env;
const log = pino({ name: WORKER_NAME!, level: 'warn' }, pino.destination(2));

const assembly = await assemble({
  url: DATABASE_URL!,
  connectors: connectors({ sandboxUrl: SANDBOX_URL! }),
  secretKey: Buffer.from(SECRET_KEY!, 'hex'),
  settings: DEFAULT_SYNC_SETTINGS,
  log,
});
const worker = new Worker(assembly.engine, assembly.dispatch, assembly.hints, {
  slots: Number(WORKER_SLOTS),
  name: WORKER_NAME!,
  log,
});
worker.start();
const dispatcher = outboundAgent(['127.0.0.0/8']);
const deliveries = openPool(DATABASE_URL!, { max: 4 });
const deliverer = new Deliverer({
  pool: deliveries,
  sealer: assembly.sealer,
  log,
  observe: assembly.engine.observe,
  dispatcher,
  publicUrl: 'http://127.0.0.1',
  newId: v7,
  random: Math.random,
  name: WORKER_NAME!,
  retentionDays: 30,
});
deliverer.start();

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all([worker.stop(), deliverer.stop()]);
  await dispatcher.destroy();
  await deliveries.end();
  await assembly.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.stdin.on('end', () => void stop()).resume();
process.stdout.write('ready\n');
