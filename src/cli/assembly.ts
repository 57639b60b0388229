import type { Logger } from 'pino';
import { connectors } from '../connectors/index.ts';
import { type Assembly, assemble } from '../sync/assemble.ts';
import { anySealedCredentials } from './organizations.ts';
import { Refusal } from './refusal.ts';
import { loadSecretKey } from './secret-key.ts';
import type { Settings } from './settings.ts';

const HOUR_MS = 3_600_000;

/**
 * Puts this process's engine together as the settings say, on a migrated database.
 *
 * @throws Refusal when the secret key is not the one the stored credentials were sealed under
 */
export async function openAssembly(
  settings: Settings,
  databaseUrl: string,
  sandboxUrl: string,
  log: Logger,
): Promise<Assembly> {
  const assembly = await assemble({
    url: databaseUrl,
    connectors: connectors({ sandboxUrl, sourceUrls: settings.sourceUrls }),
    secretKey: loadSecretKey(settings.dataDir, settings),
    otherSecretKeys: settings.otherSecretKeys,
    ...(settings.filesDir === undefined ? {} : { filesDir: settings.filesDir }),
    settings: {
      hold: settings.precedence,
      freshnessGuardMs:
        settings.freshnessGuardHours === undefined ? null : settings.freshnessGuardHours * HOUR_MS,
      stuckAfterMs: settings.stuckAfterHours * HOUR_MS,
      rawRetentionDays: settings.rawRetentionDays,
    },
    log,
  });
  try {
    await refuseWrongKey(assembly, settings);
    return assembly;
  } catch (error) {
    await assembly.close();
    throw error;
  }
}

/** Better now than one failed sync after the other. */
async function refuseWrongKey({ pool, sealer }: Assembly, settings: Settings): Promise<void> {
  const kept = await anySealedCredentials(pool);
  if (!kept) return;
  try {
    sealer.open(kept.connection_id, kept.sealed_credentials);
  } catch (error) {
    const where = settings.secretKey
      ? 'Set BACKHAUL_SECRET_KEY to the key this database has always had.'
      : `Put the right secret.key back into ${settings.dataDir} from a copy.`;
    throw new Refusal(`The stored credentials cannot be opened: ${(error as Error).message} ${where}`);
  }
}
