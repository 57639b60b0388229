import { expect, it } from 'vitest';
import { noRelease, paperWorld } from '../support/world.ts';

it('goes on from the last committed page wherever a worker dies, nothing lost and nothing twice', async () => {
  const world = await paperWorld();
  await world.work();
  for (let n = 0; n < 9; n++) world.source.put(`o${n}`, '2025-12-01T00:00:00Z');
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const before = world.source.asked.length;
  while ((await world.status(job.id)).status === 'open') {
    // Each worker commits one page and dies with the next answer in hand.
    const runner = await world.take();
    await runner.step(noRelease);
  }
  expect(await world.ids()).toHaveLength(9);
  const events = await world.rows("SELECT DISTINCT record_id FROM event WHERE resource = 'order'");
  expect(events).toHaveLength(9);
  expect((await world.status(job.id)).report.records_new).toBe(9);
  const starts = world.source.asked.slice(before).filter((ask) => ask.cursor === null);
  // Only the first worker, and whoever died before its first page, began at the start.
  expect(starts.length).toBeLessThanOrEqual(2);
  await world.close();
});

it('reads a slice from its start where the source has forgotten the cursor', async () => {
  const world = await paperWorld();
  await world.work();
  for (let n = 0; n < 5; n++) world.source.put(`o${n}`, '2025-12-01T00:00:00Z');
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work(1);
  world.source.failWith = ['cursor_expired'];
  await world.work();
  expect(await world.ids()).toHaveLength(5);
  expect((await world.status(job.id)).status).toBe('completed');
  expect((await world.rows("SELECT 1 FROM event WHERE resource = 'order'")).length).toBe(5);
  await world.close();
});

it('does not try a cursor past the age the manifest states', async () => {
  const world = await paperWorld({ words: { cursorMaxAgeMs: 60_000 } });
  await world.work();
  for (let n = 0; n < 5; n++) world.source.put(`o${n}`, '2025-12-01T00:00:00Z');
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work(1);
  world.clock.advance(61_000);
  const before = world.source.asked.length;
  await world.work(1);
  expect(world.source.asked[before]!.cursor).toBeNull();
  await world.close();
});
