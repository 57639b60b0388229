import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells this process apart from a later one that got the same number: when it started.
 * Returns undefined when no such process runs; a zombie (dead, not yet collected) counts as dead.
 */
export function identityOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return identityFromPs(pid);
  try {
    // The name in field 2 may hold spaces and brackets, so count from the last closing one.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function identityFromPs(pid: number): string | undefined {
  try {
    const out = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [state = '', ...started] = out.split(/\s+/);
    return state === '' || state.startsWith('Z') ? undefined : started.join('').replace(/\W/g, '');
  } catch {
    return undefined;
  }
}

/** Waits `ms` milliseconds; used between looks at a condition, never in place of one. */
export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
