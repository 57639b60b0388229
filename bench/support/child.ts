import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const BENCH = join(import.meta.dirname, '..');

/** A process of the bench. */
export interface Child {
  pid: number;
  /** What it printed first. */
  said: string;
  /** Sends a signal, and waits for the line it prints then. */
  ask(signal: NodeJS.Signals): Promise<string>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Ends its standard input, and waits until it has gone. */
  end(): Promise<void>;
}

/** Starts one of the scripts of the bench, and waits for the first line it prints: it is ready then. */
export async function startChild(
  script: string,
  options: { env?: Record<string, string>; flags?: string[] } = {},
): Promise<Child> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...(options.flags ?? []), join(BENCH, script)],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { PATH: process.env.PATH, ...options.env } },
  );
  const lines = createInterface(child.stdout!);
  const line = async () => {
    const said = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => null)]);
    if (said === null) throw new Error(`${script} has ended.`);
    return String(said[0]);
  };
  const said = await line();
  return {
    pid: child.pid!,
    said,
    async ask(signal) {
      const answer = line();
      child.kill(signal);
      return await answer;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone(child);
    },
    async end() {
      child.stdin!.end();
      await gone(child);
    },
  };
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
