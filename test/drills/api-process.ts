/** The API in a process of its own, on a port that is given. Ends when its standard input does. */
import { pino } from 'pino';
import { startApi } from '../../src/api/index.ts';
import { connectors } from '../../src/connectors/index.ts';
import { assemble } from '../../src/sync/assemble.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';

const { DATABASE_URL, SANDBOX_URL, SECRET_KEY, PORT } = process.env;
const log = pino({ level: 'warn' }, pino.destination(2));
const { engine, sealer } = await assemble({
  url: DATABASE_URL!,
  connectors: connectors({ sandboxUrl: SANDBOX_URL! }),
  secretKey: Buffer.from(SECRET_KEY!, 'hex'),
  settings: DEFAULT_SYNC_SETTINGS,
  log,
});
await startApi({
  engine,
  sealer,
  log,
  host: '127.0.0.1',
  port: Number(PORT),
  limits: { readsPerSecond: 0, writesPerSecond: 0 },
});
process.stdin.on('end', () => process.exit(0)).resume();
process.stdout.write('ready\n');
