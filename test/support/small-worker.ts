/**
 * A worker in a process of its own, so that a test can bound its memory from outside: settings by environment, a line
 * "ready" when it works. It ends when its standard input does.
 */
import { pino } from 'pino';
import { connectors } from '../../src/connectors/index.ts';
import { assemble } from '../../src/sync/assemble.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import { Worker } from '../../src/sync/worker.ts';

const { DATABASE_URL, SANDBOX_URL, SECRET_KEY, SOURCE_TIMEOUT_MS, WORKER_SLOTS } = process.env;
const log = pino({ level: process.env.WORKER_LOG_LEVEL ?? 'fatal' }, pino.destination(2));
const timeoutMs = Number(SOURCE_TIMEOUT_MS);
const { engine, dispatch, hints, close } = await assemble({
  url: DATABASE_URL!,
  connectors: connectors({ sandboxUrl: SANDBOX_URL! }).map((one) => ({ ...one, timeoutMs })),
  secretKey: Buffer.from(SECRET_KEY!, 'hex'),
  settings: DEFAULT_SYNC_SETTINGS,
  log,
});
const worker = new Worker(engine, dispatch, hints, { slots: Number(WORKER_SLOTS), name: 'small', log });
worker.start();
process.stdin
  .on('end', async () => {
    await worker.stop();
    await close();
    process.exit(0);
  })
  .resume();
process.stdout.write('ready\n');
