import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { spawnOptions } from './account.ts';
import type { Place } from './place.ts';
import { identityOf } from './processes.ts';

/** A live postmaster; the port is missing while it is just starting. */
export type LiveServer = { pid: number; port: number | undefined };

const MAX_LOG_BYTES = 10_000_000;

/**
 * The server that runs on this cluster, if one does. A leftover postmaster.pid is removed when its number
 * now belongs to something else (PostgreSQL would refuse to start), or when it is empty; that of a dead
 * process stays, since PostgreSQL clears it itself after more checks than we can make.
 */
export function liveServer(cluster: string): LiveServer | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const runs = pid > 0 && runsOn(pid, cluster);
  if (runs === true) return { pid, port: Number(lines[3]) || undefined };
  if (runs !== 'ending' && (!(pid > 0) || processExists(pid))) rmSync(file, { force: true });
  return undefined;
}

/** Whether process `pid` is alive and is a PostgreSQL server on `cluster`; `ending` for one that is just going away. */
function runsOn(pid: number, cluster: string): boolean | 'ending' {
  if (identityOf(pid) === undefined) return false;
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
        cluster,
      );
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false;
    // A server works inside its cluster; compared by inode, so that a folder moved meanwhile is still known.
    const [theirs, ours] = [statSync(`/proc/${pid}/cwd`), statSync(cluster)];
    return theirs.ino === ours.ino && theirs.dev === ours.dev;
  } catch (error) {
    if (identityOf(pid) === undefined) return false;
    // Of a process that ends its folder goes before its name, and its file is PostgreSQL's to clear.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(cluster)) return 'ending';
    throw new Error(
      `Process ${pid} may be the database server of ${cluster}, but looking at it was refused (${(error as Error).message}). Start Backhaul as the user who started that process.`,
    );
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Starts a server on the cluster, in a session of its own so that Ctrl-C in our terminal does not reach it.
 * Its messages go to `logFile`. It is not ready yet when this returns.
 */
export function launchServer(
  place: Place,
  cluster: string,
  native: string,
  port: number,
  logFile: string,
  settings: Record<string, string>,
): ChildProcess {
  const all: Record<string, string> = {
    shared_buffers: '128MB',
    max_connections: '100',
    ...settings,
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'off',
    log_destination: 'stderr',
  };
  if (logSize(logFile) > MAX_LOG_BYTES) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(
      join(native, 'bin', 'postgres'),
      ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...spawnOptions(place.account, place.home), detached: true, stdio: ['ignore', log, log] },
    );
    child.on('error', () => {}); // seen by the caller as a child without a pid
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** The size of the log in bytes; 0 when there is none. */
export function logSize(logFile: string): number {
  return existsSync(logFile) ? statSync(logFile).size : 0;
}

/** The last lines the server wrote after byte `from`. */
export function logTail(logFile: string, from = 0): string {
  if (!existsSync(logFile)) return '';
  return readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n').slice(-12).join('\n');
}

/** A TCP port on 127.0.0.1 that is free now; another process may still take it first. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
