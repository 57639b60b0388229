import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retain } from '../../src/sync/privacy/retain.ts';
import { forgottenBy } from '../../src/sync/window.ts';
import { makeWorld, type World } from '../api/world.ts';

const DAY_MS = 24 * 3600 * 1000;
let world: World;
let mine: { id: string; token: string };
beforeAll(async () => {
  world = await makeWorld();
  mine = await world.connect(world.ours);
});
afterAll(() => world.end());

const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().replace(/\..*/, 'Z');
const job = async () => {
  const json = { function_name: 'get_orders', start_time: ago(25), end_time: ago(0) };
  const { body } = await world.client.post('/connections/on-demand-syncs', { token: mine.token, json });
  await world.work(mine.id);
  return (await world.client.get(`/connections/on-demand-syncs/${body.id}`, { token: mine.token })).body;
};
const coverage = async () => {
  const query = `function_name=get_orders&start_time=${ago(25)}`;
  return (await world.client.get(`/connections/coverage?${query}`, { token: mine.token })).body.data[0];
};
const counts = async () => {
  const count = async (table: string, column: string) =>
    (
      await world.pool.query(
        `SELECT ${column} AS id FROM ${table} WHERE connection_id = $1 AND resource = 'order' ORDER BY 1`,
        [mine.id],
      )
    ).rows.map(({ id }) => id);
  return {
    record: await count('record', 'id'),
    raw: await count('raw', 'id'),
    event: [...new Set(await count('event', 'record_id'))],
  };
};

it('drops what is past its time with all that is of it, takes back its coverage, and does not read it again', async () => {
  world.shelves.orders.push({ id: 'old', updated: ago(20) }, { id: 'new', updated: ago(5) });
  world.shelves.products.push({ id: 'p', updated: ago(20) });
  await job();
  expect(await counts()).toMatchObject({ record: ['new', 'old'], raw: ['new', 'old'] });
  await world.client.send('PATCH', '/settings', { json: { retention_days: { order: 10 } } });
  const before = Date.now() - 10 * DAY_MS;
  await retain(world.engine);
  const after = Date.now() - 10 * DAY_MS;

  expect(await counts()).toMatchObject({ record: ['new'], raw: ['new'] });
  expect((await counts()).event).not.toContain('old');
  const { rows } = await world.pool.query(
    "SELECT min(range_start) AS start FROM coverage WHERE connection_id = $1 AND function_name = 'get_orders' AND state = 'read'",
    [mine.id],
  );
  expect(rows[0].start.getTime()).toBeGreaterThanOrEqual(before - 60_000);
  expect(rows[0].start.getTime()).toBeLessThanOrEqual(after + 60_000);
  // Nobody can fill it, so it is no gap.
  const { gaps, covered, unavailable } = await coverage();
  const edge = before - 60_000;
  for (const { start } of [...gaps, ...covered]) expect(Date.parse(start)).toBeGreaterThan(edge);
  expect(unavailable).toHaveLength(1);

  const again = await job();
  expect(again.report).toMatchObject({ records_new: 0, records_changed: 0 });
  // What it was asked for and did not read stands on the job.
  expect(again.report.unavailable).toMatchObject([{ start: again.requested_start_time }]);
  expect((await counts()).record).toEqual(['new']);
  const products = await world.pool.query(
    "SELECT 1 FROM record WHERE connection_id = $1 AND resource = 'product'",
    [mine.id],
  );
  expect(products.rowCount).toBe(1);
  const wholly = { function_name: 'get_orders', start_time: ago(25), end_time: ago(15) };
  const refused = await world.client.post('/connections/on-demand-syncs', {
    token: mine.token,
    json: wholly,
  });
  expect([refused.status, Object.keys(refused.body.detail.json)]).toEqual([422, ['end_time']]);
  expect(refused.body.error).toContain('your organization keeps');
});

it('stores nothing that is past its time, also where the source shows it unasked', async () => {
  const shown = { id: 'unasked', updated: ago(20), always: true } as const;
  world.shelves.orders.push(shown);
  const { report } = await job();
  expect(report).toMatchObject({ records_new: 0, records_changed: 0 });
  expect(await counts()).toMatchObject({ record: ['new'], raw: ['new'] });
  world.shelves.orders.splice(world.shelves.orders.indexOf(shown), 1);
});

it('is a gap again once it is to be kept for longer, and the next job fills it', async () => {
  await world.client.send('PATCH', '/settings', { json: { retention_days: { order: null } } });
  const before = await coverage();
  expect(before.unavailable).toEqual([]);
  const old = Date.now() - 20 * DAY_MS;
  const hasOld = ({ start, end }: { start: string; end: string }) =>
    Date.parse(start) < old && old < Date.parse(end);
  expect([before.gaps.some(hasOld), before.covered.some(hasOld)]).toEqual([true, false]);
  expect((await job()).report).toMatchObject({ records_new: 1, unavailable: [] });
  expect((await counts()).record).toEqual(['new', 'old']);
  expect((await coverage()).covered.some(hasOld)).toBe(true);
});

describe('who no longer keeps a range', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  const day = (ago: number) => new Date(now.getTime() - ago * DAY_MS + 120_000);
  const range = { start: day(30), end: day(10) };
  it.each<[string, object, [number, number, string][]]>([
    ['the organization', { retainedMs: 10 * DAY_MS }, [[30, 10, 'unkept']]],
    ['the source', { keepsHistoryMs: 10 * DAY_MS }, [[30, 10, 'unavailable']]],
    [
      'the source alone in the end',
      { keepsHistoryMs: 5 * DAY_MS, retainedMs: 10 * DAY_MS },
      [[30, 10, 'unavailable']],
    ],
    [
      'one after the other',
      { keepsHistoryMs: 20 * DAY_MS, retainedMs: 10 * DAY_MS },
      [
        [30, 20, 'unavailable'],
        [20, 10, 'unkept'],
      ],
    ],
    [
      'the organization, before the source does',
      { keepsHistoryMs: 40 * DAY_MS, retainedMs: 10 * DAY_MS },
      [[30, 10, 'unkept']],
    ],
  ])('%s', (_, fn, parts) =>
    expect(forgottenBy(range, now, fn)).toEqual(
      parts.map(([start, end, state]) => ({ start: day(start), end: day(end), state })),
    ),
  );
});
