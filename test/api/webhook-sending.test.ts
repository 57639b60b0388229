import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_TYPES, resources, storedSchema } from '../../src/model/index.ts';
import { Deliverer } from '../../src/webhooks/deliverer.ts';
import { outboundAgent } from '../../src/webhooks/outbound.ts';
import { compileStored } from './compile-stored.ts';
import { HERE, recordEvents, startReceiver } from './receiver.ts';
import { makeWorld, type World } from './world.ts';

const AGO = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

describe('what an endpoint is sent', () => {
  let world: World;
  let mine: { id: string };
  let second: { id: string };
  let foreign: { id: string };
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  beforeAll(async () => {
    world = await makeWorld({ webhookAllow: HERE, publicUrl: 'https://api.example.com' });
    mine = await world.connect(world.ours);
    second = await world.connect(world.ours);
    foreign = await world.connect(world.theirs);
    receiver = await startReceiver();
  });
  afterAll(async () => {
    await receiver.close();
    await world.end();
  });

  // All have the same receiver, so each test has its endpoint to itself.
  afterEach(() => world.pool.query('DELETE FROM endpoint'));

  const make = async (json: object = {}, key = world.ours.key) => {
    const { body } = await world.client.post('/webhooks/endpoints', {
      key,
      json: { url: receiver.url, ...json },
    });
    return { id: body.data.id as string, secret: body.secret as string };
  };
  const post = (id: string, what: string, json: object = {}, key = world.ours.key) =>
    world.client.post(`/webhooks/endpoints/${id}/${what}`, { key, json });
  const attempts = (id: string, query = '', key = world.ours.key) =>
    world.client.get(`/webhooks/endpoints/${id}/attempts${query}`, { key });
  const endpoint = async (id: string) => (await world.client.get(`/webhooks/endpoints/${id}`)).body.data;
  /** Does what a deliverer does until nothing is left for an endpoint. */
  async function deliver(id: string): Promise<void> {
    const dispatcher = outboundAgent(HERE);
    const { pool, sealer } = world;
    const deliverer = new Deliverer({
      pool,
      sealer,
      dispatcher,
      log: { warn: () => {} } as never,
      observe: world.engine.observe,
      publicUrl: 'https://api.example.com',
      newId: v7,
      random: Math.random,
      name: 'test',
      retentionDays: 30,
    });
    deliverer.start();
    await expect
      .poll(async () => (({ behind, waiting }) => behind + waiting)(await endpoint(id)), { timeout: 20_000 })
      .toBe(0);
    await deliverer.stop();
    await dispatcher.destroy();
  }

  describe('POST …/test', () => {
    it('200: a made-up event arrives, signed for both libraries, and is in the log', async () => {
      const { id, secret } = await make({ event_types: ['order.updated'] });
      const { status, body } = await post(id, 'test');
      expect(status).toBe(200);
      expect(body.data).toMatchObject({
        connection_id: null,
        event_type: 'order.updated',
        number: 1,
        outcome: 'delivered',
        status: 200,
        response: 'thanks',
        error: null,
        next_attempt_at: null,
      });
      const { headers, text, body: sent } = receiver.received.at(-1)!;
      expect(headers['svix-id']).toBe(body.data.message_id);
      expect(sent).toMatchObject({
        event_type: 'order.updated',
        connection_id: mine.id,
        integration_name: 'acme',
        customer_id: 'customer-1',
        cause: { run_id: null, kind: 'test', historical: false },
        event_id: body.data.event_id,
      });
      expect(sent.previous_attributes).toEqual({ updated_date: expect.any(String) });
      for (const library of [SvixWebhook, StandardWebhook])
        new library(secret).verify(text, headers as Record<string, string>); // throws
      expect((await attempts(id)).body.data).toEqual([{ ...body.data, attempted_at: expect.any(String) }]);
    });

    it('200: of every type there is, each as its schema says', async () => {
      const { id } = await make();
      const before = receiver.received.length;
      for (const type of EVENT_TYPES) {
        const { body } = await post(id, 'test', { event_type: type });
        expect([type, body.data.outcome]).toEqual([type, 'delivered']);
      }
      const sent = receiver.received.slice(before).map(({ body }) => body);
      expect(sent.map((one) => one.event_type)).toEqual(EVENT_TYPES);
      for (const resource of resources) {
        const check = compileStored(storedSchema(resource));
        const events = sent.filter(
          ({ event_type: type }) =>
            resource.events &&
            (type === resource.events.created ||
              type === resource.events.updated ||
              resource.events.also.some((one) => one.type === type)),
        );
        expect(events.length > 0).toBe(resource.events !== null);
        for (const { event_type: type, data, integration_type } of events) {
          expect([type, check(data)]).toEqual([type, []]);
          if (resource.type === 'wms') expect(integration_type).toBe('wms');
        }
      }
      expect(sent.find((one) => one.event_type === 'connection.created')!.data.access_token).toBe('made-up');
    });

    it('200: both the secret from before and the new one verify after a change, with both libraries', async () => {
      const { id, secret } = await make();
      const { body: rotated } = await post(id, 'rotate-secret');
      await post(id, 'test');
      const { headers, text } = receiver.received.at(-1)!;
      for (const library of [SvixWebhook, StandardWebhook]) {
        for (const one of [secret, rotated.secret])
          expect(() => new library(one).verify(text, headers as Record<string, string>)).not.toThrow();
        const other = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
        expect(() => new library(other).verify(text, headers as Record<string, string>)).toThrow();
      }
    });

    it('200: also where it is switched off, and where it does not arrive, which counts for nothing', async () => {
      const { id } = await make();
      await post(id, 'disable');
      expect((await post(id, 'test')).body.data.outcome).toBe('delivered');
      receiver.status = 500;
      const { body } = await post(id, 'test');
      receiver.status = 200;
      expect(body.data).toMatchObject({ outcome: 'gave_up', status: 500, next_attempt_at: null });
      expect(body.data.error).toContain('It answered 500');
      expect(await endpoint(id)).toMatchObject({ failing_since: null, waiting: 0 });
      await world.client.send('PATCH', `/webhooks/endpoints/${id}`, {
        json: { url: 'http://localhost.invalid/' },
      });
      expect((await post(id, 'test')).body.data).toMatchObject({ status: null, response: null });
    });

    it('422: an unknown type, with the one that was meant', async () => {
      const { id } = await make();
      const { status, body } = await post(id, 'test', { event_type: 'order.shipment' });
      expect([status, Object.keys(body.detail.json)]).toEqual([422, ['event_type']]);
      expect(body.error).toContain('did you mean order.shipment.created?');
    });
  });

  describe('POST …/replay', () => {
    it('200: one event, under the same message id', async () => {
      const { id } = await make({ connection_ids: [mine.id] });
      const [event] = await recordEvents(world, mine.id, [{}]);
      await deliver(id);
      const ids = () =>
        receiver.received
          .filter(({ body }) => body.event_id === event)
          .map(({ headers }) => headers['svix-id']);
      expect(ids()).toHaveLength(1);
      const { status, body } = await post(id, 'replay', { connection_id: mine.id, event_id: event });
      expect([status, body]).toEqual([200, { events: 1 }]);
      expect(await endpoint(id)).toMatchObject({ behind: 0, waiting: 1 });
      await deliver(id);
      expect(ids()).toEqual([ids()[0], ids()[0]]);
    });

    it('200: a range of time, of all connections or one, without what is yet to be sent anyway', async () => {
      const { id } = await make({ event_types: ['order.updated'] });
      const early = await recordEvents(world, mine.id, [{}, {}, { type: 'order.created' }]);
      const late = await recordEvents(world, mine.id, [{}]);
      const others = await recordEvents(world, second.id, [{}, {}]);
      await world.pool.query(
        "UPDATE event SET created_at = created_at - interval '5 hours' WHERE event_id = ANY ($1)",
        [early],
      );
      await world.pool.query(
        `UPDATE event SET created_at = created_at - interval '9 hours'
         WHERE event_id <> ALL ($1)`,
        [[...early, ...late, ...others]],
      );
      // All is still to be sent for the first time.
      expect((await post(id, 'replay', { since: AGO(6) })).body).toEqual({ events: 0 });
      await deliver(id);
      const before = receiver.received.length;
      expect((await post(id, 'replay', { since: AGO(6), until: AGO(4) })).body).toEqual({ events: 3 });
      expect(
        (await post(id, 'replay', { since: AGO(1), connection_id: second.id.toUpperCase() })).body,
      ).toEqual({ events: 2 });
      expect((await post(id, 'replay', { since: AGO(8), until: AGO(7) })).body).toEqual({ events: 0 });
      expect(await endpoint(id)).toMatchObject({ behind: 5, waiting: 0 });
      await deliver(id);
      const again = receiver.received.slice(before).map(({ body }) => body.event_id);
      expect(again.sort()).toEqual([...early.slice(0, 2), ...others].sort());
      const { rows } = await world.pool.query('SELECT FROM feed WHERE endpoint_id = $1 AND feed_id <> $1', [
        id,
      ]);
      expect(rows).toEqual([]);
    });

    it('200: finds the ends of ranges among events of which many are gone', async () => {
      const { id } = await make({ connection_ids: [second.id] });
      const events = await recordEvents(
        world,
        second.id,
        Array.from({ length: 60 }, () => ({})),
      );
      await world.pool.query(
        `UPDATE event SET created_at = now() - interval '100 days' + seq * interval '1 minute' WHERE connection_id = $1`,
        [second.id],
      );
      await world.pool.query('DELETE FROM event WHERE connection_id = $1 AND seq % 7 IN (1, 2, 5)', [
        second.id,
      ]);
      await world.pool.query('UPDATE feed SET position = upto WHERE endpoint_id = $1', [id]);
      const { rows } = await world.pool.query(
        'SELECT event_id, seq::int, created_at FROM event WHERE event_id = ANY ($1) ORDER BY seq',
        [events],
      );
      for (const [from, to] of [
        [0, 1],
        [3, 17],
        [11, 12],
        [0, rows.length - 1],
      ] as const) {
        const range = {
          since: rows[from].created_at.toISOString(),
          until: rows[to].created_at.toISOString(),
        };
        await post(id, 'replay', range);
        const { rows: feeds } = await world.pool.query(
          'DELETE FROM feed WHERE endpoint_id = $1 AND feed_id <> $1 RETURNING position::int, upto::int',
          [id],
        );
        const chosen = rows.filter(({ seq }) => seq > feeds[0].position && seq <= feeds[0].upto);
        expect(chosen).toEqual(rows.slice(from, to));
      }
    });

    it('200: only what was given up in the range and not tried since', async () => {
      const { id } = await make({ connection_ids: [mine.id] });
      const [lost, saved, old, pending] = await recordEvents(world, mine.id, [{}, {}, {}, {}]);
      const tried: [string, string, number][] = [
        [lost!, 'failed', 3],
        [lost!, 'gave_up', 2],
        [saved!, 'gave_up', 2],
        [saved!, 'delivered', 1],
        [old!, 'gave_up', 9],
        [pending!, 'failed', 1],
        [v7(), 'gave_up', 2],
      ];
      for (const [event, outcome, hours] of tried)
        await world.pool.query(
          `INSERT INTO attempt (endpoint_id, attempt_id, connection_id, event_id, event_type, number, outcome, duration_ms,
                                attempted_at)
           VALUES ($1, $2, $3, $4, 'order.updated', 1, $5, 1, $6)`,
          [id, v7(), mine.id, event, outcome, AGO(hours)],
        );
      // Ids are of now, so that the range begins where they do.
      await world.pool.query(
        `UPDATE attempt SET attempt_id = overlay(attempt_id::text placing
           overlay(lpad(to_hex((extract(epoch FROM attempted_at) * 1000)::bigint), 12, '0') placing '-' from 9 for 0)
           from 1 for 13)::uuid WHERE endpoint_id = $1`,
        [id],
      );
      const json = { since: AGO(5), only_failed: true };
      expect((await post(id, 'replay', json)).body).toEqual({ events: 1 });
      const { rows } = await world.pool.query(
        'SELECT event_id, attempts FROM redelivery WHERE endpoint_id = $1',
        [id],
      );
      expect(rows).toEqual([{ event_id: lost, attempts: 0 }]);
      expect((await post(id, 'replay', json)).body).toEqual({ events: 0 });
    });

    it('400: no more than twenty at a time', async () => {
      const { id } = await make({ connection_ids: [mine.id] });
      for (let at = 0; at < 20; at++)
        await world.pool.query('INSERT INTO feed VALUES ($1, $2, $3, 0, 1)', [mine.id, v7(), id]);
      const { status, body } = await post(id, 'replay', { since: AGO(1) });
      expect([status, body.code]).toEqual([400, 'too_many_replays']);
    });

    it('404: an event that is not there, or not of this organization', async () => {
      const { id } = await make();
      const [theirs] = await recordEvents(world, foreign.id, [{}]);
      for (const [connection_id, event_id] of [
        [mine.id, v7()],
        [foreign.id, theirs],
        [mine.id, theirs],
        ['x', 'y'],
      ]) {
        const { status } = await post(id, 'replay', { connection_id, event_id });
        expect([connection_id, event_id, status]).toEqual([connection_id, event_id, 404]);
      }
    });

    it('422: what is asked makes no sense, or the endpoint does not take it', async () => {
      const { id } = await make({ connection_ids: [mine.id], event_types: ['order.updated'] });
      const [created] = await recordEvents(world, mine.id, [{ type: 'order.created' }]);
      const [elsewhere] = await recordEvents(world, second.id, [{}]);
      for (const [json, field] of [
        [{}, 'since'],
        [{ event_id: created }, 'connection_id'],
        [{ connection_id: mine.id, event_id: created, since: AGO(1) }, 'event_id'],
        [{ connection_id: mine.id, event_id: created }, 'event_id'],
        [{ connection_id: second.id, event_id: elsewhere }, 'connection_id'],
        [{ connection_id: second.id, since: AGO(1) }, 'connection_id'],
        [{ connection_id: foreign.id, since: AGO(1) }, 'connection_id'],
        [{ connection_id: 'x', since: AGO(1) }, 'connection_id'],
        [{ since: AGO(1), until: AGO(2) }, 'until'],
        [{ since: 'yesterday' }, 'since'],
      ] as const) {
        const { status, body } = await post(id, 'replay', json);
        expect([json, status, Object.keys(body.detail?.json ?? {})]).toEqual([json, 422, [field]]);
      }
    });
  });

  describe('GET …/attempts', () => {
    it('200: newest first, by outcome, type, connection, event and time, page by page', async () => {
      const { id } = await make({ connection_ids: [mine.id, second.id] });
      const [a] = await recordEvents(world, mine.id, [{}]);
      const [b] = await recordEvents(world, second.id, [{ type: 'order.created' }]);
      await deliver(id);
      receiver.status = 500;
      await post(id, 'test', { event_type: 'bill.created' });
      receiver.status = 200;
      const of = async (query: string) =>
        (await attempts(id, query)).body.data.map((one: { event_type: string }) => one.event_type);
      expect((await of('')).slice(0, 1)).toEqual(['bill.created']);
      expect((await of('')).slice(1).sort()).toEqual(['order.created', 'order.updated']);
      expect(await of('?outcome=gave_up')).toEqual(['bill.created']);
      expect(await of('?event_type=order.created')).toEqual(['order.created']);
      expect(await of(`?connection_id=${mine.id}`)).toEqual(['order.updated']);
      expect(await of(`?event_id=${a}`)).toEqual(['order.updated']);
      expect(await of(`?event_id=${b}&outcome=failed`)).toEqual([]);
      expect(await of(`?since=${AGO(1)}`)).toHaveLength(3);
      expect(await of(`?until=${AGO(1)}`)).toEqual([]);
      const seen: string[] = [];
      for (let token: string | null = ''; token !== null; ) {
        const { body } = await attempts(id, `?limit=1${token && `&page_token=${encodeURIComponent(token)}`}`);
        expect(body.total_count).toBe(1);
        seen.push(body.data[0].id);
        token = body.next_token;
      }
      expect(seen).toEqual((await attempts(id)).body.data.map((one: { id: string }) => one.id));
    });

    it('200: finds the one of thousands', async () => {
      const { id } = await make();
      const log = (count: number, outcome: string, minutes: number) =>
        world.pool.query(
          `INSERT INTO attempt (endpoint_id, attempt_id, event_id, event_type, number, outcome, duration_ms, attempted_at)
           SELECT $1, overlay(gen_random_uuid()::text placing $4 from 1 for 8)::uuid, gen_random_uuid(), 'x', 1, $3, 1, now()
           FROM generate_series(1, $2)`,
          [id, count, outcome, (0x20000000 + minutes).toString(16)],
        );
      await log(1, 'gave_up', 1);
      await log(4500, 'delivered', 2);
      await log(1, 'gave_up', 3);
      const { body } = await attempts(id, '?outcome=gave_up');
      expect([body.data.length, body.next_token]).toEqual([2, null]);
      const { body: first } = await attempts(id, '?outcome=gave_up&limit=1');
      const { body: next } = await attempts(id, `?outcome=gave_up&limit=1&page_token=${first.next_token}`);
      expect([next.data, next.next_token]).toEqual([[body.data[1]], null]);
    });

    it.each(['?outcome=lost', '?connection_id=x', '?since=today', '?limit=0', '?page_token=x', '?what=x'])(
      '422: %s',
      async (query) => {
        const { id } = await make();
        expect((await attempts(id, query)).status).toBe(422);
      },
    );

    it('422: a page token of another endpoint', async () => {
      const [one, two] = [await make(), await make()];
      for (const { id } of [one, two]) for (let at = 0; at < 2; at++) await post(id, 'test');
      const { body } = await attempts(one.id, '?limit=1');
      expect((await attempts(two.id, `?limit=1&page_token=${body.next_token}`)).status).toBe(422);
      expect((await attempts(one.id, `?limit=1&page_token=${body.next_token}`)).status).toBe(200);
    });
  });
});
