/**
 * `npm run torture -- --minutes N [--seed S] [--path P] [--commands N] [--script FILE]`
 * The torture without an end, or a replay. `--first` stops at the first failure, `--shrink N` makes a failing
 * sequence shorter for at most N seconds.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../../src/store/embedded/index.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openGround } from './ground.ts';
import { describeFound, hunt, playScript } from './property.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string' },
    path: { type: 'string' },
    commands: { type: 'string', default: '60' },
    script: { type: 'string' },
    shrink: { type: 'string', default: '60' },
    first: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'backhaul-torture-'));
chmodSync(folder, 0o711); // as root the server runs as another user and has to get in
const server = await startEmbeddedPostgres({
  dataDir: folder,
  settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
});
await migrate(server.url);
const ground = await openGround(server.url);
let failures = 0;
try {
  if (values.script) await playScript(ground, JSON.parse(readFileSync(values.script, 'utf8')));
  else failures = await huntOn();
} finally {
  await ground.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures > 0 ? 1 : 0;

/** Hunts from one seed after the other; a failure is told, and the hunt goes on. */
async function huntOn(): Promise<number> {
  const endAt = Date.now() + Number(values.minutes) * 60_000;
  let seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  let runs = 0;
  let told = Date.now();
  let found = 0;
  const onRun = () => {
    runs += 1;
    if (Date.now() - told < 5000) return;
    told = Date.now();
    const left = Math.max(Math.round((endAt - told) / 1000), 0);
    console.log(`${runs} sequences, seed ${seed}, ${found} failures, ${left} s left`);
  };
  do {
    const result = await hunt(ground, {
      seed,
      ...(values.path ? { path: values.path } : {}),
      runs: values.path ? 1 : 200,
      maxCommands: Number(values.commands),
      withinMs: Math.max(endAt - Date.now(), 1000),
      shrinkMs: Number(values.shrink) * 1000,
      onRun,
    });
    if (result.found) {
      found += 1;
      console.log(`\nFAILED\n${describeFound(result.found)}\n`);
    }
    seed += 1;
  } while (Date.now() < endAt && !values.path && !(values.first && found > 0));
  console.log(`${runs} sequences, ${found} failures`);
  return found;
}
