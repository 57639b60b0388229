import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { eventually, webhookWorld } from './world.ts';

test('tells a receiver of each change once, signed for svix and for Standard Webhooks', async () => {
  const world = await webhookWorld();
  const receiver = await world.receiver();
  world.source.put('a', '2026-01-10T00:00:00Z');
  await world.work();
  const job = await world.job('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z');
  await world.work();
  world.deliver();
  await eventually('all is told', async () => (await world.untold(receiver.id)) === 0);

  expect(receiver.refused).toEqual([]);
  const order = receiver.received.find(({ body }) => body.event_type === 'order.created')!;
  expect(order.body).toMatchObject({
    event_type: 'order.created',
    connection_id: world.connectionId,
    integration_name: world.connector.name,
    integration_type: 'wms',
    customer_id: null,
    data: { id: 'a' },
    record_version: 1,
    cause: { run_id: job.id, kind: 'on_demand', historical: true },
  });
  expect(order.id).toBe(`msg_${order.body.event_id.replaceAll('-', '')}`);
  const headers = order.headers as Record<string, string>;
  expect(new Webhook(receiver.secret).verify(order.text, headers)).toEqual(order.body);
  const ids = receiver.received.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  // The connection was made before there was a receiver.
  const stored = await world.rows("SELECT 1 FROM event WHERE type <> 'connection.created'");
  expect(ids.length).toBe(stored.length);
});

test('an endpoint hears only of the event types and connections it asked for, from its making on', async () => {
  const world = await webhookWorld();
  const other = await world.another();
  await world.tell(world.connectionId, 3);
  const all = await world.receiver();
  const typed = await world.receiver(undefined, { types: ['order.updated'] });
  const single = await world.receiver(undefined, { connections: [other] });
  await world.tell(world.connectionId, 2);
  await world.tell(other, 1, { type: 'order.updated' });
  world.deliver();
  for (const { id } of [all, typed, single])
    await eventually('all is told', async () => (await world.untold(id)) === 0);
  expect(all.received).toHaveLength(3);
  expect(typed.received.map(({ body }) => body.event_type)).toEqual(['order.updated']);
  expect(single.received.map(({ body }) => body.connection_id)).toEqual([other]);
});

test('a flood of one connection lets the news of another through', async () => {
  const world = await webhookWorld();
  const other = await world.another();
  const receiver = await world.receiver();
  await world.tell(world.connectionId, 2000);
  await world.tell(other, 1);
  world.deliver();
  const place = () => receiver.received.findIndex(({ body }) => body.connection_id === other);
  await eventually('the news is there', () => place() >= 0);
  expect(place()).toBeLessThan(500);
});

test('no more is sent in a second than the endpoint wants', async () => {
  const world = await webhookWorld();
  const receiver = await world.receiver(undefined, { maxPerSecond: 40 });
  await world.tell(world.connectionId, 61);
  const began = performance.now();
  world.deliver();
  await eventually('all is there', () => receiver.received.length === 61);
  // 60 intervals of 25 ms; only that it was not faster can be said on a machine that may be slow.
  expect(performance.now() - began).toBeGreaterThan(1490);
});

test('a record too large for a message is told by its id, with where to fetch it', async () => {
  const world = await webhookWorld();
  const receiver = await world.receiver();
  await world.tell(world.connectionId, 1, {
    recordId: 'huge',
    data: JSON.stringify({ id: 'huge', note: 'x'.repeat(300_000) }),
  });
  world.deliver();
  await eventually('it is there', () => receiver.received.length === 1);
  const { body } = receiver.received[0]!;
  expect(body.data).toEqual({ id: 'huge' });
  expect(body.data_truncated).toBe(true);
  expect(body.data_url).toBe(
    `http://backhaul.test/webhooks/events/${world.connectionId}/${body.event_id}/data`,
  );
});

test('of two senders only one sends, and a sender that was given up for dead changes nothing', async () => {
  const world = await webhookWorld();
  let hold: (() => void) | null = null;
  const receiver = await world.receiver((response) => {
    hold ??= () => response.end();
  });
  await world.tell(world.connectionId, 1);
  const first = world.deliver('first');
  await eventually('the first one waits for an answer', () => receiver.received.length === 1);
  await world.pool.query(
    "UPDATE endpoint SET epoch = epoch + 1, leased_until = now() + interval '1 hour' WHERE endpoint_id = $1",
    [receiver.id],
  );
  hold!();
  // Its answer has come, and it may only be noted by whoever has the endpoint now.
  await first.stop();
  await world.deliver('second').stop();
  expect(await world.attempts(receiver.id)).toEqual([]);
  expect(await world.untold(receiver.id)).toBe(1);
  await world.pool.query("UPDATE endpoint SET leased_until = '-infinity' WHERE endpoint_id = $1", [
    receiver.id,
  ]);
  receiver.answerWith((response) => response.end());
  world.deliver('third');
  await eventually('it is told after all', async () => (await world.untold(receiver.id)) === 0);
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  expect(await world.attempts(receiver.id)).toMatchObject([{ number: 1, outcome: 'delivered' }]);
});
