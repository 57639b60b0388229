import { expect, it } from 'vitest';
import { ConnectionLost } from '../../src/sync/connection-view.ts';
import { noRelease, paperWorld } from '../support/world.ts';

it('changes nothing when a late worker comes back with an answer of an older epoch', async () => {
  const world = await paperWorld();
  world.source.put('o1', '2026-02-20T00:00:00Z');
  const late = await world.take('late');
  await late.begin(noRelease);
  const successor = await world.take('successor');
  expect(await late.finish().catch((error) => error)).toBeInstanceOf(ConnectionLost);
  expect(await world.ids()).toEqual([]);
  expect(await world.rows('SELECT 1 FROM coverage')).toHaveLength(0);
  await successor.step(noRelease);
  expect(await world.ids()).toEqual(['o1']);
  await world.close();
});

it('lets a late worker neither start a request nor leave the connection', async () => {
  const world = await paperWorld();
  const late = await world.take('late');
  await world.take('successor');
  expect(await late.begin(noRelease).catch((error) => error)).toBeInstanceOf(ConnectionLost);
  expect(await late.leave(0, noRelease).catch((error) => error)).toBeInstanceOf(ConnectionLost);
  expect(world.source.asked).toHaveLength(0);
  expect(await world.rows('SELECT worker FROM connection_state')).toEqual([{ worker: 'successor' }]);
  await world.close();
});
