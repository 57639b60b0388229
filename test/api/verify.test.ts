import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

const JOBS = '/connections/on-demand-syncs';
const ASIDE = '/connections/quarantine';
const WINDOW = {
  start_time: '2025-12-01T00:00:00Z',
  end_time: '2025-12-20T00:00:00Z',
  function_name: 'get_orders',
};

describe('verify, repair, remap and quarantine', () => {
  let world: World;
  let mine: { id: string; token: string };
  let sibling: { id: string; token: string };

  beforeAll(async () => {
    world = await makeWorld();
    [mine, sibling] = [await world.connect(world.ours), await world.connect(world.ours)];
    for (const id of ['o1', 'o2', 'o3']) world.shelves.orders.push({ id, updated: '2025-12-03T00:00:00Z' });
    for (const id of ['p1', 'p2'])
      world.shelves.orders.push({ id, updated: '2025-12-03T00:00:00Z', total_price: 'much' });
    await make('');
  });
  afterAll(() => world.end());

  /** Asks for a job and does it. */
  async function make(what: string, more: object = {}) {
    const { token } = mine;
    const answer = await world.client.post(`${JOBS}${what}`, { token, json: { ...WINDOW, ...more } });
    expect([answer.text, answer.status]).toEqual([answer.text, 200]);
    await world.work(mine.id);
    return (await world.client.get(`${JOBS}/${answer.body.id}`, { token })).body;
  }
  const findings = (id: string, more = '', { token } = mine) =>
    world.client.get(`${JOBS}/${id}/findings${more}`, { token });

  it('200: verifies, shows what it found in pages, repairs it, and has nothing more to repair', async () => {
    const { token } = mine;
    const right = await make('/verify');
    expect(right).toMatchObject({
      purpose: 'verify',
      status: 'completed',
      report: { verification: { verdict: 'equal', equal: 3, quarantined: 2 }, remap: null },
    });
    const nothing = await world.client.post(`${JOBS}/${right.id}/repair`, { token });
    expect([nothing.status, nothing.body.code]).toEqual([400, 'nothing_to_repair']);

    await world.pool.query("DELETE FROM record WHERE connection_id = $1 AND id IN ('o1', 'o3')", [mine.id]);
    const wrong = await make('/verify');
    expect(wrong.report.verification).toMatchObject({ verdict: 'different', missing: 2 });
    // What is missing was shown as well: it stands in the job's trail.
    const { data: trail } = (await world.client.get(`${JOBS}/${wrong.id}/trail`, { token })).body;
    expect(trail.at(-1).records).toBe(wrong.report.verification.records_compared + 2);
    const first = await findings(wrong.id, '?limit=1');
    expect(first.body).toMatchObject({
      data: [{ id: 'o1', kind: 'missing', resource: 'order' }],
      total_count: 1,
    });
    const next = `&page_token=${encodeURIComponent(first.body.next_token)}`;
    const second = await findings(wrong.id, `?limit=1${next}`);
    expect(second.body).toMatchObject({ data: [{ id: 'o3' }], next_token: null });
    expect((await findings(wrong.id, '?kind=differing')).body.data).toEqual([]);
    // A token is of one job's list, and a job of one connection's.
    expect((await findings(right.id, `?limit=1${next}`)).status).toBe(422);
    expect((await findings(wrong.id, '?kind=odd')).status).toBe(422);
    expect((await findings(wrong.id, '', sibling)).status).toBe(404);
    expect((await findings('x')).status).toBe(404);

    for (const [id, by, code] of [
      [wrong.id, sibling, 'not_found'],
      [(await make('')).id, mine, 'job_not_verified'],
    ] as const) {
      const refused = await world.client.post(`${JOBS}/${id}/repair`, { token: by.token });
      expect(refused.body.code).toBe(code);
    }
    await world.pool.query("DELETE FROM record WHERE connection_id = $1 AND id = 'o2'", [mine.id]);
    const again = await make('/verify');
    const headers = { 'idempotency-key': 'once' };
    const repair = await world.client.post(`${JOBS}/${again.id}/repair`, { token, headers });
    expect(repair.body).toMatchObject({ purpose: 'repair', status: 'open', function_name: 'get_orders' });
    const replayed = await world.client.post(`${JOBS}/${again.id}/repair`, { token, headers });
    expect([replayed.body.id, replayed.headers.get('idempotent-replayed')]).toEqual([repair.body.id, 'true']);
    await world.work(mine.id);
    expect((await make('/verify')).report.verification.verdict).toBe('equal');
  });

  it('422 and 400: as creating a job is refused', async () => {
    const { token } = mine;
    for (const what of ['/verify', '/remap']) {
      const post = (json: object, more: object = {}) =>
        world.client.post(`${JOBS}${what}`, { token, json, ...more });
      const backwards = await post({ ...WINDOW, end_time: '2025-11-01T00:00:00Z' });
      expect([backwards.status, backwards.body.code]).toEqual([422, 'invalid']);
      expect((await post({ ...WINDOW, purpose: 'read' })).status).toBe(422);
      const disabled = await post({ ...WINDOW, function_name: 'get_products' });
      expect([disabled.status, disabled.body.error]).toEqual([
        400,
        'On-demand sync is not enabled for acme get_products',
      ]);
      const readOnly = await post(WINDOW, { key: world.ours.readOnlyKey });
      expect([readOnly.status, readOnly.body.code]).toEqual([403, 'read_only']);
    }
    expect(
      (await world.client.post(`${JOBS}/verify`, { token, json: { ...WINDOW, events: 'send' } })).status,
    ).toBe(422);
    // One key cannot mean two things.
    const headers = { 'idempotency-key': 'both' };
    await world.client.post(`${JOBS}/verify`, { token, json: WINDOW, headers });
    const other = await world.client.post(JOBS, { token, json: WINDOW, headers });
    expect(other.body.code).toBe('idempotency_key_reused');
    await world.work(mine.id);
  });

  it('200: lists what was put aside, shows it, and retries one alone; another connection has none of it', async () => {
    const { token } = mine;
    const list = (query = '', by = mine) => world.client.get(`${ASIDE}${query}`, { token: by.token });
    const first = await list('?limit=1&function_name=get_orders');
    expect(first.body.data).toMatchObject([{ record_id: 'p1', function_name: 'get_orders' }]);
    const second = await list(`?limit=1&page_token=${encodeURIComponent(first.body.next_token)}`);
    expect(second.body).toMatchObject({ data: [{ record_id: 'p2' }], next_token: null });
    const [entry] = first.body.data;
    expect((await list(`?sync_job_id=${entry.run_id}`)).body.total_count).toBe(2);
    expect((await list(`?sync_job_id=${mine.id}`)).body.total_count).toBe(0);
    expect((await list('?function_name=get_products')).body.total_count).toBe(0);
    expect((await list('?sync_job_id=x')).status).toBe(422);
    expect((await list('', sibling)).body.data).toEqual([]);

    const shown = await world.client.get(`${ASIDE}/${entry.id}`, { token });
    expect(shown.body).toMatchObject({ ...entry, payload: { id: 'p1', total_price: 'much' } });
    const refused = await world.client.post(`${ASIDE}/${entry.id}/retry`, { token });
    expect(refused.body).toMatchObject({ stored: false, outcome: 'refused', reason: entry.reason });
    for (const [id, by] of [
      [entry.id, sibling],
      ['x', mine],
      [mine.id, mine],
    ] as const) {
      expect((await world.client.get(`${ASIDE}/${id}`, { token: by.token })).status).toBe(404);
      expect((await world.client.post(`${ASIDE}/${id}/retry`, { token: by.token })).status).toBe(404);
    }
    await world.pool.query(
      `UPDATE quarantine SET payload = replace(payload, '"much"', '5') WHERE source_key = 'p1'`,
    );
    const stored = await world.client.post(`${ASIDE}/${entry.id}/retry`, { token });
    expect(stored.body).toMatchObject({ stored: true, outcome: 'new', record_id: 'p1', reason: null });
    const order = await world.client.get('/wms/orders/p1', { token });
    expect(order.body.data.total_price).toBe(5);
    expect((await list()).body.total_count).toBe(1);
  });

  it('200: remaps, silent unless asked to tell', async () => {
    expect(await make('/remap')).toMatchObject({
      purpose: 'remap',
      events: 'silent',
      report: { remap: { records_without_raw: 0 }, verification: null, records_quarantined: 1 },
    });
    expect((await make('/remap', { events: 'send' })).events).toBe('send');
  });
});
