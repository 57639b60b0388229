import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { appliedMigrations } from '../store/queries/applied-migrations.ts';
import { Refusal } from './refusal.ts';

const MIGRATIONS = join(import.meta.dirname, '..', 'store', 'migrations');
const UNDEFINED_TABLE = '42P01';

/**
 * Makes sure that the database has exactly this version's schema, and changes nothing: only `start` and
 * `migrate` bring a database up to date.
 *
 * @throws Refusal naming what to do
 */
export async function refuseOtherSchema(url: string): Promise<void> {
  const ours = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  const applied = await migrationsOf(url);
  const newer = applied.filter((name) => !ours.includes(name));
  if (newer.length > 0)
    throw new Refusal(
      `This database was migrated by a newer Backhaul: it has had ${newer.join(', ')}, which this version does not know. Run that newer version, or use another database.`,
    );
  const missing = ours.filter((name) => !applied.includes(name));
  if (missing.length > 0)
    throw new Refusal(
      `The database is not migrated: it has not had ${missing.join(', ')}. Run "backhaul migrate" or "backhaul start" first, with the same settings.`,
    );
}

async function migrationsOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // reported by the query under way
  try {
    await client.connect();
    return await appliedMigrations(client);
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return [];
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}
