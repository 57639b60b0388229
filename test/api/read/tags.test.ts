import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resources } from '../../../src/model/index.ts';
import { makeWorld, type World } from '../world.ts';

const DAY_MS = 24 * 3600 * 1000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

describe('PUT …/trackstar-tags', () => {
  let world: World;
  let mine: { id: string; token: string };
  const path = (id: string) => `/wms/orders/${encodeURIComponent(id)}/trackstar-tags`;
  const put = (id: string, tags: unknown, more: object = {}) =>
    world.client.send('PUT', path(id), { token: mine.token, json: { trackstar_tags: tags }, ...more });
  const read = async (id: string) =>
    (await world.client.get(`/wms/orders/${encodeURIComponent(id)}`, { token: mine.token })).body.data;
  const trace = async (id: string) =>
    (
      await world.pool.query(
        'SELECT xmin::text, record_version::int AS version, updated_stamp FROM record WHERE connection_id = $1 AND id = $2',
        [mine.id, id],
      )
    ).rows[0];
  const events = async (id: string) =>
    (
      await world.pool.query(
        'SELECT * FROM event WHERE connection_id = $1 AND record_id = $2 ORDER BY record_version',
        [mine.id, id],
      )
    ).rows;

  beforeAll(async () => {
    world = await makeWorld();
    mine = await world.connect(world.ours);
    world.shelves.orders = ['a', 'b', 'c', 'd', 'e', 'slash/é'].map((id) => ({ id, updated: ago(10) }));
    await world.work(mine.id);
  });
  afterAll(() => world.end());

  it('is there for the resources that take tags, and no others', async () => {
    const { paths } = await world.client.document();
    const found = Object.keys(paths).filter((one) => one.endsWith('/trackstar-tags'));
    const taggable = resources.filter((one) => one.taggable).map((one) => `${one.onePath}/trackstar-tags`);
    expect(found.sort()).toEqual(taggable.sort());
    expect(found).toHaveLength(10);
  });

  it('200: replaces the whole list at once, and answers the whole record', async () => {
    expect((await put('a', ['old', { gone: 1 }])).status).toBe(200);
    const tags = ['vip', { region: 'eu' }, { nested: { deep: [1, true, 'x'] } }];
    const { status, body } = await put('a', tags);
    expect([status, Object.keys(body), body.id, body.unused_fields]).toEqual([
      200,
      ['data', 'id', 'unused_fields'],
      'a',
      [],
    ]);
    expect(body.data.trackstar_tags).toEqual(tags);
    expect(await read('a')).toEqual(body.data);
    const found = await world.client.get('/wms/orders?trackstar_tags[contains]=vip,region:eu', mine);
    expect(found.body.data).toEqual([body.data]);
    expect((await put('a', [])).body.data.trackstar_tags).toEqual([]);
    expect((await read('a')).trackstar_tags).toEqual([]);
  });

  it('200: names the fields of the body that mean nothing', async () => {
    const json = { colour: 'red', trackstar_tags: ['x'], tags: null };
    const { body } = await world.client.send('PUT', path('slash/é'), { token: mine.token, json });
    expect([body.id, body.unused_fields]).toEqual(['slash/é', ['colour', 'tags']]);
  });

  it('200: the same again writes nothing and tells nobody', async () => {
    await put('b', ['vip', { region: { code: 'eu', name: 'Europe' } }]);
    const [written, told] = [await trace('b'), await events('b')];
    const again = await put('b', ['vip', { region: { name: 'Europe', code: 'eu' } }]);
    expect(again.status).toBe(200);
    expect(await trace('b')).toEqual(written);
    expect(await events('b')).toEqual(told);
  });

  it('200: a change is one event, with the version and the tags before', async () => {
    const before = (await events('b')).length;
    await put('b', ['late', { region: { code: 'eu', name: 'Europe' } }]);
    const told = await events('b');
    expect(told).toHaveLength(before + 1);
    expect(told.at(-1)).toMatchObject({
      type: 'order.updated',
      record_version: String((await trace('b')).version),
      run_id: null,
      kind: null,
      historical: false,
      previous_attributes: { 'trackstar_tags.0': 'vip' },
    });
    expect(told.at(-1).data).toEqual(await read('b'));
  });

  it('200: a poller sees the change, also when the poll before it fell between stamp and commit', async () => {
    await world.pool.query(`CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(0.4); RETURN NEW; END $$`);
    await world.pool.query(
      "CREATE TRIGGER dawdle BEFORE INSERT ON event FOR EACH ROW WHEN (NEW.record_id = 'c') EXECUTE FUNCTION dawdle()",
    );
    const written = put('c', ['slow']);
    const poll = async (since: string) => {
      const at = new Date().toISOString();
      const shown = (await read('c')).trackstar_tags !== null;
      const { body } = await world.client.get(`/wms/orders?trackstar_updated_date[gte]=${since}`, mine);
      return { at, shown, found: body.data.some((one: { id: string }) => one.id === 'c') };
    };
    // Each poll asks for what came since the one before; the one after the commit has to find it.
    let last = await poll('2020-01-01T00:00:00Z');
    while (!last.shown) last = await poll(last.at);
    expect(last.found).toBe(true);
    expect((await written).status).toBe(200);
    await world.pool.query('DROP TRIGGER dawdle ON event');
  });

  it('503: what takes too long for its stamp is not written', async () => {
    await world.pool.query(`CREATE FUNCTION crawl() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$`);
    await world.pool.query(
      "CREATE TRIGGER crawl BEFORE INSERT ON event FOR EACH ROW WHEN (NEW.record_id = 'd') EXECUTE FUNCTION crawl()",
    );
    const before = await trace('d');
    const { status, body } = await put('d', ['never']);
    expect([status, body.code]).toEqual([503, 'unavailable']);
    expect([await trace('d'), await events('d')]).toEqual([before, []]);
    await world.pool.query('DROP TRIGGER crawl ON event');
    expect((await put('d', ['now'])).status).toBe(200);
  });

  it('200: survives later syncs, those that find a change and those that do not', async () => {
    const tags = ['kept', { by: 'client' }];
    await put('e', tags);
    const sync = async (window: string) => {
      const json = { start_time: ago(20), end_time: window, function_name: 'get_orders' };
      await world.client.post('/connections/on-demand-syncs', { token: mine.token, json });
      await world.work(mine.id);
    };
    const written = await trace('e');
    await sync(ago(5));
    expect(await trace('e')).toEqual(written);
    const changed = ago(7);
    world.shelves.orders.find((order) => order.id === 'e')!.updated = changed;
    await sync(ago(4));
    const record = await read('e');
    expect(record.updated_date).toBe(changed);
    expect(record.trackstar_tags).toEqual(tags);
    const told = await events('e');
    expect(told.at(-1)).toMatchObject({ kind: 'on_demand', data: { trackstar_tags: tags } });
    expect(told.map((event) => Number(event.record_version))).toEqual([2, 3]);
  });

  it('200 and 400: under an idempotency key the first answer again, and no second write', async () => {
    const headers = { 'idempotency-key': 'once' };
    const first = await put('a', [{ n: { x: 1, y: 2 } }], { headers });
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    await put('a', ['somebody else']);
    const again = await put('a', [{ n: { y: 2, x: 1 } }], { headers });
    expect([again.status, again.headers.get('idempotent-replayed'), again.body]).toEqual([
      200,
      'true',
      first.body,
    ]);
    expect((await read('a')).trackstar_tags).toEqual(['somebody else']);
    for (const [id, tags] of [
      ['a', ['other']],
      ['b', [{ n: { x: 1, y: 2 } }]],
    ] as const) {
      const { status, body } = await put(id, tags, { headers });
      expect([status, body.code]).toEqual([400, 'idempotency_key_reused']);
    }
    const failed = await put('nobody', ['x'], { headers: { 'idempotency-key': 'failed' } });
    expect(failed.status).toBe(404);
    expect((await put('b', ['x'], { headers: { 'idempotency-key': 'failed' } })).status).toBe(200);
  });
});
