import { readdirSync, readFileSync } from 'node:fs';

/** A clock tick of /proc, in milliseconds; 100 a second on every Linux that Node runs on. */
const TICK_MS = 10;

/** What a process has used of all cores so far, in milliseconds; 0 when it has gone. Linux only. */
export function cpuMs(pid: number): number {
  try {
    const [user, system] = statOf(pid).slice(11, 13);
    return (Number(user) + Number(system)) * TICK_MS;
  } catch {
    return 0;
  }
}

/** What a server and its sessions, those that ended included, have used so far, in milliseconds. */
export function postgresCpuMs(postmaster: number): number {
  const [user, system] = statOf(postmaster).slice(13, 15); // of its children that have ended
  const alive = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && parentOf(Number(name)) === postmaster,
  );
  const children = alive.reduce((sum, pid) => sum + cpuMs(Number(pid)), 0);
  return cpuMs(postmaster) + (Number(user) + Number(system)) * TICK_MS + children;
}

/** A field of /proc/<pid>/status that is given in kB, in megabytes: `VmRSS`, `VmHWM`. */
export function memoryMb(pid: number, field: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
}

function parentOf(pid: number): number {
  try {
    return Number(statOf(pid)[1]);
  } catch {
    return 0;
  }
}

/** The fields of /proc/<pid>/stat behind the name, which may hold anything. */
function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
