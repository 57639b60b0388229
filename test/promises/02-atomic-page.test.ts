import { expect, it } from 'vitest';
import { noRelease, paperWorld } from '../support/world.ts';

it('keeps nothing of a page whose transaction fails at its last statement', async () => {
  const world = await paperWorld();
  await world.work();
  world.source.put('o1', '2025-12-01T00:00:00Z');
  world.source.put('bad', '2025-12-02T00:00:00Z', 'x', true);
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-10T00:00:00Z');
  await world.rows('ALTER TABLE run ADD CONSTRAINT broken CHECK (records_new = 0)');
  const runner = await world.take();
  await runner.begin(noRelease);
  await expect(runner.finish()).rejects.toThrow(/broken/);
  for (const table of ['record', 'raw', 'quarantine']) {
    expect(await world.rows(`SELECT 1 FROM ${table}`), table).toHaveLength(0);
  }
  expect(await world.rows('SELECT 1 FROM event WHERE run_id = $1', [job.id])).toHaveLength(0);
  expect(await world.rows('SELECT 1 FROM coverage WHERE run_id = $1', [job.id])).toHaveLength(0);
  expect((await world.status(job.id)).progress.pages).toBe(0);

  await world.rows('ALTER TABLE run DROP CONSTRAINT broken');
  await world.work();
  expect(await world.ids()).toEqual(['o1']);
  expect(await world.rows('SELECT source_key FROM quarantine')).toEqual([{ source_key: 'bad' }]);
  expect(await world.rows('SELECT 1 FROM coverage WHERE run_id = $1', [job.id])).toHaveLength(1);
  expect((await world.status(job.id)).report).toMatchObject({ records_new: 1, records_quarantined: 1 });
  await world.close();
});

it('says that a slice was read with its last page, and not before', async () => {
  const world = await paperWorld();
  await world.work();
  for (let n = 1; n <= 5; n++) world.source.put(`o${n}`, `2025-12-0${n}T00:00:00Z`);
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-10T00:00:00Z');
  const stated = () => world.rows('SELECT range_end FROM coverage WHERE run_id = $1', [job.id]);
  const runner = await world.take();
  for (let page = 1; page <= 2; page++) {
    await runner.step(noRelease);
    expect(await stated(), `after page ${page}`).toEqual([]);
  }
  await runner.step(noRelease);
  expect(await stated()).toEqual([{ range_end: new Date('2025-12-10T00:00:00Z') }]);
  await world.close();
});

it('writes an answer too large for one transaction in parts, and all of it', async () => {
  const world = await paperWorld();
  world.source.pageSize = 1201;
  for (let n = 0; n < 1201; n++) world.source.put(`o${n}`, '2026-02-20T00:00:00Z');
  await world.work();
  expect(await world.ids()).toHaveLength(1201);
  expect(await world.rows("SELECT pages, records_new FROM run WHERE kind = 'initial'")).toEqual([
    { pages: '1', records_new: '1201' },
  ]);
  await world.close();
});
