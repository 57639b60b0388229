import { expect, it } from 'vitest';
import { noRelease, paperWorld } from '../support/world.ts';

const HOUR = 3600_000;

it('asks for nothing but the job until it has ended, whatever comes due meanwhile, and then goes on', async () => {
  const world = await paperWorld({ withReturns: {} });
  await world.work();
  const place = await world.position();
  for (let n = 0; n < 7; n++) world.source.put(`old${n}`, '2025-12-01T00:00:00Z');
  world.source.put('new', world.clock.now().getTime() + 1000);
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const before = world.source.asked.length;
  const runner = await world.take();
  while ((await world.status(job.id)).progress.pages < 3) {
    await runner.step(noRelease);
    // Both functions' schedules come due, again and again, while the job is open.
    world.clock.advance(2 * HOUR);
  }
  // Four pages hold seven records by twos; the last has been asked for while the third was written.
  const during = world.source.asked
    .slice(before)
    .map((ask) => `${ask.fn} ${ask.from?.toISOString().slice(0, 10)}`);
  expect(during).toEqual(Array(4).fill('get_orders 2025-12-01'));
  expect(await world.position()).toEqual(place);
  while ((await runner.step(noRelease)).state === 'worked');
  expect((await world.status(job.id)).status).toBe('completed');
  expect(await world.ids()).toContain('new');
  expect(
    world.source.asked
      .slice(before + 4)
      .map((ask) => ask.fn)
      .toSorted(),
  ).toEqual(['get_orders', 'get_returns']);
  await world.close();
});
