/** Sources that prepare what they are asked for: the engine waits as it is told, and for no longer than is sensible. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Connector, Cursor, SourceFunction } from '../../src/connectors/kit/manifest.ts';
import { findConnection } from '../../src/store/queries/connections.ts';
import { createJob, getJob } from '../../src/sync/jobs.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { HandClock, rowsOf, testEngine } from '../support/engine.ts';
import { PaperSource } from '../support/paper-source.ts';

const MINUTE = 60_000;
const clock = new HandClock('2026-03-01T12:00:00Z');
let world: Awaited<ReturnType<typeof testEngine>>;
let connector: Connector;
let connectionId: string;
let asked: { at: number; cursor: Cursor | null }[];
/** How often the report is not ready. */
let unready: number;
let makeAt: Date | undefined;
/** Whether it draws on the operation's own bucket. */
let operation: string | undefined;
/** Why it waited, each once. */
const reasons = new Set<string>();

beforeEach(async () => {
  asked = [];
  unready = 3;
  makeAt = undefined;
  operation = undefined;
  const source = new PaperSource(() => clock.now());
  for (const id of ['o1', 'o2']) source.put(id, '2025-12-02T00:00:00Z');
  const paper = source.connector();
  const orders = paper.functions[0] as SourceFunction;
  const page: SourceFunction['page'] = async (ctx, ask, cursor) => {
    if (operation) await ctx.take(0, operation);
    asked.push({ at: clock.elapsed(), cursor });
    const until = new Date(clock.elapsed() + MINUTE);
    if (cursor === null) return { kind: 'wait', next: { report: 'r1' }, until };
    if (unready-- > 0) return { kind: 'wait', next: { report: 'r1' }, until };
    const all = await orders.page(ctx, ask, null);
    return all.kind === 'page' && makeAt ? { ...all, asOf: makeAt } : all;
  };
  connector = {
    ...paper,
    operations: { reports: { burst: 1, perSecond: 1 / 60 } },
    functions: [{ ...orders, page, patienceMs: 60 * MINUTE }],
  };
  world = await testEngine({ connectors: [connector], clock });
  ({ connectionId } = await world.connect(connector));
  await rowsOf(world.pool, "UPDATE run SET status = 'completed' WHERE kind = 'initial'");
});
afterEach(() => world.close());

async function job() {
  const record = (await findConnection(world.pool, world.organizationId, connectionId))!;
  const window = { start: new Date('2025-12-01T00:00:00Z'), end: new Date('2025-12-06T00:00:00Z') };
  return (await createJob(world.engine, record, { functionName: 'get_orders', ...window })).job.id;
}

/** Works until the job has ended, each step by another worker; waits as long as it is told to. */
async function work(id: string) {
  for (let step = 0; step < 2000; step++) {
    const runner = new Runner(world.engine, (await takeConnection(world.engine, connectionId, 'w'))!);
    const ended = await runner.step(async () => {});
    const seen = await getJob(world.engine, connectionId, id);
    if (seen.progress.waiting) reasons.add(seen.progress.waiting.reason);
    if (seen.status !== 'open') return seen;
    if (ended.state === 'idle') clock.advance(Math.max(ended.until!.getTime() - clock.elapsed(), 1));
  }
  throw new Error('the job does not end');
}

test('a report is asked for once, looked at as often as it says, and survives every change of workers', async () => {
  const done = await work(await job());
  expect(done).toMatchObject({ status: 'completed', progress: { pages: 1 } });
  expect(done.report.records_new).toBe(2);
  expect(asked.map(({ cursor }) => cursor)).toEqual([null, ...Array(4).fill({ report: 'r1' })]);
  const pauses = asked.slice(1).map(({ at }, place) => at - asked[place]!.at);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(MINUTE);
});

test('while it waits it says so, and nothing counts against it', async () => {
  const id = await job();
  const until = new Date(clock.elapsed() + MINUTE).toISOString().replace('.000Z', 'Z');
  const runner = new Runner(world.engine, (await takeConnection(world.engine, connectionId, 'w'))!);
  await runner.step(async () => {});
  const { progress } = await getJob(world.engine, connectionId, id);
  expect(progress.waiting).toMatchObject({ for: 'source', until });
});

test('what has not come in time is a passing trouble, and in the end the job is stuck', async () => {
  unready = 1e9;
  const done = await work(await job());
  expect(done).toMatchObject({ status: 'stuck', error: { code: 'no_progress' } });
  expect([...reasons].join()).toMatch(/has not prepared/);
});

test('records of a report are as old as the report', async () => {
  makeAt = new Date(clock.elapsed() + 2 * MINUTE);
  await work(await job());
  const rows = await rowsOf<{ as_of: Date }>(world.pool, 'SELECT as_of FROM record');
  expect(rows.map(({ as_of }) => as_of)).toEqual([makeAt, makeAt]);
});

test('an operation’s own limit is kept, and the wait for it holds nobody up', async () => {
  operation = 'reports';
  unready = 0;
  await work(await job());
  await work(await job());
  const pauses = asked.slice(1).map(({ at }, place) => at - asked[place]!.at);
  expect(asked).toHaveLength(4);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(MINUTE - 1);
});
