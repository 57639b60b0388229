import { expect, test } from 'vitest';
import { Stillness } from '../../src/cli/sync-stillness.ts';
import { paperWorld } from '../support/world.ts';

test('a job that nobody has taken is told of, one that a worker has put off is not', async () => {
  const world = await paperWorld();
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const due = (when: string) =>
    world.pool.query(`UPDATE connection_state SET due_at = now() + interval '${when}'`);
  const stillness = new Stillness(world.pool);
  await due('30 seconds');
  expect(await stillness.look(job, 0)).toBeNull();
  expect(await stillness.look(job, 20_000)).toBeNull();
  await due('-1 second');
  expect(await stillness.look(job, 21_000)).toBeNull();
  expect(await stillness.look(job, 26_000)).toMatch(/^Nothing has moved for 5 s\. Is "backhaul start" or/);
  expect(await stillness.look(job, 40_000)).toBeNull();
  await world.close();
});
