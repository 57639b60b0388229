import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropExpired } from '../../src/store/queries/housekeeping.ts';
import { recordEvents } from './receiver.ts';
import { makeWorld, type World } from './world.ts';

const ENDPOINTS = '/webhooks/endpoints';
const URL = 'https://example.com/hooks';
const GONE = '019a0000-0000-7000-8000-000000000000';

describe('webhook endpoints', () => {
  let world: World;
  let mine: { id: string };
  let second: { id: string };
  let foreign: { id: string };
  beforeAll(async () => {
    world = await makeWorld({ webhookAllow: ['10.1.0.0/16'] });
    mine = await world.connect(world.ours);
    second = await world.connect(world.ours);
    foreign = await world.connect(world.theirs);
  });
  afterAll(() => world.end());

  const make = async (json: object = {}, key = world.ours.key) => {
    const { status, body } = await world.client.post(ENDPOINTS, { key, json: { url: URL, ...json } });
    expect(status).toBe(200);
    return body as { data: { id: string }; secret: string };
  };
  const at = (id: string, more = '') => `${ENDPOINTS}/${id}${more}`;
  const rows = async (sql: string, values: unknown[] = []) => (await world.pool.query(sql, values)).rows;
  const feeds = (id: string) =>
    rows(
      'SELECT connection_id, position::int, upto::int FROM feed WHERE endpoint_id = $1 ORDER BY connection_id',
      [id],
    );

  describe('POST /webhooks/endpoints', () => {
    it('200: takes everything unless it is narrowed, and shows the secret this once', async () => {
      const { data, secret } = await make();
      expect(data).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        url: URL,
        description: '',
        event_types: null,
        connection_ids: null,
        max_per_second: 50,
        enabled: true,
        disabled_reason: null,
        disabled_at: null,
        failing_since: null,
        paused_until: null,
        behind: 0,
        waiting: 0,
        secrets: [{ until: null }],
        created_at: expect.any(String),
        updated_at: expect.any(String),
      });
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      const [{ sealed }] = await rows(
        'SELECT sealed_secrets AS sealed FROM endpoint WHERE endpoint_id = $1',
        [data.id],
      );
      expect(sealed).not.toContain(secret.slice(6, 20));
      expect(world.logged.join('\n')).not.toContain(secret);
    });

    it('200: with everything said, each once', async () => {
      const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
      const made = await make({
        description: 'mine',
        event_types: ['order.created', 'order.created', 'connection.deleted'],
        connection_ids: [mine.id, mine.id.toUpperCase()],
        max_per_second: 1000,
        secret,
      });
      expect(made.secret).toBe(secret);
      expect(made.data).toMatchObject({
        description: 'mine',
        event_types: ['order.created', 'connection.deleted'],
        connection_ids: [mine.id],
        max_per_second: 1000,
      });
    });

    it('200: an address in a network that the operator allows', async () => {
      expect((await make({ url: 'http://10.1.2.3:8080/hooks' })).data).toMatchObject({ enabled: true });
    });

    it.each([
      ['url', { url: 'ftp://example.com' }, 'must be an address such as'],
      ['url', { url: 'https://me:secret@example.com' }, 'must not have a user name'],
      ['url', { url: 'http://169.254.169.254/latest' }, 'is not a public address'],
      ['url', { url: 'http://10.2.0.1/' }, 'BACKHAUL_WEBHOOK_ALLOW'],
      ['url', { url: `https://example.com/${'x'.repeat(2000)}` }, 'at most 2000 characters'],
      ['event_types', { event_types: ['order.create'] }, 'did you mean order.created?'],
      ['event_types', { event_types: [] }, 'Send null for all event types.'],
      ['connection_ids', { connection_ids: [] }, 'Send null for all connections.'],
      ['connection_ids', { connection_ids: ['x'] }, 'x is not a connection of this organization.'],
      ['max_per_second', { max_per_second: 0 }, 'must be at least 1.'],
      ['max_per_second', { max_per_second: 1001 }, 'must be at most 1000.'],
      ['max_per_second', { max_per_second: null }, 'must be a whole number.'],
      ['description', { description: 'a\0b' }, 'must not contain NUL.'],
      ['secret', { secret: 'whsec_short' }, 'the base64 of 24 to 64 bytes'],
      ['secret', { secret: `whsec_${Buffer.alloc(65).toString('base64')}` }, '24 to 64 bytes'],
      ['secret', { secret: Buffer.alloc(32).toString('base64') }, 'must be whsec_'],
      ['filter', { filter: 'x' }, 'is not a field of this request.'],
    ])('422: %s %#', async (field, json, words) => {
      const { status, body } = await world.client.post(ENDPOINTS, { json: { url: URL, ...json } });
      expect([status, Object.keys(body.detail.json)]).toEqual([422, [field]]);
      expect(body.detail.json[field][0]).toContain(words);
    });

    it('422: all problems together, and a connection of another organization like none at all', async () => {
      const json = { url: 'x', event_types: ['x'], connection_ids: [mine.id, foreign.id], secret: 'x' };
      const { status, body } = await world.client.post(ENDPOINTS, { json });
      expect(status).toBe(422);
      expect(Object.keys(body.detail.json)).toEqual(['url', 'secret', 'event_types', 'connection_ids']);
      expect(body.detail.json.connection_ids).toEqual([
        `${foreign.id} is not a connection of this organization.`,
      ]);
      expect((await world.client.post(ENDPOINTS)).body.detail.json).toEqual({ url: ['is missing.'] });
    });

    it('400: no more than a hundred, also when the last two are asked for at once', async () => {
      await rows(
        `INSERT INTO endpoint (endpoint_id, organization_id, url, max_per_second, sealed_secrets)
         SELECT gen_random_uuid(), $1, 'https://x', 1, '' FROM generate_series(1, 99)`,
        [world.theirs.id],
      );
      const ask = { key: world.theirs.key, json: { url: URL } };
      const both = await Promise.all([world.client.post(ENDPOINTS, ask), world.client.post(ENDPOINTS, ask)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
      expect(both.find(({ status }) => status === 400)!.body.code).toBe('too_many_endpoints');
      await rows('DELETE FROM endpoint WHERE organization_id = $1', [world.theirs.id]);
    });

    it('401 and 403', async () => {
      const json = { url: URL };
      expect((await world.client.post(ENDPOINTS, { key: null, json })).status).toBe(401);
      expect((await world.client.post(ENDPOINTS, { key: world.ours.readOnlyKey, json })).status).toBe(403);
    });
  });

  it('GET /webhooks/endpoints: 200, those of the organization, without secrets; also with a read-only key', async () => {
    const [one, two] = [await make({}, world.theirs.key), await make({}, world.theirs.key)];
    const { status, body, text } = await world.client.get(ENDPOINTS, { key: world.theirs.readOnlyKey });
    expect([status, body.total_count, body.next_token]).toEqual([200, 2, null]);
    expect(body.data).toEqual([one.data, two.data]);
    expect(text).not.toContain('whsec_');
  });

  describe('one endpoint', () => {
    it('GET: 200', async () => {
      const { data } = await make({ description: 'one' });
      expect((await world.client.get(at(data.id.toUpperCase()))).body).toEqual({ data });
    });

    it('PATCH: 200, what is left out stays, null is all', async () => {
      const { data } = await make({ event_types: ['order.created'], connection_ids: [mine.id] });
      const patched = await world.client.send('PATCH', at(data.id), {
        json: { url: 'https://example.org/', description: 'new', max_per_second: 7, connection_ids: null },
      });
      expect(patched.body.data).toEqual({
        ...data,
        url: 'https://example.org/',
        description: 'new',
        max_per_second: 7,
        connection_ids: null,
        updated_at: patched.body.data.updated_at,
      });
      const unchanged = await world.client.send('PATCH', at(data.id), { json: {} });
      expect(unchanged.body.data.event_types).toEqual(['order.created']);
    });

    it('PATCH: 200, two at once both count', async () => {
      const { data } = await make();
      const first = await world.pool.connect();
      await first.query('BEGIN');
      await first.query("UPDATE endpoint SET description = 'first' WHERE endpoint_id = $1", [data.id]);
      const second = world.client.send('PATCH', at(data.id), { json: { max_per_second: 9 } });
      const waits =
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
      await expect.poll(async () => (await first.query(waits)).rowCount, { interval: 20 }).toBe(1);
      await first.query('COMMIT');
      first.release();
      expect((await second).body.data).toMatchObject({ description: 'first', max_per_second: 9 });
    });

    it('PATCH: 200, what it was yet to be sent of connections it no longer takes goes', async () => {
      const { data } = await make();
      const { data: other } = await make();
      const [event] = await recordEvents(world, mine.id, [{}, {}]);
      await recordEvents(world, second.id, [{}]);
      await rows('INSERT INTO redelivery VALUES ($1, $2, $3, 1, now())', [mine.id, data.id, event]);
      expect((await world.client.get(at(data.id))).body.data).toMatchObject({ behind: 3, waiting: 1 });
      const [{ epoch: before }] = await rows('SELECT epoch FROM endpoint WHERE endpoint_id = $1', [data.id]);
      const json = { connection_ids: [second.id] };
      const { body } = await world.client.send('PATCH', at(data.id), { json });
      expect(body.data).toMatchObject({ behind: 1, waiting: 0 });
      expect((await feeds(data.id)).map((feed) => feed.connection_id)).toEqual([second.id]);
      const [{ epoch }] = await rows('SELECT epoch FROM endpoint WHERE endpoint_id = $1', [data.id]);
      expect(Number(epoch)).toBe(Number(before) + 1);
      expect(await feeds(other.id)).toHaveLength(2);
      // Put back, it begins with what happens then.
      await world.client.send('PATCH', at(data.id), { json: { connection_ids: null } });
      await recordEvents(world, mine.id, [{}]);
      expect((await world.client.get(at(data.id))).body.data.behind).toBe(2);
    });

    it('PATCH: 422', async () => {
      const { data } = await make();
      const json = { url: 'http://127.0.0.1/', connection_ids: [foreign.id], secret: 'x' };
      const { status, body } = await world.client.send('PATCH', at(data.id), { json });
      expect([status, Object.keys(body.detail.json)]).toEqual([422, ['secret']]);
      const again = await world.client.send('PATCH', at(data.id), { json: { ...json, secret: undefined } });
      expect([again.status, Object.keys(again.body.detail.json)]).toEqual([422, ['url', 'connection_ids']]);
      expect((await world.client.get(at(data.id))).body.data).toEqual(data);
    });

    it('DELETE: 200, with all that it was yet to be sent', async () => {
      const { data } = await make();
      const [event] = await recordEvents(world, mine.id, [{}]);
      await rows('INSERT INTO redelivery VALUES ($1, $2, $3, 1, now())', [mine.id, data.id, event]);
      await rows('INSERT INTO feed VALUES ($1, $2, $3, 0, 5)', [second.id, GONE, data.id]);
      const { status, body } = await world.client.send('DELETE', at(data.id));
      expect([status, body]).toEqual([200, { id: data.id, deleted: true }]);
      expect(await feeds(data.id)).toEqual([]);
      expect(await rows('SELECT FROM redelivery WHERE endpoint_id = $1', [data.id])).toEqual([]);
      expect((await world.client.get(at(data.id))).status).toBe(404);
      expect((await world.client.send('DELETE', at(data.id))).status).toBe(404);
    });

    it('a feed that a page made while its endpoint was deleted is cleared away, and no other', async () => {
      const { data } = await make({ connection_ids: [mine.id] });
      await recordEvents(world, mine.id, [{}]);
      await rows('INSERT INTO feed VALUES ($1, $2, $2, 1, 2)', [mine.id, GONE]);
      await dropExpired(world.pool);
      expect(await feeds(GONE)).toEqual([]);
      expect(await feeds(data.id)).toHaveLength(1);
    });

    it('disable and enable: 200, what it missed follows, or is skipped', async () => {
      const { data } = await make({ connection_ids: [mine.id] });
      await recordEvents(world, mine.id, [{}]);
      const off = await world.client.post(at(data.id, '/disable'));
      expect(off.body.data).toMatchObject({ enabled: false, disabled_reason: 'request', behind: 1 });
      expect(off.body.data.disabled_at).not.toBeNull();
      const [event] = await recordEvents(world, mine.id, [{}, {}]);
      await rows("UPDATE endpoint SET failing_since = now() - interval '1 day' WHERE endpoint_id = $1", [
        data.id,
      ]);
      const on = await world.client.post(at(data.id, '/enable'));
      expect(on.body.data).toMatchObject({
        enabled: true,
        disabled_reason: null,
        disabled_at: null,
        failing_since: null,
        behind: 3,
      });
      await rows('INSERT INTO redelivery VALUES ($1, $2, $3, 1, now())', [mine.id, data.id, event]);
      await rows('INSERT INTO feed VALUES ($1, $2, $3, 0, 1)', [mine.id, GONE, data.id]);
      const json = { skip_missed: true };
      const skipped = await world.client.post(at(data.id, '/enable'), { json });
      expect(skipped.body.data).toMatchObject({ enabled: true, behind: 0, waiting: 0 });
      const [feed] = await feeds(data.id);
      expect([feed.position, await feeds(data.id)]).toEqual([feed.upto, [feed]]);
    });

    it('enable: 422', async () => {
      const { data } = await make();
      const { status } = await world.client.post(at(data.id, '/enable'), { json: { skip_missed: 'yes' } });
      expect(status).toBe(422);
    });

    it('secret: 200, 403 with a read-only key; rotate-secret: 200, the one before signs for a day', async () => {
      const { data, secret } = await make();
      const shown = await world.client.get(at(data.id, '/secret'));
      expect([shown.status, shown.body]).toEqual([200, { secret, previous_until: null }]);
      const refused = await world.client.get(at(data.id, '/secret'), { key: world.ours.readOnlyKey });
      expect([refused.status, refused.body.code]).toEqual([403, 'read_only']);

      const rotated = await world.client.post(at(data.id.toUpperCase(), '/rotate-secret'));
      expect(rotated.status).toBe(200);
      expect(rotated.body.secret).not.toBe(secret);
      const day = Date.parse(rotated.body.previous_until) - Date.now();
      expect(day).toBeGreaterThan(23 * 3_600_000);
      expect(day).toBeLessThanOrEqual(24 * 3_600_000);
      expect((await world.client.get(at(data.id, '/secret'))).body).toEqual(rotated.body);
      expect((await world.client.get(at(data.id))).body.data.secrets).toEqual([
        { until: null },
        { until: rotated.body.previous_until },
      ]);

      const given = `whsec_${Buffer.alloc(64, 3).toString('base64')}`;
      const own = await world.client.post(at(data.id, '/rotate-secret'), { json: { secret: given } });
      expect(own.body.secret).toBe(given);
      const wrong = await world.client.post(at(data.id, '/rotate-secret'), { json: { secret: 'mine' } });
      expect([wrong.status, wrong.text]).toEqual([422, expect.not.stringContaining('mine')]);
    });

    it('404: for what belongs to somebody else as for what does not exist; 403 for a read-only key', async () => {
      const { data } = await make({}, world.theirs.key);
      const calls: [string, string][] = [
        ['GET', ''],
        ['PATCH', ''],
        ['DELETE', ''],
        ['POST', '/enable'],
        ['POST', '/disable'],
        ['GET', '/secret'],
        ['POST', '/rotate-secret'],
        ['POST', '/test'],
        ['POST', '/replay'],
        ['GET', '/attempts'],
      ];
      for (const [method, more] of calls) {
        const json =
          method === 'GET' ? undefined : more === '/replay' ? { since: '2025-01-01T00:00:00Z' } : {};
        for (const id of [data.id, GONE, 'x']) {
          const { status, body } = await world.client.send(method, at(id, more), { json });
          expect([method, more, status, body.id]).toEqual([method, more, 404, id]);
        }
        const key = world.theirs.readOnlyKey;
        const { status } = await world.client.send(method, at(data.id, more), { key, json });
        expect([method, more, status]).toEqual([
          method,
          more,
          method === 'GET' && more !== '/secret' ? 200 : 403,
        ]);
      }
      expect((await world.client.get(at(data.id), { key: world.theirs.key })).body.data).toEqual(data);
    });
  });
});
