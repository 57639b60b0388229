import type { Pool } from 'pg';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { expect, vi } from 'vitest';
import { startApi } from '../../../src/api/index.ts';
import { connectors } from '../../../src/connectors/index.ts';
import { startSandboxVendor } from '../../../src/connectors/sandbox/simulator/index.ts';
import type { IntegrationType } from '../../../src/model/index.ts';
import { newToken, tokenHash } from '../../../src/store/seal.ts';
import { assemble } from '../../../src/sync/assemble.ts';
import { systemClock } from '../../../src/sync/clock.ts';
import { createConnection } from '../../../src/sync/create-connection.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../../src/sync/engine.ts';
import { Worker } from '../../../src/sync/worker.ts';
import { testDatabase } from '../../support/database.ts';
import { Client } from '../client.ts';

/** What one client sees: a connection of each type to the sandbox vendor, everything of it read. */
export interface SandboxWorld {
  client: Client;
  /** Reads without holding the answer against our own document, which for long lists takes longer than the rest. */
  read(path: string, type: IntegrationType): Promise<{ status: number; body: unknown }>;
  /** For what no client can do: moving the dates of our copies, which one run writes all at once. */
  pool: Pool;
  tokens: Record<IntegrationType, string>;
  end(): Promise<void>;
}

/**
 * The vendor and the engine take the start of a test for this instant, so that they always have the same records to
 * read: a Tuesday, with a weekend behind it and an invoice of the carrier on the day before.
 */
const START = Date.parse('2026-03-03T12:00:00Z');
/** How far back each connection reads, in days: something of everything, and few enough records to walk in seconds. */
const HISTORY_DAYS = { wms: 1, cart: 1, carrier: 2 };

/**
 * The whole product in one process (API and worker, on sockets and a database of their own) beside the sandbox
 * vendor, once the first sync of every function of all three types has ended.
 */
export async function readSandboxWorld(): Promise<SandboxWorld> {
  const database = await testDatabase();
  const began = Date.now();
  const now = () => new Date(START + Date.now() - began);
  const vendor = await startSandboxVendor({ seed: 11, clock: now });
  const log = pino({ level: 'silent' });
  const { engine, sealer, dispatch, hints, pool, close } = await assemble({
    url: database.url,
    connectors: connectors({ sandboxUrl: vendor.url }),
    secretKey: Buffer.alloc(32, 9),
    settings: DEFAULT_SYNC_SETTINGS,
    log,
  });
  engine.clock = { ...systemClock, now };
  const api = await startApi({
    engine,
    sealer,
    host: '127.0.0.1',
    port: 0,
    log,
    limits: { readsPerSecond: 0, writesPerSecond: 0 },
  });
  const worker = new Worker(engine, dispatch, hints, { slots: 3, name: 'test', log });
  worker.start();

  const organizationId = v7();
  const key = newToken('bhk');
  await pool.query('INSERT INTO organization (organization_id, name) VALUES ($1, $2)', [
    organizationId,
    'Us',
  ]);
  await pool.query(
    "INSERT INTO api_key (api_key_id, organization_id, name, key_hash, access) VALUES ($1, $2, 'k', $3, 'full')",
    [v7(), organizationId, tokenHash(key)],
  );
  const tokens = {} as Record<IntegrationType, string>;
  for (const type of ['wms', 'cart', 'carrier'] as const) {
    const { accessToken } = await createConnection(engine, sealer, {
      organizationId,
      connector: engine.connectors.find(type, 'sandbox')!,
      credentials: { api_key: 'sbx_read' },
      customerId: null,
      historyDays: HISTORY_DAYS[type],
      disabledFunctions: [],
    });
    tokens[type] = accessToken;
  }
  const client = new Client(api.url, key);
  await vi.waitFor(async () => expect(await unread(client)).toEqual([]), { timeout: 50_000, interval: 100 });
  // What is read stays as it is while it is walked: no schedule comes due.
  await worker.stop();
  return {
    client,
    tokens,
    pool,
    async read(path, type) {
      const headers = { 'x-trackstar-api-key': key, 'x-trackstar-access-token': tokens[type] };
      const response = await fetch(`${api.url}${path}`, { headers });
      return { status: response.status, body: await response.json() };
    },
    async end() {
      await api.close();
      await close();
      await vendor.close();
      await database.drop();
    },
  };
}

/** Functions whose first sync has not ended, as a client can see. */
async function unread(client: Client): Promise<string[]> {
  const { body } = await client.get('/connections');
  return body.data.flatMap((one: Record<string, Record<string, boolean>>) =>
    Object.entries(one.historical_sync_completed ?? {}).flatMap(([name, done]) =>
      done ? [] : `${one.integration_type} ${name}`,
    ),
  );
}
