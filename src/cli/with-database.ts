import type { Pool } from 'pg';
import { openPool } from '../store/database.ts';
import { openDatabase } from './database.ts';
import { EXIT } from './refusal.ts';
import { refuseOtherSchema } from './schema.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';

/**
 * Carries out a command that works on the database of an installation that exists, and closes it again.
 *
 * @returns the exit code of a command that did what it should
 * @throws Refusal when there is no installation, its database cannot be reached, or has another version's schema
 */
export async function withDatabase(
  settings: Settings,
  work: (pool: Pool, screen: Screen) => Promise<void>,
): Promise<number> {
  const database = await openDatabase(settings, { mustExist: true });
  const pool = openPool(database.url, { max: 2 });
  try {
    await refuseOtherSchema(database.url);
    await work(pool, new Screen());
    return EXIT.ok;
  } finally {
    await pool.end();
    await database.stop();
  }
}
