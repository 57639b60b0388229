import { createSealer } from '../store/seal.ts';
import { reseal } from '../sync/reseal.ts';
import { resealEndpoints } from '../webhooks/reseal-endpoints.ts';
import { printJson } from './output.ts';
import { Refusal } from './refusal.ts';
import { loadSecretKey } from './secret-key.ts';
import type { Settings } from './settings.ts';
import { withDatabase } from './with-database.ts';
import { counted } from './words.ts';

/** `reseal`: everything stored under another key is sealed under the current one. @returns the exit code */
export function runReseal(settings: Settings, { json }: { json?: boolean }): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const sealer = createSealer(loadSecretKey(settings.dataDir, settings), settings.otherSecretKeys);
    const all = async () => {
      const { connections, resealed } = await reseal(pool, sealer);
      const done = await resealEndpoints(pool, sealer);
      return { connections, endpoints: done.endpoints, resealed: resealed + done.resealed };
    };
    const counts = await all().catch((error: Error) => {
      throw new Refusal(
        `${error.message} Put that key into BACKHAUL_OTHER_SECRET_KEYS and run this again; what was done stays done.`,
      );
    });
    if (json) return printJson(counts);
    const { connections, endpoints, resealed } = counts;
    const held =
      endpoints === 0
        ? counted(connections, 'connection')
        : `${counted(connections, 'connection')} and ${counted(endpoints, 'webhook endpoint')}`;
    screen.say(
      resealed === 0
        ? `${held}, all sealed under the current key already.`
        : `${held}, ${resealed} of them sealed anew. The other keys are no longer needed.`,
    );
  });
}
