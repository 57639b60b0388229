import { expect, it, vi } from 'vitest';
import { findQuarantined, getQuarantined, retryQuarantined } from '../../src/sync/quarantine.ts';
import { verifyWorld } from './verify-world.ts';

type World = Awaited<ReturnType<typeof verifyWorld>>;

/** A mapper of a later version, which says more of some records and can map what could not be. */
function newMapper(world: World, changes: (id: string) => boolean): void {
  const fn = world.connector.functions[0]!;
  const map = fn.map;
  fn.mapperVersion = 2;
  fn.map = (raw) => {
    const record = map({ ...raw, poison: false });
    const additional = record.additional_fields as Record<string, unknown>;
    return changes(record.id) ? { ...record, additional_fields: { ...additional, more: raw.note } } : record;
  };
}

async function setOut() {
  const world = await verifyWorld();
  for (let n = 10; n < 16; n++) world.source.put(`o${n}`, `2026-02-${n}T00:00:00Z`);
  world.source.put('poison', '2026-02-20T00:00:00Z', 'x', true);
  await world.work();
  world.clock.advance(600_000);
  return world;
}

const asOfs = (world: World) =>
  world.rows<{ id: string; as_of: Date }>('SELECT id, as_of FROM record ORDER BY id');

it('maps what is kept anew, without the source and in silence, and keeps the instants of the readings', async () => {
  const world = await setOut();
  const before = await asOfs(world);
  const [events, coverage] = [await world.events(), await world.rows('SELECT * FROM coverage')];
  const raws = await world.rows('SELECT id, payload, as_of, expires_at FROM raw ORDER BY id');
  const [aside] = await world.rows<{ as_of: Date }>('SELECT as_of FROM quarantine');
  await world.rows("DELETE FROM raw WHERE id = 'o13'");
  await world.rows("UPDATE raw SET as_of = as_of - interval '1 hour' WHERE id = 'o12'");
  newMapper(world, (id) => ['o11', 'o12', 'o13', 'o14', 'o15'].includes(id));
  world.source.asked = [];
  const window = { start: new Date('2026-02-01T00:00:00Z'), end: new Date('2026-02-15T00:00:00Z') };
  const { id } = await world.begin('remap', window);
  await world.work();

  const job = await world.status(id);
  expect(world.source.asked).toEqual([]);
  expect(job).toMatchObject({
    status: 'completed',
    purpose: 'remap',
    events: 'silent',
    effective_end_time: null,
  });
  expect(job.progress.requests).toBe(0);
  expect(job.report).toMatchObject({
    records_new: 1,
    records_changed: 2,
    records_unchanged: 1,
    records_quarantined: 0,
    remap: { records_without_raw: 2 },
  });
  const more = await world.rows('SELECT id FROM record WHERE data::text LIKE \'%"more"%\' ORDER BY id');
  expect(more.map((row) => row.id)).toEqual(['o11', 'o14']);
  const after = await asOfs(world);
  expect(after.filter((row) => row.id !== 'poison')).toEqual(before);
  expect(after.find((row) => row.id === 'poison')!.as_of).toEqual(aside!.as_of);
  expect(await world.events()).toBe(events);
  expect(await world.rows('SELECT * FROM coverage')).toEqual(coverage);
  expect(await world.rows('SELECT * FROM quarantine')).toEqual([]);
  // Mapping a payload anew is no reason to keep it longer.
  const kept = await world.rows(
    "SELECT id, payload, as_of, expires_at FROM raw WHERE id IN ('o11', 'o14') ORDER BY id",
  );
  expect(kept).toEqual(raws.filter((row) => row.id === 'o11' || row.id === 'o14'));
  await world.close();
});

it('mends a date that the old mapper misunderstood, though the record now looks older', async () => {
  const world = await setOut();
  const fn = world.connector.functions[0]!;
  const map = fn.map;
  fn.mapperVersion = 2;
  fn.map = (raw) => ({ ...map(raw), updated_date: new Date(raw.updated - 5 * 3600_000).toISOString() });
  const { id } = await world.begin('remap');
  await world.work();
  expect((await world.status(id)).report).toMatchObject({ records_changed: 6, records_outdated: 0 });
  await world.close();
});

