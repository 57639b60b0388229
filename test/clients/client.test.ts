import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { ApiError, answerOf, Backhaul, type SyncJob } from '../../clients/typescript/src/index.ts';
import { watchJob } from '../../clients/typescript/src/jobs.ts';
import { makeStuck, newJob } from '../api/jobs.ts';
import { makeWorld, type World } from '../api/world.ts';
import { packageOf } from './programs.ts';

const ROOT = join(import.meta.dirname, '../..');
const STREAM = /\/stream$/;

type Fetch = (request: Request) => Promise<Response>;

describe('the client', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
    for (let n = 1; n <= 5; n++)
      world.shelves.orders.push({
        id: `o${n}`,
        updated: `2025-12-0${n}T00:00:00Z`,
        status: n % 2 ? 'open' : 'cancelled',
      });
  });
  afterAll(() => world.end());

  /** A connection with its orders, as a program sees it. */
  async function connected(fetch?: Fetch) {
    const { id, token } = await world.connect(world.ours);
    const backhaul = new Backhaul({ url: world.url, apiKey: world.ours.key, ...(fetch && { fetch }) });
    return { id, token, backhaul, connection: backhaul.connection(token) };
  }

  async function withOrders(fetch?: Fetch) {
    const made = await connected(fetch);
    await newJob(world, made.token);
    await world.work(made.id);
    return made;
  }

  describe('lists', () => {
    it('go through all pages, with the filters on each', async () => {
      const asked: string[] = [];
      const { connection } = await withOrders((request) => {
        asked.push(new URL(request.url).search);
        return fetch(request);
      });
      const ids = [];
      for await (const order of connection.list('/wms/orders', { query: { limit: 1, status: 'open' } }))
        ids.push(order.id);
      expect(ids).toEqual(['o1', 'o3', 'o5']);
      expect(asked).toHaveLength(3);
      for (const search of asked) expect(search).toContain('limit=1&status=open');
    });

    it('ask for no more pages than are looked at', async () => {
      let asked = 0;
      const { connection } = await withOrders((request) => {
        asked += 1;
        return fetch(request);
      });
      for await (const page of connection.pages('/wms/orders', { query: { limit: 2 } })) {
        expect(page.map(({ id }) => id)).toEqual(['o1', 'o2']);
        break;
      }
      expect(asked).toBe(1);
    });

    it('are of the organization too, and of what is below a record', async () => {
      const { id, backhaul, connection } = await withOrders();
      const known = [];
      for await (const one of backhaul.list('/connections')) known.push(one.connection_id);
      expect(known).toContain(id);
      const path = { order_id: 'o1' };
      for await (const change of connection.list('/wms/orders/{order_id}/history', { path }))
        expect(change).toBeDefined();
    });

    it('are typed: what is no list, lacks an id or has another filter is no program', async () => {
      const { connection } = await connected();
      // @ts-expect-error
      void (() => connection.list('/healthz'));
      // @ts-expect-error
      void (() => connection.list('/wms/orders/{order_id}/history'));
      // @ts-expect-error
      void (() => connection.list('/wms/orders', { query: { statuses: 'open' } }));
    });
  });

  test('a refusal is an error with the words of the API', async () => {
    const { connection } = await connected();
    const body = { function_name: 'get_orders', start_time: '2025-12-01T00:00:00Z', end_time: 'tomorrow' };
    const failed = answerOf(connection.api.POST('/connections/on-demand-syncs', { body }));
    const error = await failed.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 422,
      code: 'invalid',
      requestId: expect.any(String),
      detail: { json: { end_time: [expect.any(String)] } },
    });
  });

  test('a change whose answer is lost is made once', async () => {
    let lost = 0;
    const { token, connection } = await connected(async (request) => {
      const response = await fetch(request);
      if (request.method !== 'POST' || lost > 0) return response;
      lost += 1;
      await response.body?.cancel();
      throw new TypeError('fetch failed');
    });
    const body = {
      function_name: 'get_orders',
      start_time: '2025-12-01T00:00:00Z',
      end_time: '2025-12-02T00:00:00Z',
    };
    const job = await answerOf(connection.api.POST('/connections/on-demand-syncs', { body }));
    expect(lost).toBe(1);
    const { body: jobs } = await world.client.get('/connections/on-demand-syncs', { token });
    expect(jobs.data.map(({ id }: SyncJob) => id)).toEqual([job.id]);
  });

  describe('waiting for a job', () => {
    it('follows the stream to the end', async () => {
      const asked: string[] = [];
      const { id, token, connection } = await connected((request) => {
        asked.push(request.url);
        return fetch(request);
      });
      const job = await newJob(world, token);
      const seen: string[] = [];
      const ended = await connection.waitForJob(job, {
        onChange: ({ status }) => {
          if (seen.push(status) === 1) void world.work(id);
        },
      });
      expect(ended).toMatchObject({ id: job, status: 'completed', report: { records_new: 5 } });
      expect([seen[0], seen.at(-1)]).toEqual(['open', 'completed']);
      expect(asked.every((url) => STREAM.test(url))).toBe(true);
    });

    it.each<[string, Fetch]>([
      ['is refused', async () => Response.json({ code: 'too_many_streams' }, { status: 429 })],
      [
        'is cut off at once',
        async () => new Response('', { headers: { 'content-type': 'text/event-stream' } }),
      ],
      [
        'is cut off by the network',
        async () => {
          throw new TypeError('fetch failed');
        },
      ],
    ])('asks where a stream %s', async (_how, stream) => {
      let asked = 0;
      const { id, token, connection } = await connected(async (request) => {
        if (STREAM.test(request.url)) return await stream(request);
        asked += 1;
        if (asked === 3) await world.work(id);
        return fetch(request);
      });
      const job = await newJob(world, token);
      expect((await connection.waitForJob(job, { pollMs: 10 })).status).toBe('completed');
      expect(asked).toBeGreaterThanOrEqual(3);
    });

    it('asks where a stream is held back on the way', async () => {
      const silent = new Response(new ReadableStream({ start: () => {} }));
      const { id, token, connection } = await connected(async (request) => {
        if (!STREAM.test(request.url)) return fetch(request);
        request.signal.addEventListener('abort', () => void world.work(id));
        return abortable(silent, request.signal);
      });
      const job = await newJob(world, token);
      const patience = { beginsWithinMs: 20, silentAtMostMs: 20, noStreamForMs: 60_000 };
      const statuses = [];
      for await (const { status } of watchJob(connection.api, job, { pollMs: 10 }, patience))
        statuses.push(status);
      expect(statuses.at(-1)).toBe('completed');
    });

    it('comes back to a stream that broke off, and says nothing twice', async () => {
      let streams = 0;
      const { id, token, connection } = await connected(async (request) => {
        const response = await fetch(request);
        if (!STREAM.test(request.url)) return response;
        streams += 1;
        if (streams === 2) void world.work(id);
        if (streams > 1) return response;
        return new Response(firstEvents(response.body!, 1), { headers: response.headers });
      });
      const job = await newJob(world, token);
      const states: SyncJob[] = [];
      for await (const state of connection.watchJob(job, { pollMs: 10 })) {
        expect(state).not.toEqual(states.at(-1));
        states.push(state);
      }
      expect(states.at(-1)).toMatchObject({ status: 'completed' });
    });

    it('is over when somebody else cancels it, and asks no more', async () => {
      const asked: string[] = [];
      const { token, connection } = await connected((request) => {
        asked.push(request.url);
        return fetch(request);
      });
      const job = await newJob(world, token);
      const seen: string[] = [];
      const ended = await connection.waitForJob(job, {
        onChange: ({ status }) => {
          const cancel = `/connections/on-demand-syncs/${job}/cancel`;
          if (seen.push(status) === 1) void world.client.post(cancel, { token });
        },
      });
      expect([seen[0], ended.status]).toEqual(['open', 'cancelled']);
      expect(asked.every((url) => STREAM.test(url))).toBe(true);
    });

    it.each<[string, Fetch | undefined]>([
      ['a stream', undefined],
      ['asking', async () => Response.json({ code: 'too_many_streams' }, { status: 429 })],
    ])('says why a job is stuck, known by %s', async (_how, stream) => {
      const { token, connection } = await connected((request) =>
        stream && STREAM.test(request.url) ? stream(request) : fetch(request),
      );
      const job = await newJob(world, token);
      const ended = await connection.waitForJob(job, {
        pollMs: 10,
        onChange: ({ status }) => {
          if (status === 'open') void makeStuck(world, job);
        },
      });
      expect(ended).toMatchObject({ id: job, status: 'stuck', error: { code: 'no_progress' } });
      expect((await connection.waitForJob(job)).status).toBe('stuck');
    });

    it('ends at once where nobody waits any longer, and where there is no such job', async () => {
      const { token, connection } = await connected();
      const job = await newJob(world, token);
      const leaving = new AbortController();
      const waiting = connection.waitForJob(job, {
        signal: leaving.signal,
        onChange: () => leaving.abort(new Error('no longer')),
      });
      await expect(waiting).rejects.toThrow('no longer');
      const nobodys = '019aa3c8-5f0e-7a51-b3a6-0e9d7b3f2c11';
      await expect(connection.waitForJob(nobodys)).rejects.toMatchObject({ status: 404, code: 'not_found' });
    });
  });
});

test('the client and the server take the same versions of what both need', () => {
  const client = packageOf(join(ROOT, 'clients/typescript'));
  const { dependencies: ours } = packageOf(ROOT);
  for (const [name, version] of Object.entries(client.dependencies))
    expect([name, ours[name]]).toEqual([name, version]);
});

/** An answer whose body fails once the request is given up, as that of a real one does. */
function abortable(response: Response, signal: AbortSignal): Response {
  const { readable, writable } = new TransformStream();
  void response.body!.pipeTo(writable, { signal }).catch(() => {});
  return new Response(readable);
}

/** The first events of a stream; then it breaks off. */
function firstEvents(body: ReadableStream<Uint8Array>, count: number): ReadableStream<Uint8Array> {
  let seen = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, controller) {
        controller.enqueue(bytes);
        seen += new TextDecoder().decode(bytes).split('\ndata: ').length - 1;
        if (seen >= count) controller.terminate();
      },
    }),
  );
}
