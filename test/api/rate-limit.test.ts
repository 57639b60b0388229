import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

describe('rate limits', () => {
  let world: World;
  let token: string;
  let other: string;
  beforeAll(async () => {
    world = await makeWorld({ limits: { readsPerSecond: 4, writesPerSecond: 2 } });
    ({ token } = await world.connect(world.ours));
    ({ token: other } = await world.connect(world.ours));
    await world.client.get('/wms/orders', { token: other });
    await world.client.post('/connections/sync', { token: other });
  });
  afterAll(() => world.end());

  /** To the beginning of the next whole second, so that a test's requests fall into one. */
  const nextSecond = () => sleep(1005 - (Date.now() % 1000));
  const numbers = (headers: Headers) =>
    ['limit', 'remaining'].map((name) => Number(headers.get(`x-ratelimit-${name}`)));

  /** Six reads that fell into one second; on a busy machine that may take some tries. */
  async function sixReads() {
    for (;;) {
      await nextSecond();
      const reads = await Promise.all(
        Array.from({ length: 6 }, () => world.client.get('/wms/orders', { token })),
      );
      const seconds = new Set(reads.map(({ headers }) => headers.get('x-ratelimit-reset')));
      if (seconds.size === 1) return { reads, reset: [...seconds][0] };
    }
  }

  it('counts reads and writes of a token apart, and refuses the rest of the second', async () => {
    const { reads, reset } = await sixReads();
    expect(reads.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429]);
    const good = reads.filter(({ status }) => status === 200).map(({ headers }) => numbers(headers));
    expect(good.sort((a, b) => a[1]! - b[1]!)).toEqual([
      [4, 0],
      [4, 1],
      [4, 2],
      [4, 3],
    ]);
    const refused = reads.find(({ status }) => status === 429)!;
    expect(refused.body.code).toBe('rate_limited');
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(Math.abs(Number(reset) - Date.now() / 1000)).toBeLessThan(5);
    const write = await world.client.post('/connections/sync', { token });
    expect([write.status, numbers(write.headers)]).toEqual([200, [2, 1]]);
    expect((await world.client.get('/wms/orders', { token: other })).status).toBe(200);
    await nextSecond();
    expect((await world.client.get('/wms/orders', { token })).status).toBe(200);
  });

  it('does not count requests without an access token', async () => {
    const { headers } = await world.client.get('/connections');
    expect(headers.get('x-ratelimit-limit')).toBeNull();
  });
});

describe('a rate limit of 0', () => {
  it('is none, and says nothing', async () => {
    const world = await makeWorld();
    const { token } = await world.connect(world.ours);
    const reads = await Promise.all(
      Array.from({ length: 30 }, () => world.client.get('/wms/orders', { token })),
    );
    expect(reads.every(({ status, headers }) => status === 200 && !headers.has('x-ratelimit-limit'))).toBe(
      true,
    );
    await world.end();
  });
});
