import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { inTransaction, type Queryable } from '../store/database.ts';
import { insertApiKey } from '../store/queries/api-keys.ts';
import { findByIntegration } from '../store/queries/connections.ts';
import { findApiKey } from '../store/queries/find-api-key.ts';
import { newToken, tokenHash } from '../store/seal.ts';
import type { Assembly } from '../sync/assemble.ts';
import { createConnection, DEFAULT_HISTORY_DAYS } from '../sync/create-connection.ts';
import { openCredentials } from '../sync/secrets.ts';
import { insertFirstOrganization, listOrganizations } from './organizations.ts';
import {
  readSandboxFile,
  type SandboxConnection,
  type SandboxFile,
  writeSandboxFile,
} from './sandbox-file.ts';
import type { Settings } from './settings.ts';

const SLUG = 'sandbox';
const TYPES = ['wms', 'carrier', 'cart'] as const;

/** What a start finds or makes: the keys, or why they cannot be known. */
export type Installation = { sandbox: SandboxFile; fresh: boolean } | { sandbox: null; why: string };

type Options = Pick<Settings, 'dataDir' | 'apiKey'>;

/**
 * Makes the first organization, its API key and the sandbox connections, or finds the ones there are. Each step
 * is written down before the next, so a start that is killed at any instant is finished by the next one.
 */
export async function openInstallation(assembly: Assembly, options: Options): Promise<Installation> {
  const { pool } = assembly;
  const kept = readSandboxFile(options.dataDir);
  const organizations = await listOrganizations(pool);
  if (organizations.length === 0) {
    const first = await makeFirst(assembly, options, kept);
    if (first) return { sandbox: await connectSandbox(assembly, options.dataDir, first), fresh: true };
  }
  if (kept && (await organizationOfKey(pool, kept.api_key)) === kept.organization_id)
    return { sandbox: await connectSandbox(assembly, options.dataDir, kept), fresh: false };

  // The file is gone, of another database, or its key was revoked. A key that the settings name may stand in.
  const organizationId = options.apiKey && (await organizationOfKey(pool, options.apiKey));
  if (!options.apiKey || !organizationId) return { sandbox: null, why: whyUnknown(options, kept) };
  const rebuilt: SandboxFile = {
    organization_id: organizationId,
    api_key: options.apiKey,
    set_up: true,
    connections: await knownConnections(assembly, organizationId),
    demo: null,
    demo_over: true,
  };
  writeSandboxFile(options.dataDir, rebuilt);
  return { sandbox: rebuilt, fresh: false };
}

/** Undefined when another process was first. The file comes before the rows, or a kill in between loses the key. */
async function makeFirst(
  { pool }: Assembly,
  { dataDir, apiKey }: Options,
  kept: SandboxFile | undefined,
): Promise<SandboxFile | undefined> {
  const organizationId = kept?.organization_id ?? v7();
  const key = kept?.api_key ?? apiKey ?? newToken('bhk');
  // A file without its rows is of a start that was killed just here, or of a database that was emptied.
  const file: SandboxFile = {
    organization_id: organizationId,
    api_key: key,
    set_up: false,
    connections: [],
    demo: null,
    demo_over: false,
  };
  writeSandboxFile(dataDir, file);
  const made = await inTransaction(pool, async (tx) => {
    const first = { organization_id: organizationId, name: 'My organization' };
    if (!(await insertFirstOrganization(tx, first))) return false;
    await insertApiKey(tx, { apiKeyId: v7(), organizationId, name: 'First key', access: 'full', key });
    return true;
  });
  return made ? file : undefined;
}

/** Makes the sandbox connections once, and keeps the file's list of them true. */
async function connectSandbox(assembly: Assembly, dataDir: string, file: SandboxFile): Promise<SandboxFile> {
  const { engine, sealer } = assembly;
  const connections = await knownConnections(assembly, file.organization_id);
  for (const type of file.set_up ? [] : TYPES) {
    if (connections.some((known) => known.integration_type === type)) continue;
    // An account each: the vendor's limit is an account's, and the engine counts each type by itself.
    const vendorKey = `sbx_${randomBytes(16).toString('hex')}`;
    const { connectionId, accessToken } = await createConnection(engine, sealer, {
      disabledFunctions: [],
      organizationId: file.organization_id,
      connector: engine.connectors.find(type, SLUG)!,
      credentials: { api_key: vendorKey },
      customerId: null,
      historyDays: DEFAULT_HISTORY_DAYS,
    });
    connections.push({
      integration_type: type,
      connection_id: connectionId,
      access_token: accessToken,
      vendor_api_key: vendorKey,
    });
  }
  const complete = { ...file, set_up: true, connections };
  writeSandboxFile(dataDir, complete);
  return complete;
}

/** The sandbox connections there are: unlike API keys, their secrets are sealed and can be opened again. */
async function knownConnections(
  { pool, sealer }: Assembly,
  organizationId: string,
): Promise<SandboxConnection[]> {
  const found = await Promise.all(TYPES.map((type) => findByIntegration(pool, organizationId, type, SLUG)));
  return found
    .filter((row) => row !== undefined)
    .map((row) => ({
      integration_type: row.integration_type,
      connection_id: row.connection_id,
      access_token: sealer.open(row.connection_id, row.sealed_access_token),
      vendor_api_key: openCredentials(sealer, row.connection_id, row.sealed_credentials).api_key ?? '',
    }));
}

/** The organization that a key may act for; undefined for one that is unknown, revoked or may only read. */
async function organizationOfKey(db: Queryable, key: string): Promise<string | undefined> {
  const found = await findApiKey(db, tokenHash(key));
  return found?.access === 'full' ? found.organization_id : undefined;
}

function whyUnknown({ dataDir, apiKey }: Options, kept: SandboxFile | undefined): string {
  const what = kept
    ? `The API key in ${dataDir}/sandbox.json is not, or no longer, one of this database.`
    : `${dataDir}/sandbox.json is gone, and the database keeps API keys as hashes only, so the first key cannot be shown again.`;
  const given = apiKey
    ? ' BACKHAUL_API_KEY counts on the first start only, and is not a key of it either.'
    : '';
  return `${what}${given}\nEverything else is as it was. Make a new key with: backhaul keys create --name mine\nStart with BACKHAUL_API_KEY set to it, and the examples are shown again.`;
}
