import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../../src/model/index.ts';
import { recordEvents } from './receiver.ts';
import { makeWorld, type World } from './world.ts';

const EVENTS = '/webhooks/events';

describe('events', () => {
  let world: World;
  let mine: { id: string; token: string };
  let second: { id: string };
  let foreign: { id: string };
  /** Oldest first, of both connections in turn. */
  const ids: string[] = [];
  beforeAll(async () => {
    world = await makeWorld();
    mine = await world.connect(world.ours);
    second = await world.connect(world.ours);
    foreign = await world.connect(world.theirs);
    await world.pool.query('DELETE FROM event');
    await recordEvents(world, foreign.id, [{}, {}]);
    for (const { id } of [mine, second, mine, second, mine])
      ids.push(...(await recordEvents(world, id, [{}])));
    ids.push(...(await recordEvents(world, second.id, [{ type: 'order.created', previous: null }])));
  });
  afterAll(() => world.end());

  const list = async (query = '', key = world.ours.key) => world.client.get(`${EVENTS}${query}`, { key });
  const idsOf = async (query: string) => {
    const { body } = await list(query);
    return body.data.map((one: { event_id: string }) => ids.indexOf(one.event_id));
  };

  it('GET /webhooks/event-types: 200, every type there is with a sentence', async () => {
    const { status, body } = await world.client.get('/webhooks/event-types', { key: world.ours.readOnlyKey });
    expect(status).toBe(200);
    expect(body.data.map((one: { event_type: string }) => one.event_type)).toEqual(EVENT_TYPES);
    for (const { event_type: type, description } of body.data)
      expect([type, description]).toEqual([type, expect.stringMatching(/^[A-Z].{15,}\.$/)]);
    expect((await world.client.get('/webhooks/event-types', { key: null })).status).toBe(401);
  });

  describe('GET /webhooks/events', () => {
    it('200: newest first over all connections of the organization, without records', async () => {
      expect(await idsOf('')).toEqual([5, 4, 3, 2, 1, 0]);
      const { body, text } = await list('?limit=1');
      expect(body.data).toEqual([
        {
          event_id: ids[5],
          message_id: `msg_${ids[5]!.replaceAll('-', '')}`,
          event_type: 'order.created',
          connection_id: second.id,
          record_id: 'o1',
          record_version: 2,
          cause: { run_id: null, kind: 'scheduled', historical: false },
          created_at: expect.any(String),
        },
      ]);
      expect(text).not.toContain('"data":{');
    });

    it('200: by connection, type and time', async () => {
      expect(await idsOf(`?connection_id=${mine.id}`)).toEqual([4, 2, 0]);
      expect(await idsOf(`?connection_id=${foreign.id}`)).toEqual([]);
      expect(await idsOf('?event_type=order.created')).toEqual([5]);
      // A millisecond is all that an answer tells of an instant: each event has one of its own.
      await world.pool.query(
        `UPDATE event SET created_at = date_trunc('second', created_at) + place * interval '1 millisecond'
         FROM (SELECT event_id, row_number() OVER (ORDER BY event_id) AS place FROM event) AS placed
         WHERE placed.event_id = event.event_id`,
      );
      const { body } = await list();
      const at = (index: number) => body.data[5 - index].created_at;
      expect(await idsOf(`?since=${at(2)}&until=${at(4)}`)).toEqual([3, 2]);
      expect(await idsOf(`?since=${at(2)}&connection_id=${second.id}`)).toEqual([5, 3]);
    });

    it('200: page by page, also where filters leave few of thousands', async () => {
      const seen: number[] = [];
      for (let token: string | null = ''; token !== null; ) {
        const { body } = await list(`?limit=4${token && `&page_token=${encodeURIComponent(token)}`}`);
        seen.push(...body.data.map((one: { event_id: string }) => ids.indexOf(one.event_id)));
        token = body.next_token;
      }
      expect(seen).toEqual([5, 4, 3, 2, 1, 0]);
      const owner = await world.connect(world.theirs);
      const [needle] = await recordEvents(world, owner.id, [{ type: 'bill.created' }]);
      for (const id of [owner.id, foreign.id])
        await recordEvents(
          world,
          id,
          Array.from({ length: 700 }, () => ({})),
        );
      const { body } = await list('?event_type=bill.created&limit=1', world.theirs.key);
      expect(body.data.map((one: { event_id: string }) => one.event_id)).toEqual([needle]);
      const whole = await list('?limit=1000', world.theirs.key);
      expect(whole.body.total_count).toBe(1000);
      const rest = await list(`?limit=1000&page_token=${whole.body.next_token}`, world.theirs.key);
      const all = [...whole.body.data, ...rest.body.data].map((one: { event_id: string }) => one.event_id);
      expect(new Set(all).size).toBe(all.length);
      // One of them tells that the connection was made.
      expect([all.length, all, rest.body.next_token]).toEqual([1404, all.toSorted().toReversed(), null]);
    });

    it.each(['?connection_id=x', '?since=now', '?limit=1001', '?page_token=x', '?type=order.created'])(
      '422: %s',
      async (query) => {
        expect((await list(query)).status).toBe(422);
      },
    );

    it('422: a page token of another organization; 401 without a key', async () => {
      const { body } = await list('?limit=1');
      expect((await list(`?page_token=${body.next_token}`, world.theirs.key)).status).toBe(422);
      expect((await list('', 'bhk_never_was')).status).toBe(401);
    });
  });

  describe('GET /webhooks/events/{connection_id}/{event_id}', () => {
    const read = (id: string, event: string, more = '', key = world.ours.key) =>
      world.client.get(`${EVENTS}/${id}/${event}${more}`, { key });

    it('200: as it is sent', async () => {
      const { status, body, headers } = await read(second.id, ids[1]!);
      expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
      expect(body).toEqual({
        event_type: 'order.updated',
        connection_id: second.id,
        integration_name: 'acme',
        integration_type: 'wms',
        customer_id: 'customer-1',
        data: { id: 'o1' },
        previous_attributes: { status: 'open' },
        record_version: 2,
        cause: { run_id: null, kind: 'scheduled', historical: false },
        event_id: ids[1],
        created_at: expect.any(String),
      });
    });

    it('200: of connection.created without the access token', async () => {
      const [event] = await recordEvents(world, mine.id, [
        { type: 'connection.created', resource: null, recordId: null, data: '{"created_date":"x"}' },
      ]);
      for (const more of ['', '/data']) {
        const { status, text } = await read(mine.id, event!, more, world.ours.readOnlyKey);
        expect([status, text.includes(mine.token)]).toEqual([200, false]);
      }
      const { body } = await read(mine.id, event!, '/data');
      expect(await (await fetch(body.download_url)).text()).not.toContain(mine.token);
      expect((await read(mine.id, event!)).body.data.access_token).toMatch(/^hidden/);
    });

    it('200: a large one leads to the whole of it, by a link that works twenty minutes without headers', async () => {
      const data = JSON.stringify({ id: 'o1', note: 'x'.repeat(300_000) });
      const [event] = await recordEvents(world, mine.id, [{ data }]);
      const { body } = await read(mine.id, event!);
      expect(body).toMatchObject({
        data: { id: 'o1' },
        data_truncated: true,
        data_url: `${world.url}${EVENTS}/${mine.id}/${event}/data`,
      });
      const asked = await world.client.get(body.data_url.slice(world.url.length));
      expect(asked.status).toBe(200);
      const left = Date.parse(asked.body.download_url_expires_at) - Date.now();
      expect(left).toBeGreaterThan(19 * 60_000);
      expect(left).toBeLessThanOrEqual(20 * 60_000);
      const download = await fetch(asked.body.download_url);
      expect([download.status, await download.text()]).toEqual([200, data]);
      expect(download.headers.get('cache-control')).toBe('private, no-store');

      const sealed = asked.body.download_url.split('/').at(-1)!;
      const file = world.sealer.seal('file-link', JSON.stringify([mine.id, event, Date.now() + 60_000]));
      const late = world.sealer.seal('event-link', JSON.stringify([mine.id, event, Date.now() - 1]));
      for (const wrong of [`${sealed.slice(0, -3)}AAA`, file, late, 'x']) {
        const { status, body: refusal } = await world.client.get(`/webhooks/event-downloads/${wrong}`);
        expect([status, refusal.code]).toEqual([404, 'not_found']);
      }
      await world.pool.query('DELETE FROM event WHERE event_id = $1', [event]);
      expect((await fetch(asked.body.download_url)).status).toBe(404);
      expect(world.logged.join('\n')).not.toContain(sealed.slice(0, 40));
    });

    it('404: of a connection that was deleted, but for its deletion', async () => {
      const gone = await world.connect(world.ours);
      const [event] = await recordEvents(world, gone.id, [{}]);
      const { body } = await read(gone.id, event!, '/data');
      await world.client.send('DELETE', '/connections', { token: gone.token });
      expect((await read(gone.id, event!)).status).toBe(404);
      expect((await fetch(body.download_url)).status).toBe(404);
      const { body: left } = await list(`?connection_id=${gone.id}`);
      const types = left.data.map((one: { event_type: string }) => one.event_type);
      expect(types).toEqual(['connection.deleted']);
      expect((await read(gone.id, left.data[0].event_id)).body.data).toEqual({
        deleted_date: expect.any(String),
      });
    });

    it('404: what is not there, or belongs to somebody else', async () => {
      const [theirs] = await recordEvents(world, foreign.id, [{}]);
      for (const more of ['', '/data'])
        for (const [id, event] of [
          [mine.id, v7()],
          [mine.id, theirs!],
          [foreign.id, theirs!],
          [second.id, ids[0]!],
          ['x', 'y'],
        ] as const) {
          const { status, body } = await read(id, event, more);
          expect([more, event, status, body.id]).toEqual([more, event, 404, event]);
        }
      expect((await read(foreign.id, theirs!, '', world.theirs.key)).status).toBe(200);
    });
  });
});
