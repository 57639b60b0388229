import { expect, it } from 'vitest';
import { paperWorld } from '../support/world.ts';

it('finds a record whose shown date was cut to the minute before the window begins', async () => {
  const world = await paperWorld({ words: { grainMs: 60_000 } });
  await world.work();
  // Changed at 10:00:45, which this source shows and compares as 10:00:00.
  world.source.put('cut', '2025-12-01T10:00:00Z');
  world.source.put('inside', '2025-12-01T10:01:00Z');
  await world.job('2025-12-01T10:00:30Z', '2025-12-01T10:01:30Z');
  await world.work();
  expect(await world.ids()).toEqual(['cut', 'inside']);
  await world.close();
});

it('loses no record between two slices at a source that excludes the start of its window', async () => {
  const HOUR = 3600_000;
  const world = await paperWorld({
    words: { edges: { from: 'exclusive', to: 'exclusive' }, widestWindowMs: HOUR },
    historyDays: 1,
  });
  await world.work();
  // One record every twenty seconds, and every second near where slices of less than an hour must meet.
  const seconds = Array.from({ length: 3 * 3600 }, (_, second) => second).filter(
    (second) => second % 20 === 0 || (second >= 3500 && second <= 3700),
  );
  for (const second of seconds)
    world.source.put(`o${second}`, Date.parse('2025-12-01T00:00:00Z') + second * 1000);
  world.source.pageSize = 500;
  await world.job('2025-12-01T00:00:00Z', '2025-12-01T03:00:00Z');
  await world.work();
  expect(await world.ids()).toEqual(seconds.map((second) => `o${second}`).toSorted());
  await world.close();
});
