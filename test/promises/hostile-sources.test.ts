import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectors } from '../../src/connectors/index.ts';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { findConnection } from '../../src/store/queries/connections.ts';
import { systemClock } from '../../src/sync/clock.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { cancelJob, createJob } from '../../src/sync/jobs.ts';
import { until } from '../drills/support/until.ts';
import { rowsOf, testEngine } from '../support/engine.ts';
import { hostileRows, quarantinedRows, storedRows } from '../support/hostile-rows.ts';
import { HOSTILITIES, keyFor, list, startHostileSource } from '../support/hostile-source.ts';

/** Megabytes of heap the worker has: what is read or parsed without a bound ends it. */
const HEAP_MB = 256;
/** Megabytes that the worker may hold in all, bytes outside of the heap included. */
const RESIDENT_MB = 768;
const SLOTS = 4;

/** Lists that are answered well, by the name of the API key. */
const GOOD = 'an honest source';
const ROWS = 'rows that nobody would send';
const HEAVY = 'as much as may pass';
const ENDLESS = 'a list without an end';

describe('a worker of little memory, forty hostile sources and an honest one', () => {
  let world: Awaited<ReturnType<typeof testEngine>>;
  let source: Awaited<ReturnType<typeof startHostileSource>>;
  let worker: ChildProcess;
  const jobs = new Map<string, { connectionId: string; jobId: string }>();

  beforeAll(async () => {
    source = await startHostileSource({
      [GOOD]: () => list(JSON.stringify(hostileRows.slice(0, 1))),
      [ROWS]: () => list(JSON.stringify(hostileRows).replace('"1e400"', '1e400')),
      [HEAVY]: () => list(`[${Array.from({ length: 400 }, (_, row) => heavyRow(row)).join(',')}]`),
      [ENDLESS]: (before) => `{"data":[],"next_cursor":"${before}"}`,
    });
    const sandbox = connectors({ sandboxUrl: source.url }).find(
      ({ type, name }) => type === 'wms' && name === 'sandbox',
    )!;
    world = await testEngine({ connectors: [sandbox], clock: systemClock });
    for (const name of [ENDLESS, ...Object.keys(HOSTILITIES), GOOD, ROWS, HEAVY])
      jobs.set(name, await connect(sandbox, name));
    worker = await startWorker();
  });
  afterAll(async () => {
    worker?.stdin?.end();
    if (worker && worker.exitCode === null) await once(worker, 'exit');
    await source?.close();
    await world?.close();
  });

  /** A connection of which nothing but one job is synced. */
  async function connect(connector: Connector, name: string) {
    const { connectionId } = await createConnection(world.engine, world.sealer, {
      organizationId: world.organizationId,
      connector,
      credentials: { api_key: keyFor(name) },
      customerId: null,
      historyDays: 1,
    });
    await world.pool.query("UPDATE run SET status = 'cancelled' WHERE connection_id = $1", [connectionId]);
    await world.pool.query('UPDATE schedule SET paused = true WHERE connection_id = $1', [connectionId]);
    const end = new Date(Date.now() - 3_600_000);
    const start = new Date(end.getTime() - 24 * 3_600_000);
    const record = (await findConnection(world.pool, world.organizationId, connectionId))!;
    const { job } = await createJob(world.engine, record, { functionName: 'get_orders', start, end });
    return { connectionId, jobId: job.id };
  }

  async function startWorker(): Promise<ChildProcess> {
    const script = join(import.meta.dirname, '..', 'support', 'small-worker.ts');
    const flags = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${HEAP_MB}`];
    const child = spawn(process.execPath, [...flags, script], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: world.url,
        SANDBOX_URL: source.url,
        SECRET_KEY: Buffer.alloc(32, 7).toString('hex'),
        SOURCE_TIMEOUT_MS: '3000',
        WORKER_SLOTS: String(SLOTS),
      },
    });
    const [line] = await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')]);
    expect(String(line).trim()).toBe('ready');
    return child;
  }

  /** The run's row once `there` is content with it; fails at once when the worker has died. */
  function seen(name: string, there: (run: RunRow) => boolean): Promise<RunRow> {
    const { connectionId, jobId } = jobs.get(name)!;
    return until(`something comes of ${name}`, 50_000, async () => {
      expect(worker.exitCode ?? worker.signalCode, 'the worker has died').toBeNull();
      const [run] = await rowsOf<RunRow>(
        world.pool,
        `SELECT status, pages::int, coalesce(last_error, error) ->> 'message' AS message,
                records_new::int AS stored, records_quarantined::int AS quarantined
         FROM run WHERE connection_id = $1 AND run_id = $2`,
        [connectionId, jobId],
      );
      return run && there(run) ? run : null;
    });
  }

  it('the honest one is read to its end beside all of them', async () => {
    expect(await seen(GOOD, (run) => run.status !== 'open')).toMatchObject({
      status: 'completed',
      stored: 1,
    });
  });

  // It is tried again and again; under load the time allowed may pass before what is meant can be said.
  it.each(Object.entries(HOSTILITIES))('%s', async (name, { says }) => {
    const run = await seen(name, ({ message }) => says.test(message ?? ''));
    expect(run).toMatchObject({ status: 'open', pages: 0, stored: 0 });
  });

  it('rows that nobody would send are stored, or put aside one by one', async () => {
    const run = await seen(ROWS, ({ status }) => status !== 'open');
    expect(run).toMatchObject({ status: 'completed' });
    const { connectionId } = jobs.get(ROWS)!;
    const stored = await rowsOf<{ id: string; data: string }>(
      world.pool,
      'SELECT id, data::text FROM record WHERE connection_id = $1',
      [connectionId],
    );
    for (const [id, look] of Object.entries(storedRows))
      look(
        JSON.parse(stored.find((row) => row.id === id)?.data ?? expect.unreachable(`${id} is not stored`)),
      );
    const aside = await rowsOf<{ reason: string }>(
      world.pool,
      'SELECT reason FROM quarantine WHERE connection_id = $1',
      [connectionId],
    );
    for (const reason of quarantinedRows) expect(aside.map((row) => row.reason)).toContainEqual(reason);
    expect([stored.length, aside.length]).toEqual([Object.keys(storedRows).length, quarantinedRows.length]);
  });

  it('as much as may pass passes', async () => {
    const run = await seen(HEAVY, ({ status }) => status !== 'open');
    expect(run).toMatchObject({ status: 'completed', quarantined: 400 });
  });

  it('a list without an end is read on and on, page by page, and can be cancelled at any time', async () => {
    const { connectionId, jobId } = jobs.get(ENDLESS)!;
    expect(await seen(ENDLESS, ({ pages }) => pages > 50)).toMatchObject({ status: 'open' });
    expect(await cancelJob(world.engine, connectionId, jobId)).toMatchObject({ status: 'cancelled' });
  });

  it('nobody went where a redirect pointed, and the worker never held more than a few answers', () => {
    expect(source.asked).not.toContain('trap');
    if (process.platform !== 'linux') return;
    const status = readFileSync(`/proc/${worker.pid}/status`, 'utf8');
    expect(Number(/^VmHWM:\s+(\d+) kB/m.exec(status)![1]) / 1024).toBeLessThan(RESIDENT_MB);
  });
});

interface RunRow {
  status: string;
  pages: number;
  message: string | null;
  stored: number;
  quarantined: number;
}

/** A row of values under names of its own, which cost the most to hold: 400 of them have just what is allowed. */
function heavyRow(row: number): string {
  return `{${Array.from({ length: 600 }, (_, at) => `"${row.toString(36)}_${at.toString(36)}":"€"`).join(',')}}`;
}
