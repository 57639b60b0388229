import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { silentLog } from '../../src/observe/index.ts';
import { loadConnectionRecord } from '../../src/store/queries/connections.ts';
import { type Assembly, assemble } from '../../src/sync/assemble.ts';
import { systemClock } from '../../src/sync/clock.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import { createJob } from '../../src/sync/jobs.ts';
import { Worker } from '../../src/sync/worker.ts';
import { testDatabase } from '../support/database.ts';
import { PaperSource } from '../support/paper-source.ts';

/** How long a source of the flood takes for a page. */
const PAGE_MS = 400;
const SLOTS = 4;
const FLOOD = 12;
const SAMPLES = 5;

let database: Awaited<ReturnType<typeof testDatabase>>;
let assembly: Assembly;
let worker: Worker;
const asked = new Map<string, (at: number) => void>();
const pages = new Map<string, number>();

/** A backfill without an end. */
function endless(): Connector {
  const paper = new PaperSource(() => new Date());
  const plain = paper.orders();
  return {
    ...paper.connector(),
    name: 'endless',
    functions: [
      {
        ...plain,
        async page(ctx, _ask, cursor) {
          const key = ctx.credentials.api_key!;
          pages.set(key, (pages.get(key) ?? 0) + 1);
          await systemClock.sleep(PAGE_MS, ctx.signal);
          return { kind: 'page', records: [], next: Number(cursor ?? 0) + 1 };
        },
      },
    ],
  };
}

/** Has nothing to give, and notes when it was asked. */
function quick(): Connector {
  const plain = new PaperSource(() => new Date()).orders();
  return {
    ...new PaperSource(() => new Date()).connector(),
    name: 'quick',
    functions: [
      {
        ...plain,
        async page(ctx) {
          asked.get(ctx.credentials.api_key!)?.(performance.now());
          return { kind: 'page', records: [], next: null };
        },
      },
    ],
  };
}

const connectors = [endless(), quick()];
beforeAll(async () => {
  database = await testDatabase();
  const log = silentLog();
  const settings = DEFAULT_SYNC_SETTINGS;
  assembly = await assemble({ url: database.url, connectors, secretKey: Buffer.alloc(32, 3), settings, log });
  const { engine, dispatch, hints } = assembly;
  worker = new Worker(engine, dispatch, hints, { slots: SLOTS, name: 'worker', log });
  worker.start();
});
afterAll(async () => {
  await worker.stop();
  await assembly.close();
  await database.drop();
});

async function organization(): Promise<string> {
  const id = v7();
  await assembly.pool.query('INSERT INTO organization (organization_id, name) VALUES ($1, $2)', [id, 'Some']);
  return id;
}

async function connect(organizationId: string, connector: Connector, key: string): Promise<string> {
  const { engine, sealer } = assembly;
  const { connectionId } = await createConnection(engine, sealer, {
    organizationId,
    connector,
    credentials: { api_key: key },
    customerId: null,
    historyDays: 1,
  });
  return connectionId;
}

/**
 * From the answer to a job's creation to its first request, for some jobs one after the other; the middle one of all but
 * the first, which may still meet the last of the flood in its first second. Whoever had to wait for the flood would wait
 * with each; one alone may have met a machine that stood still.
 */
async function lag(connectionId: string, key: string): Promise<number> {
  const { engine, pool } = assembly;
  const lags: number[] = [];
  for (let n = 0; n < SAMPLES; n++) {
    const first = new Promise<number>((resolve) => asked.set(key, resolve));
    const window = { start: new Date('2025-12-01T00:00:00Z'), end: new Date('2025-12-02T00:00:00Z') };
    await createJob(engine, (await loadConnectionRecord(pool, connectionId))!, {
      functionName: 'get_orders',
      ...window,
    });
    const created = performance.now();
    lags.push((await first) - created);
    await expect
      .poll(() =>
        pool
          .query("SELECT FROM pgboss.job WHERE singleton_key = $1 AND state <= 'active'", [connectionId])
          .then((found) => found.rowCount),
      )
      .toBe(0);
  }
  return lags.slice(1).toSorted((a, b) => a - b)[Math.floor((SAMPLES - 1) / 2)]!;
}

it('wakes others as soon beside an organization with many endless backfills, each of which gets its turn', {
  timeout: 120_000,
}, async () => {
  const [flooding, ours] = [await organization(), await organization()];
  const other = await connect(ours, connectors[1]!, 'ours');
  const sibling = await connect(flooding, connectors[1]!, 'theirs');
  const alone = await lag(other, 'ours');
  for (let n = 0; n < FLOOD; n++) await connect(flooding, connectors[0]!, `endless ${n}`);
  // Each of them had its first turn, three times as many as there are slots, and goes on for ever.
  await expect.poll(() => pages.size, { timeout: 90_000 }).toBe(FLOOD);
  // Noise is what a page of the flood takes: less than that, nobody was waited for.
  expect(await lag(other, 'ours')).toBeLessThan(alone + PAGE_MS);
  expect(await lag(sibling, 'theirs')).toBeLessThan(alone + PAGE_MS);
});
