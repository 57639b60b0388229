import { migrate } from '../store/migrate.ts';
import { Dispatch } from '../sync/dispatch.ts';
import { openDatabase } from './database.ts';
import { EXIT } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';

/** Brings the database up to date: our tables, and those of the queue. @returns the exit code */
export async function runMigrate(settings: Settings): Promise<number> {
  const screen = new Screen();
  const database = await openDatabase(settings, { mustExist: false });
  try {
    screen.fact('database', database.description);
    for (const name of await migrate(database.url)) screen.fact('applied', name);
    // Starting the queue makes or updates its tables.
    const dispatch = await Dispatch.start(database.url, false, () => {});
    await dispatch.stop();
    screen.say('The database is up to date.');
    return EXIT.ok;
  } finally {
    await database.stop();
  }
}
