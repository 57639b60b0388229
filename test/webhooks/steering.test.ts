/** An endpoint that is changed while it is being sent to: nothing is left over, and nothing is undone. */
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { deleteEndpoint } from '../../src/webhooks/delete-endpoint.ts';
import { disableEndpoint, enableEndpoint } from '../../src/webhooks/switch-endpoint.ts';
import { updateEndpoint } from '../../src/webhooks/update-endpoint.ts';
import { eventually, webhookWorld } from './world.ts';

/** A receiver that lets messages hang until it is told to go on. */
async function hangingWorld(count = 5) {
  const world = await webhookWorld();
  const hanging: ServerResponse[] = [];
  const receiver = await world.receiver((response) => void hanging.push(response));
  await world.tell(world.connectionId, count);
  world.deliver();
  await eventually('something is under way', () => hanging.length > 0);
  return {
    ...world,
    receiver,
    /** Answers all that hangs, and whatever comes from now on. */
    goOn(status: number) {
      receiver.answerWith((response) => response.writeHead(status).end());
      for (const response of hanging) response.writeHead(status).end();
    },
    left: () =>
      world.rows(
        `SELECT 'feed' AS what FROM feed WHERE endpoint_id = $1
         UNION ALL SELECT 'redelivery' FROM redelivery WHERE endpoint_id = $1`,
        [receiver.id],
      ),
  };
}

test('deleted while it is sent to: nothing remains but what was tried', async () => {
  const world = await hangingWorld();
  await deleteEndpoint(world.engine, world.organizationId, world.receiver.id);
  world.goOn(500);
  await world.closers.at(-1)!(); // the deliverer has noted all it is going to
  expect(await world.left()).toEqual([]);
  expect(await world.attempts(world.receiver.id)).toEqual([]);
});

test('switched off and on while it is sent to, what was missed skipped: no late note brings it back', async () => {
  const world = await hangingWorld();
  const { engine, organizationId, receiver } = world;
  await disableEndpoint(engine, organizationId, receiver.id);
  await enableEndpoint(engine, organizationId, receiver.id, { skip: true });
  world.goOn(500);
  await world.tell(world.connectionId, 1);
  receiver.answerWith((response) => response.end());
  await eventually('the new event is told', async () => (await world.untold(receiver.id)) === 0);
  await world.closers.at(-1)!();
  expect(await world.left()).toEqual([{ what: 'feed' }]);
  expect((await world.attempts(receiver.id)).map(({ outcome }) => outcome)).toEqual(['delivered']);
});

test('narrowed to another connection while it is sent to: nothing of the first is tried again', async () => {
  const world = await hangingWorld();
  const other = await world.another();
  const wish = { connection_ids: [other] };
  await updateEndpoint(world.engine, world.organizationId, world.receiver.id, wish, ['127.0.0.0/8']);
  world.goOn(500);
  world.receiver.answerWith((response) => response.end());
  await world.tell(other, 1);
  await eventually('the other is told', async () =>
    world.receiver.received.some(({ body }) => body.connection_id === other),
  );
  await world.closers.at(-1)!();
  const waiting = await world.rows('SELECT connection_id FROM redelivery');
  expect(waiting).toEqual([]);
  const feeds = await world.rows('SELECT connection_id FROM feed WHERE endpoint_id = $1', [
    world.receiver.id,
  ]);
  expect(feeds).toEqual([{ connection_id: other }]);
});
