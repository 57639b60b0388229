import { silentLog } from '../observe/index.ts';
import type { Assembly } from '../sync/assemble.ts';
import { openAssembly } from './assembly.ts';
import { openDatabase } from './database.ts';
import { vendorUrl } from './sandbox-vendor.ts';
import { refuseOtherSchema } from './schema.ts';
import type { Settings } from './settings.ts';

/** What can be asked for nothing: a port that no vendor has. */
const NOWHERE = 'http://127.0.0.1:0';

/**
 * Carries out a command with the engine of an installation that exists, and closes everything again. It takes no
 * work: what is asked for is done by whatever worker runs.
 *
 * @returns the exit code that `work` gives
 * @throws Refusal when there is no installation, its database cannot be reached, has another version's schema, or
 *   its secrets another key
 */
export async function withEngine(
  settings: Settings,
  work: (assembly: Assembly) => Promise<number>,
): Promise<number> {
  const database = await openDatabase(settings, { mustExist: true });
  try {
    await refuseOtherSchema(database.url);
    // What fails is told by the statement that fails; there is no one to read a log of it besides.
    const silent = silentLog();
    const assembly = await openAssembly(settings, database.url, sandboxUrl(settings), silent);
    try {
      return await work(assembly);
    } finally {
      await assembly.close();
    }
  } finally {
    await database.stop();
  }
}

/** Only connecting asks a source, and it refuses by itself where nobody can know the vendor's port. */
function sandboxUrl(settings: Settings): string {
  return settings.sandboxUrl || settings.port > 0 ? vendorUrl(settings) : NOWHERE;
}
