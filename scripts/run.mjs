// What package.json's scripts call: sees to the dependencies, then hands over to Node 24.
// Runs on Node 20 with nothing installed, so it is plain JavaScript and imports only what Node brings.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build-web.mjs';
import { ensureInstalled } from './install.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const VITEST = 'node_modules/vitest/vitest.mjs';

/**
 * For each command: what Node runs (paths from the checkout), whether it needs the dev dependencies, and what a
 * dashboard that cannot be built is to it: an error, or a warning, since all else can be served.
 */
const COMMANDS = {
  start: { run: ['src/cli/main.ts', 'start'], dev: false, web: 'warning' },
  backhaul: { run: ['src/cli/main.ts'], dev: false },
  test: { run: [VITEST, 'run'], dev: true, web: 'error' },
  check: { run: ['scripts/check.ts'], dev: true },
  torture: { run: ['test/torture/run.ts'], dev: true },
  drills: { run: [VITEST, 'run', '--config', 'vitest.drills.config.ts'], dev: true },
  e2e: { run: [VITEST, 'run', '--config', 'vitest.dashboard.config.ts'], dev: true, web: 'error' },
  screenshots: {
    run: [VITEST, 'run', '--config', 'vitest.screenshots.config.ts'],
    dev: true,
    web: 'error',
  },
  mutants: { run: ['scripts/mutants.ts'], dev: true },
  bench: { run: ['bench/run.ts'], dev: true },
};

/** Runs one command and ends this process the way the command ended. */
export async function main([name, ...args]) {
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
  if (!command) fail(`"${name ?? ''}" is not a command. Use one of: ${Object.keys(COMMANDS).join(', ')}.`, 2);
  try {
    await ensureInstalled(ROOT, command.dev);
  } catch (error) {
    fail(error.message, 1);
  }
  const node = findNode();
  if (command.web) {
    try {
      await ensureBuilt(ROOT, node);
    } catch (error) {
      if (command.web === 'error') fail(error.message, 1);
      process.stderr.write(`${error.message}\n`);
    }
  }
  const [script, ...rest] = command.run;
  if (!existsSync(join(ROOT, script))) fail(`There is no ${script} in ${ROOT}, so "${name}" cannot run.`, 1);
  handOver(
    node,
    ['--disable-warning=ExperimentalWarning', join(ROOT, script), ...rest, ...args],
    // The tools look for their configuration where they stand; Backhaul's own commands take paths from the user.
    command.dev ? ROOT : process.cwd(),
  );
}

/** A Node that strips types by itself: the one npm installed with us, or the one we run on. */
function findNode() {
  const own = join(ROOT, 'node_modules', '.bin', 'node');
  if (existsSync(own)) {
    const answer = spawnSync(own, ['--version'], { encoding: 'utf8' });
    if (answer.status === 0 && major(answer.stdout.trim()) >= 24) return own;
  }
  if (major(process.version) >= 24) return process.execPath;
  return fail(
    `Backhaul needs Node 24, this is Node ${process.versions.node}, and npm has no Node 24 for this machine (${process.platform}-${process.arch}). Install Node 24 or later from https://nodejs.org and run this again.`,
    1,
  );
}

const major = (version) => Number(/^v(\d+)\./.exec(version)?.[1] ?? 0);

function handOver(node, args, cwd) {
  // Types need to be stripped and scripts compiled once only, not at each start.
  const cache = process.env.NODE_COMPILE_CACHE ?? join(ROOT, 'node_modules', '.cache', 'node');
  const child = spawn(node, args, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // What a key in the terminal causes has reached the child too, and twice would mean "at once" to it.
      if (signal === 'SIGTERM' || !terminalSignalsUs()) child.kill(signal);
    });
  }
  child.on('error', (error) => fail(`Node could not be started (${node}): ${error.message}`, 1));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    // End by the same signal, so that whoever started us sees what happened.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    setTimeout(() => process.exit(1), 1000); // a signal that does not end us, such as SIGCHLD
  });
}

/** Whether this process is in the foreground of a terminal, where Ctrl-C goes to the whole group. */
function terminalSignalsUs() {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return group === foreground;
  } catch {
    return Boolean(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY);
  }
}

function fail(message, code) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2));
