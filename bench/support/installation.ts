import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { v7 } from 'uuid';
import type { Quota } from '../../src/connectors/kit/manifest.ts';
import { findConnection } from '../../src/store/queries/connections.ts';
import { newToken, type Sealer, tokenHash } from '../../src/store/seal.ts';
import { assemble } from '../../src/sync/assemble.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import { createJob } from '../../src/sync/jobs.ts';
import type { Bench } from '../row.ts';
import type { AccountSettings } from '../source/account.ts';
import { type Child, startChild } from './child.ts';
import { benchConnector } from './connector.ts';
import { type Source, startSource } from './source.ts';
import { until } from './until.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Between two orders of a backfill of 20,000 over three months, in milliseconds: several slices, as backfills have. */
export const STEP_MS = 400_000;

/** A connection, and where the orders of its account lie. */
export interface Connected {
  id: string;
  token: string;
  /** Of its account at the source. */
  key: string;
  /** A window that holds all its orders. */
  window: { start: Date; end: Date };
}

/** How a run ended. */
export interface Ended {
  /** From its first request to the transaction of its last page, by the database's clock. */
  ms: number;
  pages: number;
  created: number;
  changed: number;
  unchanged: number;
}

/** An installation in pieces: a database, a source, workers and an API that are processes of their own. */
export interface Installation {
  source: Source;
  /** A session that is none of the product's. */
  db: pg.Client;
  organizationId: string;
  apiKey: string;
  sealer: Sealer;
  worker(options?: { slots?: number; flags?: string[] }): Promise<Child>;
  /** @returns its URL */
  api(): Promise<string>;
  /** A connection whose initial sync, which finds nothing, is over; a worker must be there. */
  connect(settings: Partial<AccountSettings> & { orders: number }): Promise<Connected>;
  job(connection: Connected): Promise<string>;
  /** Waits for the end of a run. @throws when it did not complete */
  ended(connection: Connected, runId: string): Promise<Ended>;
  close(): Promise<void>;
}

/** @param quota the source's rate limit as the connector declares it; any number of requests unless told */
export async function openInstallation(bench: Bench, quota?: Quota): Promise<Installation> {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  const databaseUrl = await bench.postgres.database(name);
  const source = await startSource();
  const secretKey = randomBytes(32);
  const connector = benchConnector(source.url, quota);
  const { engine, sealer, close } = await assemble({
    url: databaseUrl,
    connectors: [connector],
    secretKey,
    settings: DEFAULT_SYNC_SETTINGS,
    log: pino({ level: 'silent' }),
  });
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  const organizationId = v7();
  const apiKey = newToken('bhk');
  await db.query("INSERT INTO organization (organization_id, name) VALUES ($1, 'Bench')", [organizationId]);
  await db.query(
    "INSERT INTO api_key (api_key_id, organization_id, name, key_hash, access) VALUES ($1, $2, 'bench', $3, 'full')",
    [v7(), organizationId, tokenHash(apiKey)],
  );
  const children: Child[] = [];
  const env = {
    DATABASE_URL: databaseUrl,
    SOURCE_URL: source.url,
    SECRET_KEY: secretKey.toString('hex'),
    ...(quota && { QUOTA: JSON.stringify(quota) }),
  };
  // Longer ago than any initial sync reads.
  const newest = Math.floor(Date.now() / 1000) * 1000 - 60 * DAY_MS;

  return {
    source,
    db,
    organizationId,
    apiKey,
    sealer,
    async worker({ slots = 4, flags = [] } = {}) {
      const own = { WORKER_NAME: `worker-${children.length}`, WORKER_SLOTS: String(slots) };
      const worker = await startChild('support/worker-process.ts', { env: { ...env, ...own }, flags });
      children.push(worker);
      return worker;
    },
    async api() {
      const api = await startChild('support/api-process.ts', { env });
      children.push(api);
      return api.said;
    },
    async connect(settings) {
      const key = `account-${randomBytes(6).toString('hex')}`;
      const account = { ...SETTINGS, end: newest, ...settings };
      await source.account(key, account);
      const { connectionId, accessToken } = await createConnection(engine, sealer, {
        organizationId,
        connector,
        credentials: { api_key: key },
        customerId: null,
        historyDays: 1,
      });
      await until(async () => {
        const open = "SELECT 1 FROM run WHERE connection_id = $1 AND status = 'open'";
        return (await db.query(open, [connectionId])).rowCount === 0;
      });
      const start = new Date(account.end - account.orders * account.stepMs);
      return {
        id: connectionId,
        token: accessToken,
        key,
        window: { start, end: new Date(account.end + 1000) },
      };
    },
    async job(connection) {
      const record = (await findConnection(engine.pool, organizationId, connection.id))!;
      const { job } = await createJob(engine, record, { functionName: 'get_orders', ...connection.window });
      return job.id;
    },
    async ended(connection, runId) {
      return await until(async () => {
        const { rows } = await db.query(ENDED, [connection.id, runId]);
        if (rows[0].status === 'open') return null;
        if (rows[0].status !== 'completed') throw new Error(`A run ended as ${JSON.stringify(rows[0])}.`);
        return rows[0] as Ended;
      });
    },
    async close() {
      await Promise.all(children.map((child) => child.end()));
      await source.close();
      await close();
      await db.end();
      await bench.postgres.drop(name);
    },
  };
}

const SETTINGS: AccountSettings = {
  orders: 0,
  pageSize: 200,
  stepMs: 1000,
  end: 0,
  revision: 0,
  latencyMs: 0,
  perSecond: null,
  burst: 0,
};

const ENDED = `
  SELECT status, error, pages::int, records_new::int AS created, records_changed::int AS changed,
         records_unchanged::int AS unchanged, extract(epoch FROM finished_at - started_at)::float8 * 1000 AS ms
  FROM run WHERE connection_id = $1 AND run_id = $2`;
