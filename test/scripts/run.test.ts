import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

// A small checkout of its own with the real launcher, whose only dependencies are folders inside it, so that
// the real npm installs without a network.
let checkout: string;
const CHECKOUT = join(import.meta.dirname, '..', '..');
const MAIN = `
const args: string[] = process.argv.slice(2);
process.on('SIGINT', () => console.log('SIGINT'));
process.on('SIGTERM', () => { console.log('SIGTERM'); process.exit(7); });
if (args.includes('wait')) setInterval(() => {}, 1000);
console.log(JSON.stringify({ args, cwd: process.cwd(), node: process.versions.node }));
if (args.includes('abort')) process.kill(process.pid, 'SIGKILL');
process.exitCode = Number(args.at(-1)) || 0;
`;

function put(path: string, content: string): void {
  mkdirSync(join(checkout, path, '..'), { recursive: true });
  writeFileSync(join(checkout, path), content);
}

beforeEach(() => {
  checkout = realpathSync(mkdtempSync(join(tmpdir(), 'backhaul-run-')));
  for (const file of [
    'scripts/run.mjs',
    'scripts/install.mjs',
    'scripts/build-web.mjs',
    'bin/backhaul.mjs',
  ]) {
    put(file, '');
    copyFileSync(join(CHECKOUT, file), join(checkout, file));
  }
  put('src/cli/main.ts', MAIN);
  put('scripts/check.ts', MAIN);
  const dependencies = { needed: 'file:needed' };
  const devDependencies = { tool: 'file:tool' };
  const root = { name: 'small', version: '1.0.0', dependencies, devDependencies };
  put('package.json', JSON.stringify(root));
  for (const name of ['needed', 'tool'])
    put(`${name}/package.json`, JSON.stringify({ name, version: '1.0.0' }));
  const lock = {
    ...{ name: 'small', version: '1.0.0', lockfileVersion: 3, requires: true },
    packages: {
      '': root,
      needed: { version: '1.0.0' },
      tool: { version: '1.0.0', dev: true },
      'node_modules/needed': { resolved: 'needed', link: true },
      'node_modules/tool': { resolved: 'tool', link: true },
    },
  };
  put('package-lock.json', JSON.stringify(lock));
});

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

type Ended = { code: number | null; signal: string | null; out: string; err: string };

function launch(
  args: string[],
  options: SpawnOptions = {},
  script = 'scripts/run.mjs',
): ChildProcess & { ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(checkout, script), ...args], { stdio: 'pipe', ...options });
  const texts = { out: '', err: '' };
  child.stdout?.on('data', (text) => (texts.out += text));
  child.stderr?.on('data', (text) => (texts.err += text));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, ...texts }));
  return Object.assign(child, { ended });
}

const run = (...args: string[]) => launch(args).ended;
const installed = (name: string) => existsSync(join(checkout, 'node_modules', name));
const withoutNpm = { env: { PATH: '/nowhere' } };

test('the first start installs what it needs with one line, the second needs no npm at all', async () => {
  const first = await run('start', 'a', '3');
  expect(first.err).toBe(
    "Installing Backhaul's dependencies (locked versions, about half a minute, once)…\n",
  );
  expect(first.code).toBe(3);
  expect(JSON.parse(first.out)).toMatchObject({ args: ['start', 'a', '3'] });
  expect([installed('needed'), installed('tool'), existsSync(join(checkout, '.backhaul'))]).toEqual([
    true,
    false,
    false,
  ]);
  expect(await launch(['start'], withoutNpm).ended).toMatchObject({ code: 0, err: '' });
});

test('a command for developers adds the tools, and the server does not take them away again', async () => {
  await run('start');
  expect((await run('check')).err).toMatch(/^Installing/);
  expect(installed('tool')).toBe(true);
  writeFileSync(
    join(checkout, 'package-lock.json'),
    `${readFileSync(join(checkout, 'package-lock.json'), 'utf8')}\n`,
  );
  expect((await run('start')).err).toMatch(/^Installing/);
  expect(installed('tool')).toBe(true);
});

test('what runs from the checkout is not pulled away by an install', async () => {
  await run('start');
  writeFileSync(join(checkout, 'node_modules', '.kept'), '');
  await run('check');
  expect(installed('.kept')).toBe(true);
});

test('of several that start at once one installs and the others wait for it', async () => {
  const ends = await Promise.all([run('start'), run('check'), run('start'), run('check')]);
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect(ends.filter(({ err }) => err).length).toBeLessThanOrEqual(2);
  expect(installed('tool')).toBe(true);
});

