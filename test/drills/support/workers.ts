import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until.ts';

const SCRIPTS = join(import.meta.dirname, '..');

/** A process of a drill. */
export interface DrillProcess {
  /** Of a worker also the application_name of all its database sessions, and its name in connection_state. */
  name: string;
  alive(): boolean;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGSTOP: not one instruction of it runs any more when this returns. */
  freeze(): Promise<void>;
  /** SIGCONT. */
  thaw(): void;
  /** SIGTERM. @returns its exit code and how long it took, in milliseconds */
  end(): Promise<{ code: number | null; ms: number }>;
}

/** Starts a worker and waits until it works. What it says goes to our error output. */
export function startWorker(
  name: string,
  options: { databaseUrl: string; sandboxUrl: string; secretKey: Buffer; slots: number },
): Promise<DrillProcess> {
  const url = new URL(options.databaseUrl);
  // In the URL it wins over what the product says, so each session shows whose it is.
  url.searchParams.set('application_name', name);
  return startProcess(name, 'worker-process.ts', {
    DATABASE_URL: url.href,
    SANDBOX_URL: options.sandboxUrl,
    SECRET_KEY: options.secretKey.toString('hex'),
    WORKER_NAME: name,
    WORKER_SLOTS: String(options.slots),
  });
}

/** Starts one of the scripts of this folder and waits until it says that it is ready. */
export async function startProcess(
  name: string,
  script: string,
  env: Record<string, string>,
): Promise<DrillProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(SCRIPTS, script)], {
    stdio: ['pipe', 'pipe', process.env.DRILL_VERBOSE ? 'inherit' : 'ignore'],
    env: { PATH: process.env.PATH, ...env },
  });
  await ready(child, name);
  return {
    name,
    alive: () => isAlive(child),
    async kill() {
      if (!isAlive(child)) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async freeze() {
      child.kill('SIGSTOP');
      await until(`${name} stands still`, 5000, () => isStopped(child.pid!));
    },
    thaw: () => void child.kill('SIGCONT'),
    async end() {
      const began = performance.now();
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = (await gone) as [number | null];
      return { code, ms: performance.now() - began };
    },
  };
}

async function ready(child: ChildProcess, name: string): Promise<void> {
  const [line] = await Promise.race([once(child.stdout!, 'data'), once(child, 'exit').then(() => ['gone'])]);
  if (String(line).trim() !== 'ready') throw new Error(`${name} did not start: ${line}`);
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** Whether the kernel says T (stopped) of the process; the signal itself is delivered some time after kill(). */
function isStopped(pid: number): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T');
}
