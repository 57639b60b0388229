import { readFileSync } from 'node:fs';
import { identityOf } from '../store/embedded/processes.ts';

const LOOK_EVERY_MS = 500;
const LAUNCHER = /^npm (start|run|exec)\b|\/(scripts\/run|bin\/backhaul)(\.mjs)? |^node scripts\/run\.mjs /;
const SHELL = /^(\/bin\/)?(ba|da|z)?sh -c /;

/**
 * Calls `gone` when what started us with `npm start` or `backhaul start` was killed: nobody else would end us
 * then, and the next start would find its port taken. A shell or a service manager is no launcher: those may go.
 * Only where /proc tells who our parents are.
 */
export function watchLauncher(gone: () => void): void {
  const launchers = findLaunchers(process.ppid);
  if (launchers.length === 0) return;
  const timer = setInterval(() => {
    if (launchers.every(({ pid, identity }) => identityOf(pid) === identity)) return;
    clearInterval(timer);
    gone();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** Our parent, its parent and so on, as long as they are npm, its shell or our own scripts. */
function findLaunchers(parent: number): { pid: number; identity: string }[] {
  const chain: { pid: number; identity: string; real: boolean }[] = [];
  for (let pid = parent; pid > 1; ) {
    const seen = look(pid);
    const identity = identityOf(pid);
    if (!seen || identity === undefined) break;
    const real = LAUNCHER.test(seen.command) && !SHELL.test(seen.command);
    if (!real && !SHELL.test(seen.command)) break;
    chain.push({ pid, identity, real });
    pid = seen.parent;
  }
  // A shell at the far end is the user's own.
  while (chain.at(-1)?.real === false) chain.pop();
  return chain;
}

function look(pid: number): { parent: number; command: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return { parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() };
  } catch {
    return undefined;
  }
}
