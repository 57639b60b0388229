import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { inject } from 'vitest';
import { connectors } from '../../../src/connectors/index.ts';
import type { Knobs } from '../../../src/connectors/sandbox/simulator/index.ts';
import { findConnection } from '../../../src/store/queries/connections.ts';
import { assemble } from '../../../src/sync/assemble.ts';
import { createConnection } from '../../../src/sync/create-connection.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../../src/sync/engine.ts';
import type { Job } from '../../../src/sync/job.ts';
import { createJob, getJob } from '../../../src/sync/jobs.ts';
import './global-setup.ts';
import { keepLedger } from './ledger.ts';
import { drillDatabase } from './server.ts';
import { until } from './until.ts';
import { startWatchedVendor } from './vendor.ts';
import { type DrillProcess, startWorker } from './workers.ts';

const DAY_MS = 24 * 3600 * 1000;

/** A connection of a drill: an account of its own at the vendor. */
export interface Drilled {
  connectionId: string;
  key: string;
}

/**
 * An installation in pieces: PostgreSQL and workers are processes of their own, the vendor and an engine
 * without a worker (the API's side) live here. Closed with `close()`, which ends every process but the server.
 */
export async function drillWorld(knobs: Partial<Knobs>, serverUrl = inject('drillServer')) {
  const vendor = await startWatchedVendor(knobs);
  const databaseUrl = await drillDatabase(serverUrl);
  // Not the product's pool: a drill looks at sessions and locks for longer than the product may.
  const pool = new pg.Pool({ connectionString: databaseUrl, application_name: 'drill', max: 5 });
  pool.on('error', () => {});
  await keepLedger(pool);
  const secretKey = randomBytes(32);
  const { engine, sealer, close } = await assemble({
    url: databaseUrl,
    connectors: connectors({ sandboxUrl: vendor.url }),
    secretKey,
    settings: DEFAULT_SYNC_SETTINGS,
    log: pino({ level: 'silent' }),
  });
  const organizationId = v7();
  await pool.query("INSERT INTO organization (organization_id, name) VALUES ($1, 'Drill')", [organizationId]);
  const workers: DrillProcess[] = [];

  return {
    vendor,
    databaseUrl,
    secretKey,
    organizationId,
    pool,
    engine,
    sealer,
    workers,
    connector: engine.connectors.find('wms', 'sandbox')!,
    async start(name: string, slots = 4): Promise<DrillProcess> {
      const worker = await startWorker(name, { databaseUrl, sandboxUrl: vendor.url, secretKey, slots });
      workers.push(worker);
      return worker;
    },
    /** A connection whose initial syncs reach back one day, so that jobs have older days to themselves. */
    async connect(key: string): Promise<Drilled> {
      const { connectionId } = await createConnection(engine, sealer, {
        organizationId,
        connector: engine.connectors.find('wms', 'sandbox')!,
        credentials: { api_key: key },
        customerId: null,
        historyDays: 1,
        disabledFunctions: [],
      });
      return { connectionId, key };
    },
    /** A job for the days from `from` to `to` days ago: long enough ago that the vendor changes nothing there. */
    async job({ connectionId }: Drilled, window: { start: Date; end: Date }): Promise<Job> {
      const record = (await findConnection(engine.pool, organizationId, connectionId))!;
      return (await createJob(engine, record, { functionName: 'get_orders', ...window })).job;
    },
    status: ({ connectionId }: Drilled, job: Job) => getJob(engine, connectionId, job.id),
    /** Waits until nothing is open on the connection. */
    async settled({ connectionId }: Drilled, withinMs = 100_000): Promise<void> {
      await until('every run of the connection has ended', withinMs, async () => {
        // Asked while PostgreSQL may be away, too.
        const open = await pool
          .query("SELECT 1 FROM run WHERE connection_id = $1 AND status = 'open'", [connectionId])
          .catch(() => null);
        return open?.rowCount === 0;
      });
    },
    async close(): Promise<void> {
      await Promise.all(workers.map((worker) => worker.kill()));
      await close();
      await pool.end();
      await vendor.close();
    },
  };
}

export type DrillWorld = Awaited<ReturnType<typeof drillWorld>>;

/** From `from` to `to` days ago, whole seconds; orders live ten days, so past that nothing changes any more. */
export function daysAgo(from: number, to: number): { start: Date; end: Date } {
  const now = Math.floor(Date.now() / 1000) * 1000;
  return { start: new Date(now - from * DAY_MS), end: new Date(now - to * DAY_MS) };
}
