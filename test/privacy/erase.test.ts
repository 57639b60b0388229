import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConnectionLost } from '../../src/sync/connection-view.ts';
import { Erasing } from '../../src/sync/privacy/erasing.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { makeWorld, type World } from '../api/world.ts';
import { HER, herAddress, JANE, SAM, tracesOf } from './traces.ts';

const JOBS = '/connections/on-demand-syncs';
const WINDOW = {
  start_time: '2025-12-01T00:00:00Z',
  end_time: '2025-12-20T00:00:00Z',
  function_name: 'get_orders',
};
const AT = '2025-12-03T00:00:00Z';

describe('erasing a person', () => {
  let world: World;
  let mine: { id: string; token: string };
  let erasure: string;

  beforeAll(async () => {
    world = await makeWorld();
    mine = await world.connect(world.ours);
    world.shelves.orders.push(
      {
        id: 'o1',
        updated: AT,
        ship_to_address: herAddress(),
        additional_fields: { first: 'Jane', gift: 'For Jane Doe', lane: 7 },
      },
      // Known by her name and her place, and by nothing else.
      {
        id: 'o2',
        updated: AT,
        ship_to_address: herAddress({ full_name: 'DOE, JANE', phone_number: null, email_address: null }),
      },
      // In the payload she stands where no address is: the model has a field for a company, and it may be anything.
      { id: 'o3', updated: AT, ship_to_address: { ...SAM, company: 'c/o jane.doe@example.com' } },
      { id: 'o4', updated: AT, ship_to_address: SAM },
      { id: 'poison', updated: AT, ship_to_address: herAddress(), total_price: 'much' },
    );
    await make('');
    // What is left of a change, of a verify, of what receivers answered, and of what was looked for.
    change('o1', '2025-12-04T00:00:00Z', { ship_to_address: herAddress({ address2: 'Flat 4' }) });
    await make('');
    await world.pool.query(
      "UPDATE record SET data = replace(data::text, 'Jane', 'Jean')::json WHERE id = 'o1'",
    );
    expect((await make('/verify')).report.verification).toMatchObject({ differing: 1 });
    await world.pool.query(
      "UPDATE record SET data = replace(data::text, 'Jean', 'Jane')::json WHERE id = 'o1'",
    );
    await world.pool.query(
      `INSERT INTO attempt (endpoint_id, attempt_id, connection_id, event_id, event_type, number, outcome, status, response, duration_ms)
       VALUES ($1, $2, $3, $4, 'order.created', 1, 'delivered', 200, 'thanks for jane.doe@example.com', 3)`,
      [v7(), v7(), mine.id, v7()],
    );
    await world.client.get('/connections?search=jane.doe%40example.com');
    await vi.waitFor(
      async () => expect(await tracesOf(world.pool, HER)).toContain('request_log.query: jane'),
      { timeout: 10_000 },
    );
  });
  afterAll(() => world.end());

  function change(id: string, updated: string, more: object): void {
    Object.assign(world.shelves.orders.find((row) => row.id === id)!, { updated, ...more });
  }
  async function make(what: string) {
    const { token } = mine;
    const answer = await world.client.post(`${JOBS}${what}`, { token, json: WINDOW });
    expect([answer.text, answer.status]).toEqual([answer.text, 200]);
    await world.work(mine.id);
    return (await world.client.get(`${JOBS}/${answer.body.id}`, { token })).body;
  }
  async function carryOut(): Promise<void> {
    const erasing = new Erasing(world.engine);
    await expect
      .poll(async () => {
        await erasing.round();
        return (await world.client.get(`/privacy/erasures/${erasure}`)).body.data.status;
      })
      .toBe('done');
  }
  const order = async (id: string) =>
    (await world.client.get(`/wms/orders/${id}`, { token: mine.token })).body.data;
  const recordRows = async () =>
    (
      await world.pool.query(
        'SELECT id, record_version, data::text FROM record WHERE connection_id = $1 ORDER BY id',
        [mine.id],
      )
    ).rows;

  it('200: takes her out of everything that is stored, and whoever was reading can write nothing more', async () => {
    expect((await tracesOf(world.pool, [/jane/i])).map((one) => one.split(':')[0])).toEqual(
      expect.arrayContaining([
        'attempt.response',
        'event.data',
        'finding.differences',
        'quarantine.payload',
        'raw.payload',
        'record.data',
        'request_log.query',
      ]),
    );
    const late = new Runner(world.engine, (await takeConnection(world.engine, mine.id, 'late'))!);
    const asked = await world.client.post('/privacy/erasures', { json: JANE });
    expect([asked.status, asked.body.data]).toMatchObject([200, { status: 'open', done_at: null }]);
    erasure = asked.body.data.id;
    await carryOut();
    await expect(late.step(async () => {})).rejects.toThrow(ConnectionLost);

    expect(await tracesOf(world.pool, HER)).toEqual([]);
    const { body } = await world.client.get(`/privacy/erasures/${erasure}`);
    expect(body.data).toMatchObject({ connections: 1, connections_done: 1, records: 3 });
    expect(body.data.events).toBeGreaterThanOrEqual(4);
  });

  it('leaves what is of others, and what of hers is not her', async () => {
    expect((await order('o4')).ship_to_address).toEqual(SAM);
    expect(await order('o1')).toMatchObject({
      ship_to_address: { full_name: '[erased]', company: null, city: '[erased]', state: 'IL', country: 'US' },
      additional_fields: { first: '[erased]', gift: '[erased]', lane: 7 },
      order_number: expect.stringMatching(/^(?!\[)/),
    });
  });

  it('tells readers and receivers that the records changed, and not of whom they were', async () => {
    const { rows } = await world.pool.query(
      "SELECT previous_attributes FROM event WHERE record_id = 'o1' AND run_id IS NULL ORDER BY seq DESC LIMIT 1",
    );
    expect(rows[0].previous_attributes).toMatchObject({ 'ship_to_address.full_name': '[erased]' });
  });

  it('holds through reading again, mapping anew, verifying and retrying, which all find nothing to do', async () => {
    const before = await recordRows();
    expect((await make('')).report).toMatchObject({ records_new: 0, records_changed: 0 });
    await make('/remap');
    expect((await make('/verify')).report.verification).toMatchObject({ verdict: 'equal' });
    const { body } = await world.client.get('/connections/quarantine', { token: mine.token });
    const retried = await world.client.post(`/connections/quarantine/${body.data[0].id}/retry`, {
      token: mine.token,
    });
    expect(retried.body.data ?? retried.body).toMatchObject({ outcome: 'refused' });
    expect(await recordRows()).toEqual(before);
    expect(await tracesOf(world.pool, HER)).toEqual([]);
  });

  it('holds when her record changes, also where nothing is left that she was known by', async () => {
    change('o2', '2025-12-05T00:00:00Z', {
      ship_to_address: herAddress({
        address1: null,
        postal_code: null,
        phone_number: null,
        email_address: null,
      }),
    });
    change('poison', '2025-12-05T00:00:00Z', { total_price: 12 });
    await make('');
    expect(await order('o2')).toMatchObject({ ship_to_address: { full_name: '[erased]' } });
    expect((await order('poison')).total_price).toBe(12);
    expect(await tracesOf(world.pool, HER)).toEqual([]);
  });

  it('holds for connections that are made later, and not for other organizations', async () => {
    const { id } = await world.connect(world.ours);
    world.shelves.orders.push({
      id: 'new',
      updated: new Date(Date.now() - 3600_000).toISOString().replace(/\..*/, 'Z'),
      ship_to_address: herAddress(),
    });
    await world.work(id);
    expect(
      (await world.pool.query('SELECT 1 FROM record WHERE connection_id = $1', [id])).rowCount,
    ).toBeGreaterThan(0);
    expect(await tracesOf(world.pool, HER)).toEqual([]);
    const theirs = await world.connect(world.theirs);
    await world.work(theirs.id);
    expect(await tracesOf(world.pool, HER)).toContain('record.data: jane');
    expect((await world.client.get(`/privacy/erasures/${erasure}`, { key: world.theirs.key })).status).toBe(
      404,
    );
  });

  it.each([
    [{}, []],
    [{ email: 'jane' }, ['email']],
    [{ phone: '123' }, ['phone']],
    [{ full_name: 'Jane Doe' }, ['full_name']],
    [{ full_name: 'Jane', postal_code: 'ZX8 4QJ' }, ['full_name']],
    [{ full_name: 'Jane Doe', address1: 'Rose Cottage' }, ['full_name']],
    [{ name: 'Jane Doe' }, ['name']],
  ])('422: %j', async (json, fields) => {
    const { status, body } = await world.client.post('/privacy/erasures', { json });
    expect([status, Object.keys(body.detail?.json ?? {})]).toEqual([422, fields]);
    expect(body.error).not.toMatch(/jane|cottage/i);
  });

  it('401, 403 and 404', async () => {
    expect((await world.client.post('/privacy/erasures', { key: null, json: JANE })).status).toBe(401);
    const { readOnlyKey: key } = world.ours;
    expect((await world.client.post('/privacy/erasures', { key, json: JANE })).status).toBe(403);
    expect((await world.client.get('/privacy/erasures', { key })).body.data).toMatchObject([{ id: erasure }]);
    for (const id of ['x', v7()])
      expect((await world.client.get(`/privacy/erasures/${id}`)).status).toBe(404);
  });
});
