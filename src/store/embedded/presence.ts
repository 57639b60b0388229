import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, pause } from './processes.ts';

/**
 * Leaves a file in `folder` that says "this process is here" until it is removed or the process dies.
 * Everything is in the name, so that there is no half-written file to read. Returns the file's path.
 */
export function announce(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `${process.pid}.${identityOf(process.pid)}.${randomBytes(4).toString('hex')}`;
  writeFileSync(join(folder, name), '', { flag: 'wx', mode: 0o600 });
  return join(folder, name);
}

/** The process numbers of everybody else alive who announced themselves in `folder`; clears away the dead. */
export function othersPresent(folder: string, own?: string): number[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const alive: number[] = [];
  for (const name of readdirSync(folder)) {
    const [pid, identity] = name.split('.');
    if (join(folder, name) === own) continue;
    if (identityOf(Number(pid)) === identity) alive.push(Number(pid));
    else rmSync(join(folder, name), { force: true });
  }
  return alive;
}

/**
 * Runs `work` while no other process runs work under the same `folder`; waits up to `waitMs` for its turn.
 *
 * A lock file that a dead process left must be taken over, and two takers of one file can each remove the
 * other's. So nobody takes over anything: one announces oneself, then looks, and steps back when somebody
 * else is there. Of two at once the later to announce sees the earlier, hence never both go on.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>, waitMs = 300_000): Promise<T> {
  const until = Date.now() + waitMs;
  for (;;) {
    const waiting = othersPresent(folder);
    if (waiting.length === 0) {
      const own = announce(folder);
      try {
        if (othersPresent(folder, own).length === 0) return await work();
      } finally {
        rmSync(own, { force: true });
      }
    }
    if (Date.now() > until) {
      throw new Error(
        `Process ${waiting.join(', ')} has been starting or stopping the database in ${folder} for ${waitMs / 1000} s, so this one could not. End that process, then try again.`,
      );
    }
    await pause(20 + Math.random() * 80);
  }
}
