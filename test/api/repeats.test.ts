/** Every change can be repeated under an Idempotency-Key. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

describe('Idempotency-Key', () => {
  let world: World;
  let mine: { id: string; token: string };
  let n = 0;
  const fresh = () => ({ 'idempotency-key': `key ${n++}` });
  const endpoint = (more: object = {}) => ({ url: 'https://203.0.113.7/hook', ...more });
  beforeAll(async () => {
    world = await makeWorld({ webhookAllow: ['203.0.113.0/24'] });
    mine = await world.connect(world.ours);
  });
  afterAll(() => world.end());

  const make = (headers: Record<string, string>, json: object = endpoint(), key = world.ours.key) =>
    world.client.post('/webhooks/endpoints', { headers, json, key });
  const count = async () => (await world.client.get('/webhooks/endpoints')).body.data.length;

  it('the same request is answered as before, secret and all, and nothing is made', async () => {
    const headers = fresh();
    const first = await make(headers, { url: endpoint().url, description: 'a' });
    expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([200, null]);
    const before = await count();
    const again = await make(headers, { description: 'a', url: endpoint().url });
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
    expect(again.body).toEqual(first.body);
    expect(await count()).toBe(before);
  });

  it('400 for another body or another address, and for a job; the order of a list counts', async () => {
    const headers = fresh();
    const token = mine.token;
    await world.client.send('PATCH', '/connections', { token, headers, json: { customer_id: 'c' } });
    const others = [
      world.client.send('PATCH', '/connections', { token, headers, json: { customer_id: 'd' } }),
      world.client.send('PATCH', '/schedules/toggle-all', { token, headers, json: { paused: false } }),
      world.client.post('/connections/on-demand-syncs', {
        token,
        headers,
        json: {
          function_name: 'get_orders',
          start_time: '2025-12-01T00:00:00Z',
          end_time: '2025-12-02T00:00:00Z',
        },
      }),
    ];
    for (const { status, body } of await Promise.all(others))
      expect([status, body.code]).toEqual([400, 'idempotency_key_reused']);
    const listed = fresh();
    const types = ['order.created', 'order.updated'];
    expect((await make(listed, endpoint({ event_types: types }))).status).toBe(200);
    expect((await make(listed, endpoint({ event_types: types.toReversed() }))).status).toBe(400);
  });

  it('what failed may be tried again under its key', async () => {
    const headers = fresh();
    expect((await make(headers, { url: 'nowhere' })).status).toBe(422);
    expect((await make(headers)).headers.get('idempotent-replayed')).toBeNull();
    const cancel = (headers: Record<string, string>) =>
      world.client.post('/connections/on-demand-syncs/none/cancel', { token: mine.token, headers });
    const second = fresh();
    expect((await cancel(second)).status).toBe(404);
    expect((await cancel(second)).headers.get('idempotent-replayed')).toBeNull();
  });

  it('a key is one of its organization, and of its connection', async () => {
    const headers = fresh();
    const ours = await make(headers);
    const theirs = await make(headers, endpoint(), world.theirs.key);
    expect([theirs.status, theirs.headers.get('idempotent-replayed')]).toEqual([200, null]);
    expect(theirs.body.data.id).not.toBe(ours.body.data.id);
    const other = await world.connect(world.ours);
    for (const { token } of [mine, other]) {
      const json = { customer_id: token };
      const { headers: told } = await world.client.send('PATCH', '/connections', { token, headers, json });
      expect(told.get('idempotent-replayed')).toBeNull();
    }
  });

  it('409 while the first is under way; a quarter of an hour later, and a day after an answer, the key is free', async () => {
    const headers = fresh();
    const { 'idempotency-key': key } = headers;
    await make(headers);
    const underWay =
      'UPDATE idempotency SET sealed_response = NULL, created_at = now() - $2::interval WHERE idempotency_key = $1';
    await world.pool.query(underWay, [key, '14 minutes']);
    const refused = await make(headers);
    expect([refused.status, refused.body.code]).toEqual([409, 'idempotency_key_in_use']);
    await world.pool.query(underWay, [key, '16 minutes']);
    const second = await make(headers);
    expect([second.status, second.headers.get('idempotent-replayed')]).toEqual([200, null]);
    await world.pool.query(
      "UPDATE idempotency SET created_at = now() - interval '25 hours' WHERE idempotency_key = $1",
      [key],
    );
    expect((await make(headers)).headers.get('idempotent-replayed')).toBeNull();
  });

  it('of many at once one makes it, and nobody is told another thing', async () => {
    const headers = fresh();
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 8 }, () => make(headers)));
    expect(await count()).toBe(before + 1);
    const made = answers.filter(({ status }) => status === 200);
    expect(new Set(made.map(({ body }) => body.data.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status !== 200).every(({ status }) => status === 409)).toBe(true);
  });

  it('answers lie sealed, for they hold secrets', async () => {
    const headers = fresh();
    const { body } = await make(headers);
    const { rows } = await world.pool.query('SELECT * FROM idempotency WHERE idempotency_key = $1', [
      headers['idempotency-key'],
    ]);
    expect(JSON.stringify(rows)).not.toContain(body.secret);
    expect(body.secret).toMatch(/^whsec_/);
  });

  it('422 for a key of over 255 characters', async () => {
    const { status, body } = await make({ 'idempotency-key': 'k'.repeat(256) });
    expect([status, Object.keys(body.detail.headers)]).toEqual([422, ['idempotency-key']]);
  });
});
