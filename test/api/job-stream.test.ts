import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startApi } from '../../src/api/index.ts';
import { tokenHash } from '../../src/store/seal.ts';
import { assemble } from '../../src/sync/assemble.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../src/sync/engine.ts';
import type { Job } from '../../src/sync/job.ts';
import { newJob } from './jobs.ts';
import { makeWorld, type World } from './world.ts';

const PATH = '/connections/on-demand-syncs';
const HEARTBEAT_MS = 100;

/** A stream as its client reads it, block by block. */
class Stream {
  readonly status: number;
  readonly headers: Headers;
  readonly #reader: ReadableStreamDefaultReader<string> | undefined;
  #text = '';

  constructor(response: Response) {
    this.status = response.status;
    this.headers = response.headers;
    this.#reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** The next block; null where the stream has ended as it should. */
  async block(): Promise<string | null> {
    for (;;) {
      const [block, rest] = this.#text.split(/\n\n([\s\S]*)/, 2);
      if (rest !== undefined) {
        this.#text = rest;
        return block!;
      }
      const read = await this.#reader?.read();
      if (!read || read.done) return null;
      this.#text += read.value;
    }
  }

  /** The next event, whatever comments come before it; null where there is none any more. */
  async event(): Promise<{ id: string; job: Job } | null> {
    for (let block = await this.block(); block !== null; block = await this.block()) {
      const event = /^id: (\S+)\nevent: job\ndata: (.+)$/.exec(block);
      if (event) return { id: event[1]!, job: JSON.parse(event[2]!) as Job };
    }
    return null;
  }

  async ended(): Promise<void> {
    while ((await this.event()) !== null);
  }

  async leave(): Promise<void> {
    await this.#reader?.cancel();
  }
}

describe(`GET ${PATH}/{sync_job_id}/stream`, () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld({
      limits: { readsPerSecond: 1000, writesPerSecond: 0 },
      streams: { perConnection: 2, heartbeatMs: HEARTBEAT_MS },
    });
    world.shelves.orders.push({ id: 'o1', updated: '2025-12-03T00:00:00Z' });
  });
  afterAll(() => world.end());

  async function open(
    token: string,
    jobId: string,
    options: { lastId?: string; key?: string; url?: string } = {},
  ): Promise<Stream> {
    const response = await fetch(`${options.url ?? world.url}${PATH}/${jobId}/stream`, {
      headers: {
        'x-trackstar-api-key': options.key ?? world.ours.key,
        'x-trackstar-access-token': token,
        ...(options.lastId !== undefined && { 'last-event-id': options.lastId }),
      },
    });
    const stream = new Stream(response);
    onTestFinished(() => stream.leave().catch(() => {}));
    return stream;
  }

  it('200: the job as it is, as it changes, and as it ends; then the stream ends', async () => {
    const { token, id } = await world.connect(world.ours);
    const job = await newJob(world, token);
    const stream = await open(token, job);
    expect(stream.status).toBe(200);
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-ratelimit-remaining': expect.stringMatching(/^99\d$/),
      'x-request-id': expect.any(String),
    });
    expect(await stream.block()).toBe('retry: 2000');
    const first = await stream.event();
    expect(first!.job).toEqual((await world.client.get(`${PATH}/${job}`, { token })).body);
    expect(first!.job).toMatchObject({ id: job, status: 'open', progress: { share_of_window: 0 } });
    await world.work(id);
    const events = [first!];
    for (let next = await stream.event(); next; next = await stream.event()) events.push(next);
    expect(events.at(-1)!.job).toEqual((await world.client.get(`${PATH}/${job}`, { token })).body);
    expect(events.at(-1)!.job).toMatchObject({ status: 'completed', report: { records_new: 1 } });
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    expect(events.filter((event) => event.job.status !== 'open')).toHaveLength(1);
  });

  it('says that it is there while nothing changes', async () => {
    const { token } = await world.connect(world.ours);
    const stream = await open(token, await newJob(world, token));
    await stream.event();
    expect(await stream.block()).toBe(': still here');
    expect(await stream.block()).toBe(': still here');
  });

  it('tells who comes back the present state, unless he knows it; 204 where that is the end', async () => {
    const { token } = await world.connect(world.ours);
    const job = await newJob(world, token);
    const before = await open(token, job);
    const { id: lastId } = (await before.event())!;
    await before.leave();
    const back = await open(token, job, { lastId });
    expect([await back.block(), await back.block()]).toEqual(['retry: 2000', ': still here']);
    await back.leave();

    await world.client.post(`${PATH}/${job}/cancel`, { token });
    const later = await open(token, job, { lastId });
    const end = await later.event();
    expect(end!.job.status).toBe('cancelled');
    expect(await later.block()).toBeNull();
    const done = await open(token, job, { lastId: end!.id });
    expect([done.status, await done.block()]).toEqual([204, null]);
  });

  it('shows through one process what was done through another', async () => {
    const assembly = await assemble({
      url: world.databaseUrl,
      connectors: world.engine.connectors.all(),
      secretKey: Buffer.alloc(32, 5),
      settings: DEFAULT_SYNC_SETTINGS,
      log: pino({ level: 'silent' }),
    });
    const { engine, sealer, hints } = assembly;
    const other = await startApi({
      engine,
      sealer,
      hints,
      host: '127.0.0.1',
      port: 0,
      log: pino({ level: 'silent' }),
    });
    onTestFinished(async () => {
      await other.close();
      await assembly.close();
    });
    const { token } = await world.connect(world.ours);
    const job = await newJob(world, token);
    const [here, there] = [await open(token, job), await open(token, job, { url: other.url })];
    // The same state has the same name in every process.
    expect((await here.event())!.id).toBe((await there.event())!.id);
    await world.client.post(`${PATH}/${job}/cancel`, { token });
    const [a, b] = [await here.event(), await there.event()];
    expect([a!.job.status, b]).toEqual(['cancelled', a]);
    expect([await here.block(), await there.block()]).toEqual([null, null]);
  });

  it('ends within seconds when the key is revoked, and when the connection is deleted', async () => {
    const { token } = await world.connect(world.ours);
    const job = await newJob(world, token);
    const key = world.ours.readOnlyKey;
    const [kept, revoked] = [await open(token, job), await open(token, job, { key })];
    expect([(await kept.event())!.job.status, (await revoked.event())!.job.status]).toEqual(['open', 'open']);
    await world.pool.query('UPDATE api_key SET revoked_at = now() WHERE key_hash = $1', [tokenHash(key)]);
    await revoked.ended();
    expect((await open(token, job, { key })).status).toBe(401);
    expect(await kept.block()).toBe(': still here');
    const deleted = await world.client.send('DELETE', '/connections', { token });
    expect(deleted.status).toBe(200);
    await kept.ended();
    expect((await open(token, job)).status).toBe(401);
  });

  it('429: more streams than a connection may have; one that is left makes room', async () => {
    const { token } = await world.connect(world.ours);
    const job = await newJob(world, token);
    const streams = [await open(token, job), await open(token, job)];
    const { status, body } = await world.client.get(`${PATH}/${job}/stream`, { token });
    expect([status, body.code]).toEqual([429, 'too_many_streams']);
    expect(body.error).toMatch(/^2 streams are open for this connection/);
    const { token: other } = await world.connect(world.ours);
    expect((await open(other, await newJob(world, other))).status).toBe(200);
    await streams[0]!.leave();
    for (;;) {
      const again = await open(token, job);
      if (again.status === 200) return expect((await again.event())!.job.id).toBe(job);
      await sleep(10);
    }
  });

  it('404 for a job of somebody else, 401 without a token, and no answer to HEAD that lasts', async () => {
    const { token } = await world.connect(world.ours);
    const job = await newJob(world, token);
    const { token: neighbour } = await world.connect(world.ours);
    const { token: stranger } = await world.connect(world.theirs);
    const path = `${PATH}/${job}/stream`;
    expect((await world.client.get(path, { token: neighbour })).body).toMatchObject({
      code: 'not_found',
      id: job,
    });
    expect((await world.client.get(path, { token: stranger, key: world.theirs.key })).status).toBe(404);
    expect((await world.client.get(path, { token, key: world.theirs.key })).status).toBe(401);
    expect((await world.client.get(path)).status).toBe(401);
    const head = await fetch(`${world.url}${path}`, {
      method: 'HEAD',
      headers: { 'x-trackstar-api-key': world.ours.key, 'x-trackstar-access-token': token },
    });
    expect(head.status).toBe(405);
    // Half an id's hyphens away it is the same job.
    const bare = await open(token, job.replaceAll('-', '').toUpperCase());
    expect((await bare.event())!.job.id).toBe(job);
  });

  it('ends every stream when the server stops, which waits for none of them', async () => {
    const { token } = await world.connect(world.ours);
    const stream = await open(token, await newJob(world, token));
    await stream.event();
    const stopped = world.stopApi();
    // As a stream should end: one that is cut off fails to be read.
    await stream.ended();
    await stopped;
  });
});
