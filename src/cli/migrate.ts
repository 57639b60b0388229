import { distribute } from '../store/citus/distribute.ts';
import { migrate } from '../store/migrate.ts';
import { Dispatch } from '../sync/dispatch.ts';
import { openDatabase } from './database.ts';
import { printJson } from './output.ts';
import { EXIT } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';

/**
 * Brings the database up to date: our tables, and those of the queue.
 *
 * @param citus spreads them over the Citus cluster that the database is the coordinator of
 * @returns the exit code
 */
export async function runMigrate(
  settings: Settings,
  { json, citus }: { json?: boolean; citus?: boolean },
): Promise<number> {
  const screen = new Screen();
  const database = await openDatabase(settings, { mustExist: false });
  try {
    if (!json) screen.fact('database', database.description);
    const applied = await migrate(database.url);
    if (!json) for (const name of applied) screen.fact('applied', name);
    const distributed = citus ? await distribute(database.url) : [];
    if (!json) for (const name of distributed) screen.fact('distributed', name);
    // Starting the queue makes or updates its tables.
    const dispatch = await Dispatch.start(database.url, false, () => {});
    await dispatch.stop();
    if (json) printJson({ database: database.description, applied, distributed });
    else screen.say('The database is up to date.');
    return EXIT.ok;
  } finally {
    await database.stop();
  }
}
