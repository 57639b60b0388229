import { Retryable, Terminal } from '../../connectors/kit/errors.ts';

/** What the operating system says when trying again cannot help, with what a person can do. */
const FINAL: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. Make it, or correct the connection',
  ENOTDIR: 'is not a folder. Correct the connection',
  EACCES: 'may not be read by Backhaul. Let its user read it',
  EPERM: 'may not be read by Backhaul. Let its user read it',
  ELOOP: 'leads round in a circle of links. Correct the connection',
  ENAMETOOLONG: 'has too long a name. Correct the connection',
};

/** A failure of the file system in the four words of connectors. `what` begins the sentence. */
export function folderTrouble(error: unknown, what: string): Retryable | Terminal {
  const { code = 'unknown' } = error as { code?: string };
  const final = Object.hasOwn(FINAL, code) ? FINAL[code] : undefined;
  if (final !== undefined) return new Terminal(`${what} ${final}.`);
  return new Retryable(`${what} could not be read (${code}).`);
}

/** Whether something was taken away between being listed and being looked at. */
export function isGone(error: unknown): boolean {
  return (error as { code?: string }).code === 'ENOENT';
}
