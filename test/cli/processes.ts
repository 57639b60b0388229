import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SandboxFile } from '../../src/cli/sandbox-file.ts';
import { pause } from '../../src/store/embedded/processes.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
export const NODE = join(ROOT, 'node_modules', '.bin', 'node');
/** The command line's entry. */
export const MAIN = join(ROOT, 'src', 'cli', 'main.ts');
const PATIENCE_MS = 120_000;
/** Below those that the system gives out by itself. */
const [PORT_RANGES, PORTS_A_RANGE] = [4, 3000];

/** A running or ended command with what it printed. */
export interface Command {
  readonly child: ChildProcess;
  readonly out: string;
  readonly err: string;
  /** Waits until standard output has `text`, and fails with everything printed when the command ends before. */
  says(text: string | RegExp): Promise<void>;
  /** Waits for the end. */
  ended(): Promise<{ code: number | null; signal: string | null }>;
}

/** Keeps a clean-up for later: the end of the test, unless something is used by several. */
export type AtEnd = (cleanUp: () => void | Promise<void>) => void;

const atTestEnd: AtEnd = (cleanUp) => onTestFinished(cleanUp);

/** Runs `backhaul <args>` with nothing of our environment but what is given; killed at the end of the test. */
export function backhaul(args: string[], env: Record<string, string>, atEnd = atTestEnd): Command {
  return command([MAIN, ...args], env, atEnd);
}

/** Runs a script with Node as {@link backhaul} does. */
export function command(args: string[], env: Record<string, string> = {}, atEnd = atTestEnd): Command {
  const child = spawn(NODE, args, {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.err += text;
  });
  const closed = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  atEnd(() => {
    child.kill('SIGKILL');
  });
  return {
    child,
    get out() {
      return texts.out;
    },
    get err() {
      return texts.err;
    },
    async says(text) {
      const there = () => (typeof text === 'string' ? texts.out.includes(text) : text.test(texts.out));
      for (const until = Date.now() + PATIENCE_MS; !there(); await pause(20)) {
        if (child.exitCode !== null || child.signalCode !== null || Date.now() > until)
          throw new Error(
            `The command never said ${text}. It said:\n${texts.out.slice(-2000)}\n${texts.err.slice(-2000)}`,
          );
      }
    },
    ended: () => closed,
  };
}

/** The environment of an installation in a folder of its own, on free ports; cleared away after the test. */
export async function newInstallation(env: Record<string, string> = {}, atEnd = atTestEnd) {
  const dataDir = mkdtempSync(join(tmpdir(), 'backhaul-cli-'));
  chmodSync(dataDir, 0o711); // as root the database runs as another user, and has to get in
  const port = await freePortPair();
  atEnd(async () => {
    for (const { pid } of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
    await until(() => processesOf(dataDir).length === 0);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    dataDir,
    url: `http://127.0.0.1:${port}`,
    vendorUrl: `http://127.0.0.1:${port + 1}`,
    env: { BACKHAUL_DATA_DIR: dataDir, BACKHAUL_PORT: String(port), BACKHAUL_LOG_LEVEL: 'warn', ...env },
    sandbox: () => JSON.parse(readFileSync(join(dataDir, 'sandbox.json'), 'utf8')) as SandboxFile,
  };
}

/** Every process that names the folder in its arguments or works in it: the database's, above all. */
export function processesOf(folder: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const line = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return line.includes(folder) ? [{ pid: Number(name), command: line }] : [];
      } catch {
        return []; // it ended meanwhile
      }
    });
}

/** Waits for something to become true. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const late = Date.now() + PATIENCE_MS; !(await holds()); await pause(25)) {
    if (Date.now() > late) throw new Error(`It never came true: ${holds}`);
  }
}

/**
 * Two neighbouring ports that are free now: the API's and the vendor's. They are bound only once a process has started;
 * until then no file that runs beside this one may find them free as well, so each of the workers has a range of its own.
 */
async function freePortPair(): Promise<number> {
  const worker = Number(process.env.VITEST_POOL_ID ?? 1) % PORT_RANGES;
  for (;;) {
    const port = 20_000 + worker * PORTS_A_RANGE + 2 * Math.floor((Math.random() * PORTS_A_RANGE) / 2);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}

/** A printed curl line as a request. It is read as a shell would read it, quotes and all. */
export function fetchCurl(line: string): Promise<Response> {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
  const headers = new Headers();
  let [url, method, body] = ['', 'GET', undefined as string | undefined];
  for (let at = 1; at < words.length; at++) {
    const word = words[at]!;
    if (word === '-H') {
      const [name, ...value] = words[++at]!.split(': ');
      headers.set(name!, value.join(': '));
    } else if (word === '-X') method = words[++at]!;
    else if (word === '-d') body = words[++at]!;
    else if (word !== '-g') url = word;
  }
  return fetch(url, { method, headers, ...(body !== undefined && { body }) });
}

/** The curl lines in what a command printed. */
export function curlLines(out: string): string[] {
  return out.split('\n').filter((line) => line.startsWith('curl '));
}
