import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { connectors } from '../../src/connectors/index.ts';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { startSandboxVendor } from '../../src/connectors/sandbox/simulator/index.ts';
import { QuotaBucket } from '../../src/connectors/sandbox/simulator/quota.ts';
import { silentLog } from '../../src/observe/index.ts';
import { loadConnectionRecord } from '../../src/store/queries/connections.ts';
import { type Assembly, assemble } from '../../src/sync/assemble.ts';
import { systemClock } from '../../src/sync/clock.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import { createJob, getJob } from '../../src/sync/jobs.ts';
import { viewQuota } from '../../src/sync/quota-view.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { Worker } from '../../src/sync/worker.ts';
import { testDatabase } from '../support/database.ts';
import { HandClock, rowsOf, testEngine } from '../support/engine.ts';
import { PaperSource, troubles } from '../support/paper-source.ts';
import { noRelease } from '../support/world.ts';

/** A vendor with sockets that keeps to its limit to the last request: whatever comes beyond it is refused. */
async function strictVendor(quota: { burst: number; perSecond: number }) {
  const bucket = new QuotaBucket();
  const times: number[] = [];
  let refused = 0;
  const server = createServer((_request, response) => {
    const now = performance.now();
    times.push(now);
    if (bucket.take(now, quota.burst, quota.perSecond) > 0) {
      refused += 1;
      response.statusCode = 429;
    }
    response.setHeader('content-type', 'application/json');
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, times, refused: () => refused };
}

/** A list without an end, one request a page. */
function endless(url: string, quota: Connector['quota']): Connector {
  const paper = new PaperSource(() => new Date());
  const plain = paper.orders();
  return {
    ...paper.connector(),
    quota,
    functions: [
      {
        ...plain,
        async page(ctx, _ask, cursor) {
          await ctx.http.json({ url });
          return { kind: 'page', records: [], next: Number(cursor ?? 0) + 1 };
        },
      },
    ],
  };
}

it('is kept by all processes and organizations of an account together, and used to nearly all of it', {
  timeout: 60_000,
}, async () => {
  const quota = { burst: 8, perSecond: 8 };
  const vendor = await strictVendor(quota);
  const connector = endless(vendor.url, quota);
  const database = await testDatabase();
  const log = silentLog();
  const processes: { assembly: Assembly; worker: Worker }[] = [];
  for (const name of ['one', 'two']) {
    const assembly = await assemble({
      url: database.url,
      connectors: [connector],
      secretKey: Buffer.alloc(32, 3),
      settings: DEFAULT_SYNC_SETTINGS,
      log,
    });
    const { engine, dispatch, hints } = assembly;
    processes.push({ assembly, worker: new Worker(engine, dispatch, hints, { slots: 1, name, log }) });
  }
  onTestFinished(async () => {
    for (const { worker, assembly } of processes) {
      await worker.stop();
      await assembly.close();
    }
    await database.drop();
  });
  const { engine, sealer, pool } = processes[0]!.assembly;
  for (const name of ['Ours', 'Theirs']) {
    const organizationId = v7();
    await pool.query('INSERT INTO organization (organization_id, name) VALUES ($1, $2)', [
      organizationId,
      name,
    ]);
    const credentials = { api_key: 'the same' };
    await createConnection(engine, sealer, {
      organizationId,
      connector,
      credentials,
      customerId: null,
      historyDays: 1,
    });
  }
  for (const { worker } of processes) worker.start();
  const enough = () => vendor.times.length >= 60 || vendor.refused() > 0;
  await expect.poll(enough, { timeout: 50_000 }).toBe(true);
  expect(vendor.refused()).toBe(0);
  const { times } = vendor;
  const seconds = (times.at(-1)! - times[0]!) / 1000;
  expect(times.length).toBeLessThanOrEqual(quota.burst + quota.perSecond * seconds);
  // While the machine stood still the bucket was full after a while, and what would have come in then is nobody's.
  const full = quota.burst / quota.perSecond;
  const idle = times.slice(1).reduce((sum, at, n) => sum + Math.max((at - times[n]!) / 1000 - full, 0), 0);
  // Less the reserve, which is kept once and not from what comes in.
  expect(times.length + 1).toBeGreaterThanOrEqual(
    0.98 * (0.85 * quota.burst + quota.perSecond * (seconds - idle)),
  );
  // Each worker has one of the two connections, so both took part.
  const { rows } = await pool.query<{ requests: string }>('SELECT requests FROM run');
  expect(Math.min(...rows.map((row) => Number(row.requests)))).toBeGreaterThan(5);
});

/** Two connections of one account, each with a worker's hands; `quota` and the clock as told. */
async function twoOfOneAccount(quota: Connector['quota']) {
  const clock = new HandClock('2026-03-01T12:00:00Z');
  const source = new PaperSource(() => clock.now());
  const connector: Connector = { ...source.connector(), quota };
  const world = await testEngine({ connectors: [connector], clock });
  onTestFinished(() => world.close());
  const { engine, pool } = world;
  const connection = async () => {
    const { connectionId } = await world.connect(connector, 1);
    return {
      connectionId,
      take: async () => new Runner(engine, (await takeConnection(engine, connectionId, 'test'))!),
      job: async () =>
        (
          await createJob(engine, (await loadConnectionRecord(pool, connectionId))!, {
            functionName: 'get_orders',
            start: new Date('2025-12-01T00:00:00Z'),
            end: new Date('2025-12-02T00:00:00Z'),
          })
        ).job,
    };
  };
  const [one, two] = [await connection(), await connection()];
  const finish = async ({ take }: typeof one) => {
    const runner = await take();
    for (;;) {
      const step = await runner.step(noRelease);
      if (step.state === 'idle') return;
      if (step.state === 'quota') clock.advance(step.waitMs);
    }
  };
  return { clock, source, connector, engine, pool, one, two, finish };
}

it('rests for the whole account when one connection is told to wait: others show why, and it does not count', async () => {
  const { clock, source, engine, pool, one, two, finish } = await twoOfOneAccount({
    burst: 100,
    perSecond: 100,
  });
  await finish(one);
  await finish(two);
  const [jobOfOne, jobOfTwo] = [await one.job(), await two.job()];
  // Two is in trouble of its own already, which counts.
  source.failWith = [troubles.retryable()];
  await (await two.take()).step(noRelease);
  clock.advance(60_000);

  const until = new Date(clock.now().getTime() + 7 * 3600_000);
  source.failWith = [troubles.rateLimited(until)];
  await (await one.take()).step(noRelease);
  const asked = source.asked.length;
  const runner = await two.take();
  const step = await runner.begin(noRelease);
  expect(step).toEqual({ state: 'quota', waitMs: 7 * 3600_000 });
  await runner.leave(7 * 3600_000, noRelease);
  expect(source.asked.length).toBe(asked);
  for (const [connection, job] of [
    [one, jobOfOne],
    [two, jobOfTwo],
  ] as const) {
    const { progress } = await getJob(engine, connection.connectionId, job.id);
    expect(progress.waiting?.until).toBe(until.toISOString().replace('.000Z', 'Z'));
  }
  const view = await viewQuota(engine, (await loadConnectionRecord(pool, two.connectionId))!);
  expect(view).toMatchObject({
    connections: 2,
    paused: {
      until: until.toISOString().replace('.000Z', 'Z'),
      reason: 'Paper asked not to be asked before then.',
    },
  });

  clock.advance(7 * 3600_000);
  source.failWith = [troubles.retryable()];
  const failing = await two.take();
  while (source.failWith.length > 0) {
    const tried = await failing.step(noRelease);
    if (tried.state === 'quota') clock.advance(tried.waitMs);
  }
  // Seven hours are more than a job may get nowhere, but they were announced.
  const { status } = await getJob(engine, two.connectionId, jobOfTwo.id);
  expect(status).toBe('open');
  const [run] = await rowsOf<{ stalled_ms: string }>(pool, 'SELECT stalled_ms FROM run WHERE run_id = $1', [
    jobOfTwo.id,
  ]);
  expect(Number(run!.stalled_ms)).toBeGreaterThanOrEqual(60_000);
  expect(Number(run!.stalled_ms)).toBeLessThan(10 * 60_000);
  clock.advance(60_000);
  await finish(two);
  await finish(one);
  for (const [connection, job] of [
    [one, jobOfOne],
    [two, jobOfTwo],
  ] as const)
    expect((await getJob(engine, connection.connectionId, job.id)).status).toBe('completed');
});

it('follows what a source says of its limit, where that is less than declared: it is never asked too much', async () => {
  const knobs = { quota_burst: 10, quota_per_second: 20 };
  const vendor = await startSandboxVendor({ defaults: knobs });
  onTestFinished(() => vendor.close());
  const all = connectors({ sandboxUrl: vendor.url });
  const connector = all.find(({ type }) => type === 'wms')!;
  const world = await testEngine({ connectors: all, clock: systemClock });
  onTestFinished(() => world.close());
  const { connectionId } = await createConnection(world.engine, world.sealer, {
    organizationId: world.organizationId,
    connector,
    credentials: { api_key: 'sbx_small' },
    customerId: null,
    historyDays: 1,
    disabledFunctions: [],
  });
  const runner = new Runner(world.engine, (await takeConnection(world.engine, connectionId, 'test'))!);
  const asked = () => vendor.account('sbx_small').log();
  while (asked().length < 25) {
    const step = await runner.step(noRelease);
    if (step.state === 'quota') await systemClock.sleep(step.waitMs);
    if (step.state === 'idle') break;
  }
  expect(asked().length).toBeGreaterThanOrEqual(knobs.quota_burst + 2);
  expect(asked().filter(({ status }) => status === 429)).toEqual([]);
  const view = await viewQuota(world.engine, (await loadConnectionRecord(world.pool, connectionId))!);
  expect(view).toMatchObject({
    declared: { burst: 100, per_second: 100 },
    limit: { burst: 10, per_second: 20 },
  });
  runner.abort();
  await runner.drain();
});

it('lets a schedule go on from the reserve while backfills of the account have used up all but that', async () => {
  const { clock, source, engine, pool, one, two, finish } = await twoOfOneAccount({
    burst: 20,
    perSecond: 0.01,
  });
  await finish(one);
  await finish(two);
  clock.advance(3600_000);
  source.put('new', clock.now().getTime() - 60_000);
  // A backfill of one, until all but the reserve is used up.
  source.pageSize = 1;
  for (let n = 0; n < 40; n++) source.put(`old${n}`, Date.parse('2025-12-01T00:00:00Z') + n * 60_000);
  const job = await one.job();
  const runner = await one.take();
  while ((await runner.step(noRelease)).state === 'worked');
  const backfilled = source.asked.filter(({ from }) => from! < new Date('2026-01-01T00:00:00Z')).length;
  expect(backfilled).toBeGreaterThan(10);
  const view = await viewQuota(engine, (await loadConnectionRecord(pool, one.connectionId))!);
  expect(view).toMatchObject({ reserve: 2 });
  expect(view!.left).toBeGreaterThanOrEqual(2);
  expect((await getJob(engine, one.connectionId, job.id)).status).toBe('open');

  const asked = source.asked.length;
  const scheduled = await two.take();
  expect((await scheduled.step(noRelease)).state).toBe('worked');
  expect(source.asked.slice(asked).every(({ from }) => from! > new Date('2026-02-28T00:00:00Z'))).toBe(true);
  // A job of the same connection may not have it.
  await two.job();
  expect((await scheduled.step(noRelease)).state).toBe('quota');
});
