/**
 * A worker in a process of its own, put together as `backhaul worker` is. Prints "ready" when it works; ends when its
 * standard input does, so that no bench that was killed leaves one behind. On SIGUSR2 it prints how many bytes of its
 * heap are in use after a collection (needs --expose-gc).
 */
import { pino } from 'pino';
import { assemble } from '../../src/sync/assemble.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import { Worker } from '../../src/sync/worker.ts';
import { benchConnector } from './connector.ts';

const { DATABASE_URL, SOURCE_URL, SECRET_KEY, WORKER_NAME, WORKER_SLOTS, QUOTA } = process.env;
const log = pino({ name: WORKER_NAME!, level: 'warn' }, pino.destination(2));
const assembly = await assemble({
  url: DATABASE_URL!,
  connectors: [benchConnector(SOURCE_URL!, QUOTA ? JSON.parse(QUOTA) : undefined)],
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
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  process.stdout.write(`${process.memoryUsage().heapUsed}\n`);
});
process.stdin
  .on('end', async () => {
    await worker.stop();
    await assembly.close();
    process.exit(0);
  })
  .resume();
process.stdout.write('ready\n');
