/** What simulators are put together from. */
import { expect, test } from 'vitest';
import { Bucket } from '../../../src/connectors/kit/simulator/bucket.ts';
import { Calendar, mixed } from '../../../src/connectors/kit/simulator/calendar.ts';
import { Refused, serve } from '../../../src/connectors/kit/simulator/server.ts';
import { WallClock } from '../../../src/connectors/kit/simulator/wall-clock.ts';

const DAY = 24 * 3600_000;

test('a calendar gives the same things however it is cut, about so many a day, with ties', () => {
  const since = new Date('2024-01-01T00:00:00Z');
  const calendar = new Calendar({ seed: 3, perDay: 10, since });
  const [from, to] = [since.getTime() + 100 * DAY, since.getTime() + 130 * DAY];
  const whole = calendar.between(from, to);
  expect(whole.length).toBeGreaterThan(250);
  expect(whole.length).toBeLessThan(350);
  const cut = Array.from({ length: 30 * 24 }, (_, hour) => from + hour * 3600_000).flatMap((start) =>
    calendar.between(start, start + 3600_000),
  );
  const numbers = (births: typeof whole) => births.map(({ number }) => number).toSorted((a, b) => a - b);
  expect(numbers(cut)).toEqual(numbers(whole));
  expect(new Set(whole.map(({ at }) => at)).size).toBeLessThan(whole.length);
  expect(calendar.between(0, since.getTime())).toEqual([]);
});

test('a seed for each side of each thing', () => {
  const seeds = Array.from({ length: 1000 }, (_, number) => mixed(7, number % 100, Math.floor(number / 100)));
  expect(new Set(seeds).size).toBe(1000);
  expect(mixed(7, 1, 2)).toBe(mixed(7, 1, 2));
});

test('a bucket counts by the vendor’s clock, and what it refuses', () => {
  let now = 0;
  const bucket = new Bucket(() => new Date(now), { burst: 2, perSecond: 0.5 });
  expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 2000]);
  expect(bucket.refusals).toBe(1);
  now = 2000;
  expect([bucket.left, bucket.take(), bucket.take()]).toEqual([1, 0, 2000]);
});

test('a server refuses in the vendor’s way, knows the host it was asked under, and tells its own defects', async () => {
  const { url, close } = await serve({ clock: () => new Date(0) }, ({ path, json, origin }) => {
    if (path === '/no') throw new Refused({ status: 402, body: '<no/>', type: 'text/xml' });
    if (path === '/broken') throw new Error('a defect');
    return { json: { origin, json } };
  });
  const refused = await fetch(`${url}/no`);
  expect([refused.status, refused.headers.get('content-type'), await refused.text()]).toEqual([
    402,
    'text/xml',
    '<no/>',
  ]);
  expect(await (await fetch(url, { method: 'POST', body: '{"a":1}' })).json()).toEqual({
    origin: url,
    json: { a: 1 },
  });
  expect((await fetch(`${url}/broken`)).status).toBe(500);
  await close();
});

test('a clock on the wall is put forward and back', () => {
  const clock = new WallClock('America/New_York');
  const shown = (instant: string) => clock.text(Date.parse(instant));
  expect(shown('2026-03-08T06:59:59.500Z')).toBe('2026-03-08T01:59:59.500');
  expect(shown('2026-03-08T07:00:00Z')).toBe('2026-03-08T03:00:00.000');
  expect(shown('2026-11-01T05:30:00Z')).toBe(shown('2026-11-01T06:30:00Z'));
});
