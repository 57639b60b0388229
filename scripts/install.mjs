// Installs the dependencies at the locked versions when they are not there yet. Plain JavaScript for Node 20.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const MARKER = '.backhaul-install.json';

/**
 * Makes sure that what package-lock.json names is installed in `root`, with the dev dependencies if `dev`.
 * Does nothing, and needs no network, when the marker of an earlier install fits.
 * @throws Error with npm's own words when the install fails
 */
export async function ensureInstalled(root, dev) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const modules = join(root, 'node_modules');
  const fits = () => {
    const marker = readMarker(modules);
    return marker?.lock === lock && (marker.dev || !dev);
  };
  if (fits()) return;
  await alone(join(root, '.backhaul', 'installing'), async () => {
    if (fits()) return; // another process has just done it
    process.stderr.write(
      "Installing Backhaul's dependencies (locked versions, about half a minute, once)…\n",
    );
    // Tools that are there stay there: starting the server must not take them from a developer.
    const withDev = dev || readMarker(modules)?.dev === true || existsSync(join(modules, 'vitest'));
    const options = [
      withDev ? '--include=dev' : '--omit=dev',
      '--include=optional', // Node and PostgreSQL themselves
      '--ignore-scripts', // npm 11 refuses them anyway: nothing may rely on them
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ];
    const gentle = ['install', '--no-save'];
    // `npm ci` empties the folder first, which would pull it away from a server that runs from here.
    let how = existsSync(modules) ? gentle : ['ci'];
    let { code, output } = await npm(root, [...how, ...options]);
    // npm leaves other systems' packages out of a lock file when its registry lacks them, and `npm ci` then
    // refuses that file as a whole (npm/cli issue 9846). `npm install` takes the locked versions that there are.
    if (code !== 0 && how[0] === 'ci' && output.includes('in sync')) {
      how = gentle;
      ({ code, output } = await npm(root, [...how, ...options]));
    }
    if (code !== 0)
      throw new Error(
        `Backhaul's dependencies could not be installed: "npm ${how.join(' ')}" in ${root} failed (${code}). It said:\n${excerpt(output)}\nIf that is about the network, check that this machine reaches the npm registry; then run this again.`,
      );
    const draft = join(modules, `${MARKER}.${process.pid}`);
    mkdirSync(modules, { recursive: true });
    writeFileSync(draft, `${JSON.stringify({ lock, dev: withDev })}\n`);
    renameSync(draft, join(modules, MARKER));
  });
}

function readMarker(modules) {
  try {
    return JSON.parse(readFileSync(join(modules, MARKER), 'utf8'));
  } catch {
    return undefined;
  }
}

/** The reason stands at the beginning; npm may add its whole manual. */
function excerpt(output) {
  const lines = output.trim().split('\n');
  return lines.slice(0, 12).join('\n') + (lines.length > 12 ? `\n… and ${lines.length - 12} more lines` : '');
}

function npm(root, args) {
  // Under `npm run` the same npm is used; a bare call looks for one on the path.
  const own = /npm-cli\.js$/.test(process.env.npm_execpath ?? '') ? process.env.npm_execpath : undefined;
  const [program, first] = own ? [process.execPath, [own]] : ['npm', []];
  return new Promise((done) => {
    let output = '';
    const child = spawn(program, [...first, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', (error) => done({ code: error.code, output: error.message }));
    child.on('close', (code) => done({ code, output }));
  });
}

/**
 * Runs `work` while no other process runs work under this folder. Nobody takes over a dead owner's file
 * (two takers could each remove the other's): one announces oneself, then looks, and steps back when
 * somebody else is there. The same as src/store/embedded/presence.ts, which Node 20 cannot read.
 */
export async function alone(folder, work) {
  for (;;) {
    if (othersIn(folder).length === 0) {
      const own = `${process.pid}.${identityOf(process.pid)}.${randomBytes(4).toString('hex')}`;
      try {
        writeFileSync(join(folder, own), '');
        if (othersIn(folder, own).length === 0) return await work();
      } catch (error) {
        if (error.code !== 'ENOENT' || existsSync(folder)) throw error; // else removed by one that finished
      } finally {
        rmSync(join(folder, own), { force: true });
        removeIfEmpty(folder);
        removeIfEmpty(join(folder, '..'));
      }
    }
    await new Promise((done) => setTimeout(done, 50 + Math.random() * 200));
  }
}

function othersIn(folder, own) {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return readdirSync(folder).filter((name) => {
    if (name === own) return false;
    const [pid, identity] = name.split('.');
    if (identityOf(pid) === identity) return true;
    rmSync(join(folder, name), { force: true });
    return false;
  });
}

/** When a process started, which tells it from a later one of the same number; "gone" when it is not there. */
function identityOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'gone' : fields[19];
  } catch {
    if (process.platform === 'linux') return 'gone';
  }
  try {
    process.kill(Number(pid), 0);
    return 'alive';
  } catch {
    return 'gone';
  }
}

function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // Something is in it, or it is gone.
  }
}
