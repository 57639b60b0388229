import { expect, it } from 'vitest';
import { resourceByName } from '../../src/model/index.ts';
import { changeConnection } from '../../src/sync/change-connection.ts';
import { createJob, resumeJob } from '../../src/sync/jobs.ts';
import { syncNow } from '../../src/sync/manual.ts';
import { tagRecord } from '../../src/sync/tag-record.ts';
import { troubles } from '../support/paper-source.ts';
import { paperWorld } from '../support/world.ts';
import { EMPTY_REPORT, told } from './told.ts';

const DAY = 24 * 3600_000;

it('tells of a new connection and of each first sync, with the dates that were read, and of no record', async () => {
  // Of one function the source keeps ten days, of the other it only has the present.
  const world = await paperWorld({
    words: { keepsHistoryMs: 10 * DAY },
    withReturns: { basis: 'none', versionedBy: 'as_of' },
  });
  world.source.put('o1', '2026-02-25T00:00:00Z');
  await world.work();
  const { created_at } = await world.record();
  const [created, ...first] = await told(world);
  expect(created).toEqual({
    type: 'connection.created',
    run_id: null,
    kind: null,
    historical: false,
    resource: null,
    data: { created_date: created_at.toISOString() },
  });
  expect(first.map(({ type, kind, resource }) => [type, kind, resource])).toEqual(
    Array.from({ length: 2 }, () => ['connection.historical-sync-completed', 'initial', null]),
  );
  const one = (name: string) => first.find(({ data }) => data.resource === name)!.data;
  expect(one('orders')).toEqual({
    function_name: 'get_orders',
    resource: 'orders',
    // From where the source still keeps it, not from where we would have liked it to.
    oldest_data_date: '2026-02-19T12:02:00Z',
    newest_data_date: '2026-03-01T12:00:00Z',
    report: {
      ...EMPTY_REPORT,
      records_new: 1,
      unavailable: [{ start: '2026-01-30T12:00:00Z', end: '2026-02-19T12:02:00Z' }],
    },
  });
  const asOf = (await world.position('get_returns')).toISOString().replace('.000Z', 'Z');
  expect(one('returns')).toMatchObject({ oldest_data_date: asOf, newest_data_date: asOf });
  await world.close();
});

it('claims no dates for a first sync of which the source keeps nothing any more', async () => {
  const world = await paperWorld({ words: { keepsHistoryMs: 10 * DAY }, historyDays: 30 });
  world.clock.advance(40 * DAY);
  await world.work(1);
  const [done] = await told(world, 'connection.historical');
  expect(world.source.asked.filter(({ to }) => to! < new Date('2026-03-02'))).toEqual([]);
  expect(done!.data).toMatchObject({
    oldest_data_date: null,
    newest_data_date: null,
    report: { unavailable: [{ start: '2026-01-30T12:00:00Z', end: '2026-03-01T12:00:00Z' }] },
  });
  await world.close();
});

it('tells of a manual sync once a function, and of scheduled ones not at all', async () => {
  const world = await paperWorld({ withReturns: {} });
  await world.work();
  world.clock.advance(2 * 3600_000);
  await world.work();
  world.source.put('o1', world.clock.now().getTime() + 1000);
  world.clock.advance(60_000);
  await syncNow(world.engine, await world.record(), []);
  await world.work();
  const done = await told(world, 'connection.force-sync-completed');
  expect(done.map(({ kind, historical, data }) => [kind, historical, data])).toEqual(
    ['orders', 'returns'].map((resource) => [
      'manual',
      false,
      {
        function_name: `get_${resource}`,
        resource,
        finished_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        report: { ...EMPTY_REPORT, records_new: 1 },
      },
    ]),
  );
  await world.close();
});

it('makes no events of a silent job’s records, also after it was resumed, and one of its end', async () => {
  const world = await paperWorld();
  await world.work();
  for (let n = 0; n < 5; n++) world.source.put(`o${n}`, '2025-12-01T00:00:00Z');
  const request = {
    functionName: 'get_orders',
    start: new Date('2025-12-01T00:00:00Z'),
    end: new Date('2025-12-02T00:00:00Z'),
  };
  const { job } = await createJob(world.engine, await world.record(), { ...request, events: 'silent' });
  expect(job.events).toBe('silent');
  await world.work(1);
  world.source.failWith = [troubles.terminal()];
  await world.work();
  await resumeJob(world.engine, world.connectionId, job.id);
  await world.work();
  expect(await world.ids()).toHaveLength(5);
  expect(await told(world, 'order')).toEqual([]);
  const ends = await told(world, 'connection.sync-job');
  expect(ends.map(({ type }) => type)).toEqual([
    'connection.sync-job-stuck',
    'connection.sync-job-completed',
  ]);
  expect(ends[0]!.data).toMatchObject({
    events: 'silent',
    status: 'stuck',
    error: { code: 'source_refused' },
  });
  expect(ends[1]!.data).toEqual(await world.status(job.id));
  expect(ends[1]!.data).toMatchObject({ events: 'silent', report: { records_new: 5 } });

  // What another job finds makes events as ever.
  world.source.put('o1', '2025-12-01T12:00:00Z', 'edited');
  await createJob(world.engine, await world.record(), request);
  await world.work();
  expect((await told(world, 'order')).map(({ type }) => type)).toEqual(['order.updated']);
  await world.close();
});

it('records no event of records and tags while they are not wanted, and goes on with those of the connection', async () => {
  const world = await paperWorld();
  await world.work();
  const { engine, connectionId } = world;
  const job = async (id: string) => {
    world.source.put(id, '2025-12-01T00:00:00Z');
    await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
    await world.work();
  };
  const tag = (word: string) =>
    tagRecord(engine, connectionId, { resource: resourceByName('order'), id: 'o1', tags: [word] });
  await changeConnection(engine, connectionId, { webhooksDisabled: true });
  await job('o1');
  await tag('a');
  expect(await told(world, 'order')).toEqual([]);
  expect(await told(world, 'connection.sync-job-completed')).toHaveLength(1);
  await changeConnection(engine, connectionId, { webhooksDisabled: false });
  await job('o2');
  await tag('b');
  expect((await told(world, 'order')).map(({ type }) => type)).toEqual(['order.created', 'order.updated']);
  expect(await world.ids()).toEqual(['o1', 'o2']);
  await world.close();
});
