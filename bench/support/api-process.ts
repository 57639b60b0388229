/** The API in a process of its own, as `backhaul start` has it. Prints its URL; ends when its standard input does. */
import { pino } from 'pino';
import { startApi } from '../../src/api/index.ts';
import { assemble } from '../../src/sync/assemble.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import { benchConnector } from './connector.ts';

const { DATABASE_URL, SOURCE_URL, SECRET_KEY } = process.env;
const log = pino({ level: 'warn' }, pino.destination(2));
const { engine, sealer } = await assemble({
  url: DATABASE_URL!,
  connectors: [benchConnector(SOURCE_URL!)],
  secretKey: Buffer.from(SECRET_KEY!, 'hex'),
  settings: DEFAULT_SYNC_SETTINGS,
  log,
});
const { url } = await startApi({
  engine,
  sealer,
  log,
  host: '127.0.0.1',
  port: 0,
  limits: { readsPerSecond: 0, writesPerSecond: 0 },
});
process.stdin.on('end', () => process.exit(0)).resume();
process.stdout.write(`${url}\n`);
