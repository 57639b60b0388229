import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../store/embedded/index.ts';
import { Refusal, reasonOf } from './refusal.ts';
import type { Settings } from './settings.ts';

/** The database of this installation, reachable. */
export interface Database {
  url: string;
  /** For people: what it is and where, without a password. */
  description: string;
  /** Where its data lives, for people. */
  place: string;
  /** Folder that its data is in; null where that is another server's affair. */
  folder: string | null;
  stop(): Promise<void>;
}

/**
 * Opens the database the settings name: the operator's own, or the embedded one, started or joined.
 *
 * @param mustExist false only for commands that may make an installation
 * @throws Refusal, or the embedded server's Error, both with a sentence
 */
export async function openDatabase(
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  { mustExist }: { mustExist: boolean },
): Promise<Database> {
  if (settings.databaseUrl) return openOwn(settings.databaseUrl);
  // Made before the first initdb, so without it nothing was ever started here.
  if (mustExist && !existsSync(join(settings.dataDir, 'postgres.password')))
    throw new Refusal(
      `There is no Backhaul in ${settings.dataDir} yet. Start it there once ("backhaul start"), or set BACKHAUL_DATA_DIR to the folder it has, or DATABASE_URL to its database.`,
    );
  const server = await startEmbeddedPostgres({ dataDir: settings.dataDir });
  return {
    url: server.url,
    description: `PostgreSQL ${server.version}, ${server.adopted ? 'was running already' : 'started'}`,
    place: settings.dataDir,
    folder: server.home,
    stop: () => server.stop(),
  };
}

async function openOwn(url: string): Promise<Database> {
  const shown = withoutSecrets(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // reported by the query under way
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    const version = rows[0]!.server_version.split(' ')[0];
    return {
      url,
      description: `PostgreSQL ${version}, ${shown}`,
      place: shown,
      folder: null,
      stop: async () => {},
    };
  } catch (error) {
    throw new Refusal(
      `The database ${shown} cannot be used: ${reasonOf(error)}. Check that the server runs and that DATABASE_URL names it with the right user, password and database.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** The address less its password and parameters (which may hold one too). */
function withoutSecrets(url: string): string {
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username ? `${username}@` : ''}${host}${pathname}`;
}
