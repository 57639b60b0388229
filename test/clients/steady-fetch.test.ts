import { expect, it, test } from 'vitest';
import { type Outcome, pauseBeforeRepeat } from '../../clients/typescript/src/retries.ts';
import { steadyFetch } from '../../clients/typescript/src/steady-fetch.ts';

const AT = 'http://backhaul.invalid/wms/orders';

test.each<[Partial<Outcome>, number | null]>([
  [{ status: 200 }, null],
  [{ status: 404 }, null],
  [{ status: 422 }, null],
  [{ status: 500 }, null],
  [{ status: null }, 500],
  [{ status: null, repeats: 2 }, 2000],
  [{ status: 503 }, 500],
  [{ status: 502, repeats: 1 }, 1000],
  [{ status: 429, retryAfter: '1' }, 1000],
  [{ status: 429, retryAfter: '1', repeats: 3 }, 1000],
  [{ status: 503, retryAfter: '60' }, 60_000],
  [{ status: 503, retryAfter: '61' }, null],
  [{ status: 429, retryAfter: 'Fri, 27 Nov 2026 08:00:00 GMT' }, 500],
  [{ status: 409 }, null],
  [{ status: 409, repeats: 1 }, 1000],
  [{ status: null, repeatable: false }, null],
  [{ status: 503, retryAfter: '1', repeatable: false }, null],
  [{ status: 429, retryAfter: '1', repeatable: false }, 1000],
])('after %o it waits %o ms', (outcome, wait) => {
  expect(pauseBeforeRepeat({ status: 200, retryAfter: null, repeats: 0, repeatable: true, ...outcome })).toBe(
    wait,
  );
});

/** A server that answers with these, one after the other, and keeps what it was asked. */
function answering(...statuses: number[]) {
  const asked: { body: string; key: string | null }[] = [];
  const fetch = async (request: Request) => {
    asked.push({ body: await request.text(), key: request.headers.get('idempotency-key') });
    const status = statuses[asked.length - 1]!;
    return new Response('x', { status, headers: { 'retry-after': '0' } });
  };
  return { asked, fetch };
}

it('sends a change again whole, under the key it had at first', async () => {
  const { asked, fetch } = answering(503, 429, 200);
  const response = await steadyFetch(fetch, 5)(new Request(AT, { method: 'PUT', body: 'tags' }));
  expect(response.status).toBe(200);
  expect(asked.map(({ body }) => body)).toEqual(['tags', 'tags', 'tags']);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  expect(asked[0]!.key).toMatch(/^[0-9a-f-]{36}$/);
});

it('keeps the key that a caller chose, and reads without one', async () => {
  const { asked, fetch } = answering(200, 200);
  const steady = steadyFetch(fetch, 5);
  await steady(new Request(AT, { method: 'POST', headers: { 'idempotency-key': 'mine' } }));
  await steady(new Request(AT));
  expect(asked.map(({ key }) => key)).toEqual(['mine', null]);
});

test.each([
  ['/wms/passthrough', 1],
  ['/sandbox/simulate/cart/orders', 1],
  ['/wms/orders/o1/trackstar-tags', 2],
  ['/sandbox/simulate/orders/o1/fulfill', 2],
])('a lost answer of a change at %s: sent %i times', async (path, times) => {
  const { asked, fetch } = answering(503, 200);
  await steadyFetch(fetch, 5)(new Request(`http://backhaul.invalid${path}`, { method: 'POST', body: '{}' }));
  expect(asked).toHaveLength(times);
});

it('gives the last answer, or the last failure, when it has tried often enough', async () => {
  const busy = answering(503, 503, 503);
  expect((await steadyFetch(busy.fetch, 2)(new Request(AT))).status).toBe(503);
  expect(busy.asked).toHaveLength(2);
  const gone = steadyFetch(async () => {
    throw new TypeError('fetch failed');
  }, 1);
  await expect(gone(new Request(AT))).rejects.toThrow('fetch failed');
});

it('stops when it is told to', async () => {
  const leaving = new AbortController();
  const steady = steadyFetch(async () => {
    leaving.abort(new Error('enough'));
    return new Response('', { status: 503 });
  }, 5);
  await expect(steady(new Request(AT, { signal: leaving.signal }))).rejects.toThrow('enough');
});