test('the lock of an install that was killed is not waited for', async () => {
  put('.backhaul/installing/999999.1.aa', '');
  put(`.backhaul/installing/${process.pid}.1.aa`, '');
  expect((await run('start')).code).toBe(0);
});

test('a lock file that npm ci finds incomplete still installs what it names', async () => {
  const lock = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8'));
  delete lock.packages['node_modules/tool'];
  put('package-lock.json', JSON.stringify(lock));
  expect((await run('check')).code).toBe(0);
  expect(installed('needed')).toBe(true);
  expect(JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8'))).toEqual(lock);
});

test('an install that fails shows what npm said and starts nothing', async () => {
  mkdirSync(join(checkout, 'bin-of-test'));
  put('bin-of-test/npm', '#!/bin/sh\necho "npm error network is down"; exit 9\n');
  chmodSync(join(checkout, 'bin-of-test/npm'), 0o755);
  const { code, out, err } = await launch(['start'], { env: { PATH: `${checkout}/bin-of-test:/bin` } }).ended;
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('"npm ci" in');
  expect(err).toContain('npm error network is down');
});

// In place of Vite: says what it was asked for, and fails where the sources are broken.
const BUILDER = `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const [, web, , outDir] = process.argv.slice(2);
const source = readFileSync(web + '/src/main.tsx', 'utf8');
if (source === 'broken') { console.error('main.tsx: unexpected end'); process.exit(3); }
mkdirSync(outDir, { recursive: true });
writeFileSync(outDir + '/index.html', 'built from ' + source);
`;

/** A dashboard, and what builds it as a dependency like the others. */
function putWeb(source: string): void {
  put('web/vite.config.ts', '');
  put('web/src/main.tsx', source);
  put('needed/bin/vite.js', BUILDER);
  put('needed/package.json', JSON.stringify({ name: 'vite', version: '1.0.0', type: 'module' }));
  for (const file of ['package.json', 'package-lock.json'])
    put(
      file,
      readFileSync(join(checkout, file), 'utf8')
        .replaceAll('"needed":"file:needed"', '"vite":"file:needed"')
        .replace('node_modules/needed', 'node_modules/vite'),
    );
}
const built = () => readFileSync(join(checkout, 'web/dist/index.html'), 'utf8');

test('a start builds the dashboard where it is missing or its sources are others, once', async () => {
  putWeb('one');
  const starts = await Promise.all([run('start'), run('start')]);
  expect(starts.map(({ code }) => code)).toEqual([0, 0]);
  expect(
    starts
      .map(({ err }) => err)
      .join('')
      .match(/Building the dashboard/g),
  ).toHaveLength(1);
  expect(built()).toBe('built from one');
  expect((await run('start')).err).toBe('');
  expect((await run('backhaul')).err).toBe('');
  put('web/src/main.tsx', 'two');
  expect((await run('start')).err).toMatch(/^Building the dashboard/);
  expect(built()).toBe('built from two');
  expect(readdirSync(join(checkout, 'web')).sort()).toEqual(['dist', 'src', 'vite.config.ts']);
});

test('a dashboard that cannot be built is said, and the one before stays; all else is served', async () => {
  putWeb('one');
  await run('start');
  put('web/src/main.tsx', 'broken');
  const { code, out, err } = await run('start');
  expect([code, built()]).toEqual([0, 'built from one']);
  expect(JSON.parse(out)).toMatchObject({ args: ['start'] });
  expect(err).toContain('The dashboard could not be built (3). The build said:\nmain.tsx: unexpected end');
});

test('the command line tool keeps the folder it is called from', async () => {
  const { out } = await launch(['keys', 'list'], { cwd: tmpdir() }, 'bin/backhaul.mjs').ended;
  expect(JSON.parse(out)).toMatchObject({ args: ['keys', 'list'], cwd: realpathSync(tmpdir()) });
});

test('a signal is passed on once, waited for, and the exit code of the command is ours', async () => {
  const child = launch(['backhaul', 'wait'], { detached: true });
  await once(child.stdout!, 'data');
  child.kill('SIGINT');
  await once(child.stdout!, 'data');
  child.kill('SIGTERM');
  const { code, out } = await child.ended;
  expect(code).toBe(7);
  expect(out.trim().split('\n').slice(1)).toEqual(['SIGINT', 'SIGTERM']);
});

test('a command that a signal ends makes us end by the same signal', async () => {
  expect(await run('backhaul', 'abort')).toMatchObject({ code: null, signal: 'SIGKILL' });
});

test('a word that is no command is answered with those that are', async () => {
  expect(await run('strat')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/"strat" is not a command. Use one of: start, /),
  });
});
