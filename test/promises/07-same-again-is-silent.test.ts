import { expect, it, vi } from 'vitest';
import { paperWorld } from '../support/world.ts';

it('neither writes to a record nor makes an event when the same is read again', async () => {
  const world = await paperWorld();
  for (let n = 0; n < 5; n++) world.source.put(`o${n}`, '2025-12-01T00:00:00Z');
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work();
  const trace = () => world.rows('SELECT id, xmin::text, ctid::text FROM record ORDER BY id');
  const events = () => world.rows("SELECT count(*) FROM event WHERE resource = 'order'");
  const [records, told] = [await trace(), await events()];
  const again = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work();
  expect((await world.status(again.id)).report).toMatchObject({
    records_new: 0,
    records_changed: 0,
    records_unchanged: 5,
  });
  expect(await trace()).toEqual(records);
  expect(await events()).toEqual(told);
  await world.close();
});

it('takes neither another order of keys nor a volatile field for a change', async () => {
  const world = await paperWorld({ words: { volatile: ['additional_fields.note'] } });
  world.source.put('o1', '2026-02-20T00:00:00Z', 'one');
  await world.work();
  world.source.put('o1', '2026-02-20T00:00:00Z', 'two');
  const fn = world.connector.functions[0]!;
  const map = fn.map;
  fn.map = (raw) => Object.fromEntries(Object.entries(map(raw)).toReversed()) as ReturnType<typeof map>;
  const job = await world.job('2026-02-19T00:00:00Z', '2026-02-21T00:00:00Z');
  await world.work();
  expect((await world.status(job.id)).report).toMatchObject({ records_changed: 0, records_unchanged: 1 });
  await world.close();
});

it('maps nothing that is stored just so, and everything once the mapper is another', async () => {
  const world = await paperWorld();
  for (let n = 0; n < 5; n++) world.source.put(`o${n}`, '2025-12-01T00:00:00Z');
  const fn = world.connector.functions[0]!;
  const map = vi.spyOn(fn, 'map');
  const mapped = async () => {
    map.mockClear();
    const { id } = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
    await world.work();
    return { times: map.mock.calls.length, ...(await world.status(id)).report };
  };
  expect(await mapped()).toMatchObject({ times: 5, records_new: 5 });
  expect(await mapped()).toMatchObject({ times: 0, records_unchanged: 5 });
  world.source.put('o3', '2025-12-01T00:00:00Z', 'another');
  expect(await mapped()).toMatchObject({ times: 1, records_unchanged: 4, records_changed: 1 });
  fn.mapperVersion = 2;
  expect(await mapped()).toMatchObject({ times: 5, records_unchanged: 5 });
  await world.close();
});

it.each([
  ['changed', "UPDATE record SET hash = 'x', data = '{\"id\": \"o1\"}' WHERE id = 'o1'", 'records_changed'],
  ['gone', "DELETE FROM record WHERE id = 'o1'", 'records_new'],
])(
  'maps what was known after all where it is %s by the time it has the lock',
  async (_, meanwhile, count) => {
    const world = await paperWorld();
    world.source.pageSize = 5;
    for (let n = 0; n < 3; n++) world.source.put(`o${n}`, '2025-12-01T00:00:00Z', 'as read');
    await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
    await world.work();
    const { id } = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
    const query = world.pool.query.bind(world.pool) as (text: string, values?: unknown[]) => Promise<unknown>;
    const looked = vi.spyOn(world.pool, 'query').mockImplementation((async (
      text: string,
      values?: unknown[],
    ) => {
      const rows = await query(text, values);
      if (String(text).includes('raw_digest')) await query(meanwhile);
      return rows;
    }) as never);
    await world.work();
    looked.mockRestore();
    expect((await world.status(id)).report).toMatchObject({ records_unchanged: 2, [count]: 1 });
    const [row] = await world.rows(
      "SELECT data -> 'additional_fields' ->> 'note' AS note FROM record WHERE id = 'o1'",
    );
    expect(row).toEqual({ note: 'as read' });
    await world.close();
  },
);

it('makes one event of a change, with the version, the cause and a dotted diff', async () => {
  const world = await paperWorld();
  world.source.put('o1', '2026-02-20T00:00:00Z', 'one');
  await world.work();
  world.source.put('o1', '2026-02-21T00:00:00Z', 'two');
  const job = await world.job('2026-02-19T00:00:00Z', '2026-02-22T00:00:00Z');
  await world.work();
  const events = await world.rows("SELECT * FROM event WHERE resource = 'order'");
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    type: 'order.updated',
    record_id: 'o1',
    record_version: '2',
    run_id: job.id,
    kind: 'on_demand',
    historical: true,
    data: { id: 'o1', additional_fields: { note: 'two' } },
    previous_attributes: {
      'additional_fields.note': 'one',
      created_date: '2026-02-20T00:00:00.000Z',
      updated_date: '2026-02-20T00:00:00.000Z',
    },
  });
  await world.close();
});
