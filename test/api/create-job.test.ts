import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

const PATH = '/connections/on-demand-syncs';
const good = {
  start_time: '2025-12-01T00:00:00Z',
  end_time: '2026-01-01T00:00:00Z',
  function_name: 'get_orders',
};

describe(`POST ${PATH}`, () => {
  let world: World;
  let token: string;
  let id: string;
  const create = (json: unknown, headers: Record<string, string> = {}) =>
    world.client.post(PATH, { token, json, headers });

  beforeAll(async () => {
    world = await makeWorld();
    ({ token, id } = await world.connect(world.ours));
  });
  afterAll(() => world.end());

  it('200: answers the job flat, with both names of its id', async () => {
    const { status, body } = await create(good);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      connection_id: id,
      function_name: 'get_orders',
      status: 'open',
      requested_start_time: '2025-12-01T00:00:00Z',
      requested_end_time: '2026-01-01T00:00:00Z',
      window_basis: 'updated',
      error: null,
    });
    expect(body.sync_job_id).toBe(body.id);
    expect(Date.parse(body.created_at)).toBeGreaterThan(Date.now() - 60_000);
  });

  it('200: reads offsets and fractions', async () => {
    const { status, body } = await create({
      ...good,
      start_time: '2025-12-01T02:00:00.123456+02:00',
      end_time: '2025-12-02T00:00:00-05:30',
    });
    expect(status).toBe(200);
    expect(body.requested_start_time).toBe('2025-12-01T00:00:00.123Z');
    expect(body.requested_end_time).toBe('2025-12-02T05:30:00Z');
  });

  it('200: the same request under the same key answers the same job, and says so', async () => {
    const key = 'k'.repeat(255);
    const first = await create(good, { 'idempotency-key': key });
    const second = await create(
      { function_name: good.function_name, end_time: good.end_time, start_time: good.start_time },
      { 'idempotency-key': key },
    );
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.status).toBe(200);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
  });

  it('400: a key used for another request', async () => {
    await create(good, { 'idempotency-key': 'once' });
    const { status, body } = await create(
      { ...good, start_time: '2025-12-05T00:00:00Z' },
      { 'idempotency-key': 'once' },
    );
    expect([status, body.code]).toEqual([400, 'idempotency_key_reused']);
  });

  it('400: a pair that is not enabled, in the documented words', async () => {
    for (const name of ['get_inventory', 'get_products', 'get_nothing', '__proto__', 'get_\u0000orders']) {
      const { status, body } = await create({ ...good, function_name: name });
      expect(status).toBe(400);
      expect(body).toMatchObject({
        error: `On-demand sync is not enabled for acme ${name}`,
        origin: 'trackstar',
        code: 'on_demand_not_enabled',
      });
    }
  });

  it('400: what is not JSON, or would poison prototypes', async () => {
    for (const raw of ['{', 'start_time=1', '{"__proto__": {"a": 1}}', '\u0000']) {
      const { status, body } = await world.client.post(PATH, {
        token,
        raw,
        headers: { 'content-type': 'application/json' },
      });
      expect([status, body.code]).toEqual([400, 'bad_request']);
    }
  });

  it('401: without key, without token', async () => {
    expect((await world.client.post(PATH, { token, key: null, json: good })).status).toBe(401);
    expect((await world.client.post(PATH, { json: good })).status).toBe(401);
  });

  it('403: a key that may only read', async () => {
    const { status, body } = await world.client.post(PATH, {
      token,
      key: world.ours.readOnlyKey,
      json: good,
    });
    expect([status, body.code]).toEqual([403, 'read_only']);
  });

  it('413: a body over a megabyte', async () => {
    const { status, body } = await create({ ...good, start_time: 'x'.repeat(1_100_000) });
    expect([status, body.code]).toEqual([413, 'payload_too_large']);
  });

  it('415: another media type', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'nonsense', 'application/xml']) {
      const { status, body } = await world.client.post(PATH, {
        token,
        raw: JSON.stringify(good),
        headers: { 'content-type': type },
      });
      expect([type, status, body.code]).toEqual([type, 415, 'unsupported_media_type']);
    }
  });

  it('422: every missing and malformed field together', async () => {
    const empty = await create({});
    expect(empty.status).toBe(422);
    expect(Object.keys(empty.body.detail.json).sort()).toEqual(['end_time', 'function_name', 'start_time']);
    expect(empty.body.detail.json.start_time).toEqual(['is missing.']);
    const mixed = await create({ start_time: 'yesterday', function_name: 7, start: 1 });
    expect(Object.keys(mixed.body.detail.json).sort()).toEqual([
      'end_time',
      'function_name',
      'start',
      'start_time',
    ]);
    expect(mixed.body.error).toContain('start_time: must be an instant');
  });

  it.each(['null', '[]', '"x"', ''])('422: a body that has no fields: %j', async (raw) => {
    const { status } = await world.client.post(PATH, {
      token,
      raw,
      headers: { 'content-type': 'application/json' },
    });
    expect(status).toBe(422);
  });

  it.each([
    ['no offset', '2025-12-01T00:00:00'],
    ['only a day', '2025-12-01'],
    ['a day that does not exist', '2025-02-30T00:00:00Z'],
    ['a month that does not exist', '2025-13-01T00:00:00Z'],
    ['a year long ago', '0025-12-01T00:00:00Z'],
    ['a year far away', '9025-12-01T00:00:00Z'],
    ['a space', '2025-12-01 00:00:00Z'],
    ['a number', 1764547200],
    ['a number in text', '1764547200'],
    ['null', null],
    ['a list', ['2025-12-01T00:00:00Z']],
    ['an annotated time', '2025-12-01T00:00:00Z[UTC]'],
    ['empty', ''],
    ['an offset that does not exist', '2025-12-01T00:00:00+25:00'],
  ])('422: start_time with %s', async (_what, start_time) => {
    const { status, body } = await create({ ...good, start_time });
    expect(status).toBe(422);
    expect(Object.keys(body.detail.json)).toEqual(['start_time']);
  });

  it('422: a window that ends before it starts, or lies in the future', async () => {
    const turned = await create({ ...good, start_time: good.end_time, end_time: good.start_time });
    expect([turned.status, Object.keys(turned.body.detail.json)]).toEqual([422, ['start_time']]);
    const future = await create({
      ...good,
      start_time: '2098-01-01T00:00:00Z',
      end_time: '2099-01-01T00:00:00Z',
    });
    expect(future.status).toBe(422);
  });

  it('422: a key of the caller that is too long', async () => {
    const { status, body } = await create(good, { 'idempotency-key': 'k'.repeat(256) });
    expect([status, Object.keys(body.detail.headers)]).toEqual([422, ['idempotency-key']]);
  });
});