it('never replaces what was read since the payload was looked up', async () => {
  const world = await setOut();
  newMapper(world, () => true);
  const { id } = await world.begin('remap');
  const query = world.pool.query.bind(world.pool) as (text: string, values?: unknown[]) => Promise<unknown>;
  const read = vi.spyOn(world.pool, 'query').mockImplementation((async (text: string, values?: unknown[]) => {
    const rows = await query(text, values);
    if (String(text).includes('FROM raw WHERE'))
      await query(
        `UPDATE record SET as_of = as_of + interval '1 minute', hash = 'x', data = '{"newer": true}' WHERE id = 'o10'`,
      );
    return rows;
  }) as never);
  await world.work();
  read.mockRestore();
  expect((await world.status(id)).report).toMatchObject({ records_outdated: 1, records_changed: 5 });
  await world.close();
});

it('tells of changes where that is asked for, and goes over a resource in pages', async () => {
  const world = await verifyWorld();
  world.source.pageSize = 500;
  for (let n = 0; n < 1200; n++) world.source.put(`o${n}`, Date.parse('2026-02-10T00:00:00Z') + n * 1000);
  await world.work();
  newMapper(world, (id) => id.endsWith('7'));
  const { id } = await world.begin('remap', undefined, 'send');
  await world.work();
  const job = await world.status(id);
  expect(job.report).toMatchObject({ records_changed: 120, records_unchanged: 1080 });
  expect(job.progress.pages).toBe(4);
  expect(await world.events()).toBe(120);
  await world.close();
});

it('shows what was put aside with its reason and payload, and tries one again alone', async () => {
  const world = await setOut();
  world.source.put('other', '2026-02-21T00:00:00Z', 'x', true);
  await world.work();
  const connection = await world.record();
  const list = (more = {}) => findQuarantined(world.engine, connection, more, null, 100);
  const [entry] = (await list()).entries;
  expect(await getQuarantined(world.engine, connection, entry!.id)).toMatchObject({
    function_name: 'get_orders',
    record_id: 'poison',
    reason: 'updated: is no date',
    payload: { id: 'poison', note: 'x' },
    times_seen: 1,
  });
  expect((await list({ functionName: 'get_returns' })).entries).toEqual([]);
  expect((await list({ runId: entry!.run_id })).entries).toHaveLength(1);

  const refused = await retryQuarantined(world.engine, connection, entry!.id);
  expect(refused).toMatchObject({ stored: false, outcome: 'refused', reason: 'updated: is no date' });
  expect((await list()).entries).toEqual([entry]);

  newMapper(world, () => true);
  const stored = await retryQuarantined(world.engine, connection, entry!.id);
  expect(stored).toEqual({ id: entry!.id, stored: true, outcome: 'new', record_id: 'poison', reason: null });
  const [record] = await world.rows("SELECT as_of, mapper_version FROM record WHERE id = 'poison'");
  expect(record).toEqual({ as_of: new Date(entry!.as_of), mapper_version: 2 });
  const told = await world.rows("SELECT type, run_id, kind FROM event WHERE record_id = 'poison'");
  expect(told).toEqual([{ type: 'order.created', run_id: null, kind: null }]);
  await expect(retryQuarantined(world.engine, connection, entry!.id)).rejects.toMatchObject({
    code: 'not_found',
  });
  await world.close();
});

it('does not let a payload that was put aside come over what was read later', async () => {
  const world = await setOut();
  const connection = await world.record();
  const { entries } = await findQuarantined(world.engine, connection, {}, null, 100);
  await world.rows(
    `INSERT INTO record SELECT connection_id, resource, 'poison', 1, data, facets, hash, source_created, now(), basis_date,
       now() + interval '1 year', mapper_version, tags, created_stamp, updated_stamp, NULL, run_id
     FROM record WHERE id = 'o10'`,
  );
  newMapper(world, () => true);
  expect(await retryQuarantined(world.engine, connection, entries[0]!.id)).toMatchObject({
    stored: false,
    outcome: 'outdated',
  });
  expect(await world.rows("SELECT record_version FROM record WHERE id = 'poison'")).toEqual([
    { record_version: '1' },
  ]);
  expect(await world.rows('SELECT 1 FROM quarantine')).toEqual([]);
  await world.close();
});
