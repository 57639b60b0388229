import { pino } from 'pino';
import { v7 } from 'uuid';
import { startApi } from '../../src/api/index.ts';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { newToken, tokenHash } from '../../src/store/seal.ts';
import { type Assembly, assemble } from '../../src/sync/assemble.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { testDatabase } from '../support/database.ts';
import { acme, type Shelves } from './acme.ts';
import { Client } from './client.ts';

/** An organization with its keys. */
interface Organization {
  id: string;
  key: string;
  readOnlyKey: string;
}

/** A whole installation with sockets: database, engine, API, two organizations. Tests do the worker's part. */
export interface World extends Assembly {
  url: string;
  databaseUrl: string;
  client: Client;
  shelves: Shelves;
  ours: Organization;
  theirs: Organization;
  logged: string[];
  /** Makes a connection of an organization to `acme` (wms) or `acme-cart`. */
  connect(owner: Organization, type?: 'wms' | 'cart'): Promise<{ id: string; token: string }>;
  /** Does all there is to do for a connection. */
  work(connectionId: string): Promise<void>;
  stopApi(): Promise<void>;
  end(): Promise<void>;
}

export async function makeWorld(
  options: {
    limits?: { readsPerSecond: number; writesPerSecond: number };
    ready?: () => Promise<boolean>;
    metricsToken?: string;
    /** Networks that webhooks may be sent to though they are not public. */
    webhookAllow?: string[];
    publicUrl?: string;
    dashboardFolder?: string;
    streams?: { perConnection?: number; perOrganization?: number; heartbeatMs?: number };
    oauthClients?: Record<string, { id: string; secret: string }>;
    /** More of them than the three of acme. */
    connectors?: Connector[];
  } = {},
): Promise<World> {
  const database = await testDatabase();
  const shelves: Shelves = { orders: [], products: [], inventory: [] };
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const assembly = await assemble({
    url: database.url,
    connectors: [
      acme('wms', 'acme', 'Acme Warehousing', shelves),
      acme('cart', 'acme-cart', 'Acme Shop', shelves),
      acme('wms', 'sandbox', 'Sandbox', shelves),
      ...(options.connectors ?? []),
    ],
    secretKey: Buffer.alloc(32, 5),
    settings: DEFAULT_SYNC_SETTINGS,
    log,
  });
  const { engine, sealer, pool } = assembly;
  const api = await startApi({
    engine,
    sealer,
    host: '127.0.0.1',
    port: 0,
    log,
    limits: { readsPerSecond: 0, writesPerSecond: 0 },
    ...options,
  });
  let stopped = false;
  const stopApi = async () => {
    if (!stopped) await api.close();
    stopped = true;
  };

  async function organization(name: string): Promise<Organization> {
    const made = { id: v7(), key: newToken('bhk'), readOnlyKey: newToken('bhk') };
    await pool.query('INSERT INTO organization (organization_id, name) VALUES ($1, $2)', [made.id, name]);
    for (const [key, access] of [
      [made.key, 'full'],
      [made.readOnlyKey, 'read_only'],
    ] as const) {
      await pool.query(
        'INSERT INTO api_key (api_key_id, organization_id, name, key_hash, access) VALUES ($1, $2, $3, $4, $5)',
        [v7(), made.id, access, tokenHash(key), access],
      );
    }
    return made;
  }

  const ours = await organization('Ours');
  return {
    ...assembly,
    url: api.url,
    databaseUrl: database.url,
    client: new Client(api.url, ours.key),
    shelves,
    ours,
    theirs: await organization('Theirs'),
    logged,
    async connect(owner, type = 'wms') {
      const connector = engine.connectors.find(type, type === 'wms' ? 'acme' : 'acme-cart')!;
      const { connectionId, accessToken } = await createConnection(engine, sealer, {
        organizationId: owner.id,
        connector,
        credentials: { api_key: 'vendor-secret' },
        customerId: 'customer-1',
        historyDays: 30,
      });
      return { id: connectionId, token: accessToken };
    },
    async work(connectionId) {
      const runner = new Runner(engine, (await takeConnection(engine, connectionId, 'test'))!);
      while ((await runner.step(async () => {})).state === 'worked');
    },
    stopApi,
    async end() {
      await stopApi();
      await assembly.close();
      await database.drop();
    },
  };
}
