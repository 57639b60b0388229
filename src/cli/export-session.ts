import { openToolSession, type ToolSession } from '../store/export/session.ts';
import { openDatabase } from './database.ts';
import { Refusal } from './refusal.ts';
import { refuseOtherSchema } from './schema.ts';
import type { Settings } from './settings.ts';

/**
 * Carries out a command with one session of its own on the database of an installation that exists.
 *
 * @throws Refusal when there is none, its schema is another version's, or the session is lost on the way
 */
export async function withToolSession<T>(
  settings: Settings,
  name: string,
  work: (session: ToolSession) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(settings, { mustExist: true });
  try {
    await refuseOtherSchema(database.url);
    const session = await openToolSession(database.url, name);
    try {
      return await work(session);
    } catch (error) {
      const lost = session.lost();
      if (!lost) throw error;
      throw new Refusal(
        `The session with the database was lost: ${lost.message}. Whatever was begun does not count; run the command again.`,
      );
    } finally {
      await session.end();
    }
  } finally {
    await database.stop();
  }
}
