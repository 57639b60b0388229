import type { Logger } from 'pino';
import { connectors } from '../connectors/index.ts';
import type { Observer } from '../observe/index.ts';
import { type Assembly, assemble } from '../sync/assemble.ts';
import { tryEndpointKeys } from '../webhooks/reseal-endpoints.ts';
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
  observe?: Observer,
): Promise<Assembly> {
  const assembly = await assemble({
    url: databaseUrl,
    connectors: connectors({ sandboxUrl, sourceUrls: settings.sourceUrls }),
    secretKey: loadSecretKey(settings.dataDir, settings),
    otherSecretKeys: settings.otherSecretKeys,
    ...(settings.filesDir === undefined ? {} : { filesDir: settings.filesDir }),
    sftpAllow: settings.sftpAllow,
    settings: {
      hold: settings.precedence,
      freshnessGuardMs:
        settings.freshnessGuardHours === undefined ? null : settings.freshnessGuardHours * HOUR_MS,
      stuckAfterMs: settings.stuckAfterHours * HOUR_MS,
      quotaReserve: settings.quotaReservePercent / 100,
      rawRetentionDays: settings.rawRetentionDays,
    },
    log,
    ...(observe && { observe }),
  });
  try {
    await refuseWrongKey(assembly, settings, log);
    return assembly;
  } catch (error) {
    await assembly.close();
    throw error;
  }
}

/** Better now than one failed sync or message after the other. */
async function refuseWrongKey({ pool, sealer }: Assembly, settings: Settings, log: Logger): Promise<void> {
  const kept = await anySealedCredentials(pool);
  await tried(
    'credentials',
    settings,
    () => kept && sealer.open(kept.connection_id, kept.sealed_credentials),
  );
  const lost = await tried('secrets of webhook endpoints', settings, () => tryEndpointKeys(pool, sealer));
  for (const problem of lost)
    log.warn({ problem }, 'some webhook endpoints cannot be sent to until their secret is rotated');
}

async function tried<T>(what: string, settings: Settings, open: () => T): Promise<Awaited<T>> {
  try {
    return await open();
  } catch (error) {
    // The database's own errors are no matter of keys.
    if ('severity' in (error as Error)) throw error;
    const where = settings.secretKey
      ? 'Set BACKHAUL_SECRET_KEY to the key this database has always had.'
      : `Put the right secret.key back into ${settings.dataDir} from a copy.`;
    throw new Refusal(`The stored ${what} cannot be opened: ${(error as Error).message} ${where}`);
  }
}
