// Builds the dashboard into web/dist when that is missing or its sources are others. Plain JavaScript for Node 20.
// Called by run.mjs before a server starts; `node scripts/build-web.mjs` does it alone.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './install.mjs';

/** Says, in the build itself, which sources it was made from. */
const MARKER = '.sources';

/**
 * Makes sure that `root`/web/dist is a build of what is in `root`/web and package-lock.json. Does nothing where there is
 * no dashboard to build. The build before stays whole until the new one takes its place.
 * @param node the Node that runs the build
 * @throws Error with the build's own words when it fails
 */
export async function ensureBuilt(root, node) {
  const web = join(root, 'web');
  const dist = join(web, 'dist');
  if (!existsSync(join(web, 'vite.config.ts'))) return;
  const sources = digestOf(root, web);
  const fits = () => readMarker(dist) === sources;
  if (fits()) return;
  await alone(join(root, '.backhaul', 'building'), async () => {
    if (fits()) return; // another process has just done it
    process.stderr.write('Building the dashboard (a few seconds, once)…\n');
    const draft = join(web, `dist.${process.pid}`);
    try {
      const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
      const { code, output } = await run(
        node,
        [vite, 'build', web, '--outDir', draft, '--logLevel', 'warn'],
        root,
      );
      if (code !== 0 || !existsSync(join(draft, 'index.html')))
        throw new Error(
          `The dashboard could not be built (${code}). The build said:\n${output.trim().slice(0, 3000)}`,
        );
      writeFileSync(join(draft, MARKER), sources);
      rmSync(dist, { recursive: true, force: true });
      renameSync(draft, dist);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  });
}

function readMarker(dist) {
  try {
    return readFileSync(join(dist, MARKER), 'utf8');
  } catch {
    return undefined;
  }
}

/** Of every file a build is made from, with its name. */
function digestOf(root, web) {
  const hash = createHash('sha256');
  for (const path of [join(root, 'package-lock.json'), ...filesOf(web)])
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  return hash.digest('hex');
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !/^(dist(\..*)?|node_modules|\..*)$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesOf(path) : [path];
    });
}

function run(program, args, cwd) {
  return new Promise((done) => {
    let output = '';
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', (error) => done({ code: error.code, output: error.message }));
    child.on('close', (code) => done({ code, output }));
  });
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await ensureBuilt(dirname(dirname(fileURLToPath(import.meta.url))), process.execPath);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
