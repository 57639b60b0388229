import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { type Account, canUse, chooseAccount, giveTo, isRoot } from './account.ts';

/** Where one database lives: `home` holds the cluster and belongs to `account`. */
export type Place = { home: string; account: Account };

/** Written into the home when initdb is through; without it there is only half a cluster. */
export const COMPLETE = 'complete';

const NOTE = 'database-is-elsewhere.txt';
const BELONGS_TO = 'belongs-to';
const ELSEWHERE = '/var/lib/backhaul';

/**
 * Makes the data folder when it is missing, and refuses one that this user may not write to.
 *
 * @returns its real path
 */
export function openDataDir(dataDir: string): string {
  try {
    // Others may pass through (the server's user has to) but not look; every file in it is 0600.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    for (const folder of [dataDir, join(dataDir, 'lock'), join(dataDir, 'users')])
      if (existsSync(folder)) accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    throw new Error(
      `Backhaul's data folder ${dataDir} cannot be used: ${(error as Error).message}. Start Backhaul as the user whose folder it is (or root), or set BACKHAUL_DATA_DIR to a folder of your own.`,
    );
  }
}

/**
 * Finds the home of the database of `dataDir` (an existing folder, real path), or makes a new one: inside
 * it where the account can work there, else below /var/lib/backhaul, with a note left in `dataDir`.
 * A database that exists is never silently replaced by an empty one: when it cannot be used, this throws.
 */
export async function findPlace(dataDir: string): Promise<Place> {
  const inside = join(dataDir, 'postgres');
  if (existsSync(join(dataDir, NOTE))) return notedPlace(dataDir);
  if (existsSync(join(inside, COMPLETE)) || unreadable(inside)) return existingPlace(inside);

  const account = chooseAccount();
  makeHome(inside, account);
  if (await canUse(account, inside)) return { home: inside, account };
  rmdirIfEmpty(inside);
  if (!account)
    throw new Error(`${inside} cannot be written to. Set BACKHAUL_DATA_DIR to a folder that can.`);
  return newPlaceElsewhere(dataDir, account);
}

async function existingPlace(home: string): Promise<Place> {
  const { uid, gid } = statSync(home);
  const us = process.getuid?.();
  if (!isRoot() && uid !== us)
    throw new Error(
      `The database in ${home} belongs to user number ${uid}, and Backhaul was started as ${us}. Start it as that user (or root), or set BACKHAUL_DATA_DIR to a folder of your own.`,
    );
  // As root we go on as whoever made it, which may have been an ordinary user without sudo.
  const account = !isRoot() ? undefined : uid === 0 ? chooseAccount() : { name: `number ${uid}`, uid, gid };
  if (account && uid === 0) giveTo(account, home);
  if (await canUse(account, home)) return { home, account };
  throw new Error(
    `The database is in ${home}, but the user it runs as (${account?.name ?? us}) may no longer enter that folder. Allow it to pass again, for example with "chmod o+x" on the folders above.`,
  );
}

async function notedPlace(dataDir: string): Promise<Place> {
  const note = join(dataDir, NOTE);
  const home = homeInNote(note);
  if (!home || !existsSync(home))
    throw new Error(
      `${note} says that the database of this folder is in ${home ?? '(no place given)'}, and nothing is there. Put it back, or delete that note to begin with an empty database.`,
    );
  if (unreadable(home)) return existingPlace(home);
  const owner = readFileSync(join(home, BELONGS_TO), 'utf8').trim();
  if (owner !== dataDir) {
    if (homeInNote(join(owner, NOTE)) === home)
      throw new Error(
        `${dataDir} is a copy of ${owner}, and the database in ${home} belongs to the original. Delete ${note} to begin with an empty database here.`,
      );
    writeFileSync(join(home, BELONGS_TO), `${dataDir}\n`);
  }
  return existingPlace(home);
}

async function newPlaceElsewhere(dataDir: string, account: NonNullable<Account>): Promise<Place> {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const name = basename(dataDir).replace(/^\.+|[^\w.-]/g, '') || 'data';
  const home = join(ELSEWHERE, `${name}-${hash}`);
  mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 });
  makeHome(home, account);
  if (!(await canUse(account, home)))
    throw new Error(
      `Backhaul runs as root, which PostgreSQL refuses, and the user "${account.name}" may enter neither ${dataDir} nor ${home}. Start Backhaul as an ordinary user, or set BACKHAUL_DATA_DIR to a folder that user may reach.`,
    );
  writeFileSync(join(home, BELONGS_TO), `${dataDir}\n`, { mode: 0o600 });
  writeFileSync(
    join(dataDir, NOTE),
    `Backhaul's database is not in this folder but in
  ${home}
because Backhaul was started as root, PostgreSQL refuses to run as root, and the user
it runs as instead ("${account.name}") may not enter this folder. Keep both together:
the password is here, the rows are there.
`,
    { mode: 0o600 },
  );
  return { home, account };
}

function homeInNote(note: string): string | undefined {
  return existsSync(note) ? /^ {2}(\/.+)$/m.exec(readFileSync(note, 'utf8'))?.[1] : undefined;
}

function makeHome(home: string, account: Account): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  giveTo(account, home);
}

/** True for a folder that exists and that we may not look into: it is somebody's, so it is not ours to use. */
function unreadable(folder: string): boolean {
  if (!existsSync(folder) || isRoot()) return false;
  try {
    statSync(join(realpathSync(folder), '.'));
    return statSync(folder).uid !== process.getuid?.();
  } catch {
    return true;
  }
}

function rmdirIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is in it: then it stays.
  }
}
