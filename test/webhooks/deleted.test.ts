import { expect, test } from 'vitest';
import { Clearing, deleteConnection } from '../../src/sync/delete-connection.ts';
import { eventually, webhookWorld } from './world.ts';

test('a receiver is told that a connection was deleted, also one that is dead at first, and then it is gone', async () => {
  const world = await webhookWorld();
  const receiver = await world.receiver();
  receiver.answerWith((response) => response.writeHead(500).end());
  world.source.put('a', '2026-01-10T00:00:00Z');
  await world.work();
  await world.job('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z');
  await world.work();
  await deleteConnection(world.engine, world.connectionId);
  const clearing = new Clearing(world.engine);
  await clearing.round();
  await clearing.round();
  world.deliver();
  await eventually('it was tried', async () => receiver.received.length > 0);
  receiver.answerWith((response) => response.end('ok'));
  await eventually('it is gone', async () => {
    await world.rows('UPDATE redelivery SET due_at = now()');
    await clearing.round();
    return (await world.rows('SELECT 1 FROM connection UNION ALL SELECT 1 FROM event')).length === 0;
  });
  const { body } = receiver.received.at(-1)!;
  expect(body).toMatchObject({
    event_type: 'connection.deleted',
    connection_id: world.connectionId,
    integration_name: world.connector.name,
    data: { deleted_date: expect.stringMatching(/Z$/) },
    cause: { run_id: null, kind: 'api', historical: false },
  });
  // All else it had to tell went with it.
  expect(new Set(receiver.received.map((one) => one.body.event_type))).toEqual(
    new Set(['connection.deleted']),
  );
});
