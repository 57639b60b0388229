import { openPool } from '../store/database.ts';
import { createSealer } from '../store/seal.ts';
import { reseal } from '../sync/reseal.ts';
import { openDatabase } from './database.ts';
import { EXIT, Refusal } from './refusal.ts';
import { refuseOtherSchema } from './schema.ts';
import { Screen } from './screen.ts';
import { loadSecretKey } from './secret-key.ts';
import type { Settings } from './settings.ts';
import { counted } from './words.ts';

/** `reseal`: everything stored under another key is sealed under the current one. @returns the exit code */
export async function runReseal(settings: Settings): Promise<number> {
  const database = await openDatabase(settings, { mustExist: true });
  const pool = openPool(database.url, { max: 2 });
  try {
    await refuseOtherSchema(database.url);
    const sealer = createSealer(loadSecretKey(settings.dataDir, settings), settings.otherSecretKeys);
    const { connections, resealed } = await reseal(pool, sealer).catch((error: Error) => {
      throw new Refusal(
        `${error.message} Put that key into BACKHAUL_OTHER_SECRET_KEYS and run this again; what was done stays done.`,
      );
    });
    new Screen().say(
      resealed === 0
        ? `All of ${counted(connections, 'connection')} were sealed under the current key already.`
        : `${counted(resealed, 'connection')} of ${connections} sealed anew. The other keys are no longer needed.`,
    );
    return EXIT.ok;
  } finally {
    await pool.end();
    await database.stop();
  }
}
