import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { findConnection } from '../../src/store/queries/connections.ts';
import { cancelJob, createJob, getJob } from '../../src/sync/jobs.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { HandClock, rowsOf, testEngine } from '../support/engine.ts';
import { PaperSource } from '../support/paper-source.ts';

const noRelease = async () => {};

describe('one on-demand sync, end to end', () => {
  const clock = new HandClock('2026-03-01T12:00:00Z');
  let source: PaperSource;
  let connector: Connector;
  let world: Awaited<ReturnType<typeof testEngine>>;
  let connectionId: string;

  beforeEach(async () => {
    source = new PaperSource(() => clock.now());
    connector = source.connector();
    world = await testEngine({ connectors: [connector], clock });
    ({ connectionId } = await world.connect(connector));
  });
  afterEach(() => world.close());

  async function work(): Promise<void> {
    const runner = new Runner(world.engine, (await takeConnection(world.engine, connectionId, 'w'))!);
    while ((await runner.step(noRelease)).state === 'worked');
  }
  async function create(start: string, end: string) {
    const record = (await findConnection(world.pool, world.organizationId, connectionId))!;
    return (
      await createJob(world.engine, record, {
        functionName: 'get_orders',
        start: new Date(start),
        end: new Date(end),
      })
    ).job;
  }

  it('stores every record of the window, with raw payload, event, and coverage', async () => {
    for (let n = 0; n < 7; n++) source.put(`o${n}`, `2025-12-0${n + 1}T00:00:00Z`);
    await work();
    const job = await create('2025-12-01T00:00:00Z', '2025-12-06T00:00:00Z');
    expect(job.status).toBe('open');
    await work();
    const done = await getJob(world.engine, connectionId, job.id);
    expect(done.status).toBe('completed');
    expect(done.report.records_new).toBe(5);
    const records = await rowsOf<{ id: string }>(world.pool, 'SELECT id FROM record ORDER BY id');
    expect(records.map((row) => row.id)).toEqual(['o0', 'o1', 'o2', 'o3', 'o4']);
    const events = await rowsOf<{ type: string }>(
      world.pool,
      "SELECT type FROM event WHERE resource = 'order'",
    );
    expect(events.map((row) => row.type)).toEqual(Array(5).fill('order.created'));
    expect(await rowsOf(world.pool, 'SELECT 1 FROM raw')).toHaveLength(5);
    const coverage = await rowsOf<{ range_start: Date; range_end: Date }>(
      world.pool,
      'SELECT range_start, range_end FROM coverage WHERE run_id = $1',
      [job.id],
    );
    expect(coverage).toEqual([
      { range_start: new Date('2025-12-01T00:00:00Z'), range_end: new Date('2025-12-06T00:00:00Z') },
    ]);
  });

  it('writes nothing of a cancelled job, whose answer was already on its way', async () => {
    source.put('o1', '2025-12-01T00:00:00Z');
    await work();
    const job = await create('2025-12-01T00:00:00Z', '2025-12-06T00:00:00Z');
    const runner = new Runner(world.engine, (await takeConnection(world.engine, connectionId, 'w'))!);
    await runner.begin(noRelease);
    expect((await cancelJob(world.engine, connectionId, job.id)).status).toBe('cancelled');
    await runner.finish();
    expect(await rowsOf(world.pool, 'SELECT 1 FROM record')).toHaveLength(0);
    expect(await rowsOf(world.pool, 'SELECT 1 FROM event WHERE run_id = $1', [job.id])).toHaveLength(0);
  });
});
