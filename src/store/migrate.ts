import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { distribute, isDistributed } from './citus/distribute.ts';

const OLDEST_SERVER = 15;
const FILE_NAME = /^\d{4}-[a-z0-9-]+\.sql$/;

/**
 * Brings the database at `url` up to date: applies the numbered SQL files of `folder` that it has not had
 * yet, in order, each in a transaction of its own. Several processes may do this at once. Where the tables are spread
 * over a Citus cluster, new ones are too.
 *
 * @returns the names of the files applied by this call, such as "0001-start.sql"
 * @throws Error when the server is older than PostgreSQL 15, when a newer Backhaul has been here, or when a
 *   file fails (nothing of that file is kept then)
 */
export async function migrate(
  url: string,
  folder = join(import.meta.dirname, 'migrations'),
): Promise<string[]> {
  const files = migrationFiles(folder);
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the query that is under way reports a lost connection
  await client.connect();
  try {
    await refuseOldServer(client);
    await makeMigrationTable(client);
    const applied: string[] = [];
    for (let name = await applyNext(client, folder, files); name !== undefined; ) {
      applied.push(name);
      name = await applyNext(client, folder, files);
    }
    if (await isDistributed(client)) await distribute(url);
    return applied;
  } finally {
    await client.end().catch(() => {});
  }
}

function migrationFiles(folder: string): string[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  for (const [i, name] of files.entries()) {
    if (!FILE_NAME.test(name))
      throw new Error(`The migration ${join(folder, name)} needs a name like 0001-what-it-does.sql.`);
    if (files[i + 1]?.slice(0, 4) === name.slice(0, 4))
      throw new Error(
        `Two migrations have the number ${name.slice(0, 4)}: ${name} and ${files[i + 1]}. Renumber one.`,
      );
  }
  return files;
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query('SHOW server_version_num');
  const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
  if (major < OLDEST_SERVER)
    throw new Error(
      `The database server is PostgreSQL ${major}, and Backhaul needs ${OLDEST_SERVER} or later. Upgrade that server, or leave DATABASE_URL out to use the embedded one.`,
    );
}

async function makeMigrationTable(client: pg.Client): Promise<void> {
  try {
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
  } catch (error) {
    // IF NOT EXISTS is not safe between two sessions: the slower one gets one of these.
    if (!['23505', '42P07', '42710'].includes((error as { code?: string }).code ?? '')) throw error;
  }
}

/** Applies the first file that is not recorded yet and returns its name; undefined when there is none. */
async function applyNext(client: pg.Client, folder: string, files: string[]): Promise<string | undefined> {
  await client.query('BEGIN');
  try {
    // Holds off every other migrating process until our commit, then lets it see what we recorded.
    await client.query('LOCK TABLE migration IN SHARE ROW EXCLUSIVE MODE');
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY name');
    const recorded = new Set(rows.map((row) => row.name));
    const unknown = [...recorded].filter((name) => !files.includes(name));
    if (unknown.length > 0)
      throw new Error(
        `This database was migrated by a newer Backhaul: it has had ${unknown.join(', ')}, which this version does not know. Run that newer version, or use another database.`,
      );
    const name = files.find((file) => !recorded.has(file));
    if (name !== undefined) {
      // Citus would run parts of it side by side, and then refuse the rest; to others this is an unknown name.
      await client.query("SET LOCAL citus.multi_shard_modify_mode = 'sequential'");
      await applyFile(client, join(folder, name));
      await client.query('INSERT INTO migration (name) VALUES ($1)', [name]);
    }
    await client.query('COMMIT');
    return name;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function applyFile(client: pg.Client, file: string): Promise<void> {
  const sql = readFileSync(file, 'utf8');
  try {
    await client.query(sql);
  } catch (error) {
    const { message, position } = error as pg.DatabaseError;
    const line = position ? `, line ${[...sql].slice(0, Number(position)).join('').split('\n').length}` : '';
    throw new Error(`The migration ${file}${line} failed: ${message}. Nothing of it was kept.`, {
      cause: error,
    });
  }
}
