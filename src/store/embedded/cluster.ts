import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveTo, runAs } from './account.ts';
import { COMPLETE, type Place } from './place.ts';

/** The superuser of the embedded server; its password is the only one there is. */
export const DATABASE_USER = 'backhaul';

/** The folder that PostgreSQL calls its data directory. */
export function clusterFolder(place: Place): string {
  return join(place.home, 'cluster');
}

/** Reads the password kept in `dataDir`, or makes one before the first initdb. */
export function loadPassword(dataDir: string, place: Place): string {
  const file = join(dataDir, 'postgres.password');
  if (!existsSync(file)) {
    if (existsSync(join(place.home, COMPLETE)))
      throw new Error(
        `The password of the database in ${place.home} is gone: ${file} is missing. Put it back from a copy of the folder, or delete ${place.home} to begin with an empty database.`,
      );
    writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flush: true });
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * Makes the cluster unless it is there already; half a one, left by an interrupted start, is made anew.
 *
 * @param version of the binaries, such as "18.4"
 * @param sync false leaves out writing through to the disk (tests)
 */
export async function ensureCluster(
  place: Place,
  native: string,
  version: string,
  password: string,
  sync: boolean,
): Promise<void> {
  const cluster = clusterFolder(place);
  if (existsSync(join(place.home, COMPLETE))) {
    const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
    if (made === version.split('.')[0]) return;
    throw new Error(
      `The database in ${cluster} was made by PostgreSQL ${made}, and PostgreSQL ${version} cannot open it. Go back to the Backhaul that made it and copy its data out with pg_dump, or set BACKHAUL_DATA_DIR to a new folder.`,
    );
  }
  rmSync(cluster, { recursive: true, force: true });
  const passwordFile = join(place.home, 'initdb.password');
  try {
    rmSync(passwordFile, { force: true });
    writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
    giveTo(place.account, passwordFile);
    const { code, output } = await runAs(place.account, place.home, join(native, 'bin', 'initdb'), [
      `--pgdata=${cluster}`,
      `--username=${DATABASE_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      ...(sync ? [] : ['--no-sync']),
    ]);
    if (code !== 0)
      throw new Error(
        `A new database could not be made in ${cluster}. PostgreSQL's initdb said: ${output.trim().split('\n').slice(-5).join(' ') || `nothing (exit code ${code})`}. Check that the disk has room (80 MB) and can be written to, then start again.`,
      );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(place.home, COMPLETE), `${version}\n`, { flush: true });
}
