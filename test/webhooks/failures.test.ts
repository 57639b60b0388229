import { expect, test } from 'vitest';
import { dropEvents } from '../../src/store/queries/drop-events.ts';
import { eventually, webhookWorld } from './world.ts';

const PAUSES = [5, 300, 1800, 7200, 18_000, 36_000, 36_000];

test('receivers that are slow, wrong or gone change nothing for another', async () => {
  const world = await webhookWorld();
  const hanging = await world.receiver(() => {});
  const wrong = await world.receiver((response) => response.writeHead(500).end('no'));
  const elsewhere = await world.receiver((response) => response.writeHead(302, { location: '/' }).end());
  const gone = await world.addEndpoint('http://127.0.0.1:9/');
  const good = await world.receiver();
  await world.tell(world.connectionId, 300);
  world.deliver();
  await eventually('the good one has everything', async () => (await world.untold(good.id)) === 0);

  // None of the requests that hang has been answered or given up by now.
  expect(await world.attempts(hanging.id)).toEqual([]);
  expect(hanging.received.length).toBeGreaterThan(0);
  expect(good.ids().size).toBe(300);
  expect((await world.attempts(good.id)).every(({ outcome }) => outcome === 'delivered')).toBe(true);
  await eventually('the others were tried', async () =>
    (await Promise.all([wrong.id, elsewhere.id, gone.id].map(world.attempts))).every(
      ({ length }) => length > 0,
    ),
  );
  expect((await world.attempts(wrong.id))[0]).toMatchObject({
    outcome: 'failed',
    status: 500,
    response: 'no',
  });
  expect((await world.attempts(elsewhere.id))[0]!.error).toContain('a redirect, which is not followed');
  expect((await world.attempts(gone.id))[0]!.error).toBe('Nobody listens at this address.');
});

test('a failed event is tried again after the documented times, and then given up', async () => {
  const world = await webhookWorld();
  const receiver = await world.receiver((response) => response.writeHead(503).end());
  await world.tell(world.connectionId, 1);
  world.deliver();
  for (let number = 1; number <= 8; number++) {
    await eventually(`attempt ${number}`, async () => (await world.attempts(receiver.id)).length === number);
    await world.hurry(receiver.id);
  }
  const attempts = await world.attempts(receiver.id);
  expect(attempts.map(({ outcome }) => outcome)).toEqual([...Array(7).fill('failed'), 'gave_up']);
  for (const [at, pause] of PAUSES.entries()) {
    // Noted a moment after it was made.
    expect(attempts[at]!.wait).toBeGreaterThanOrEqual(pause - 0.5);
    expect(attempts[at]!.wait).toBeLessThanOrEqual(pause * 1.1);
  }
  expect(receiver.ids().size).toBe(1);
  expect(await world.rows('SELECT 1 FROM redelivery')).toEqual([]);
  const metrics = await world.engine.observe.metrics.text();
  expect(metrics).toContain('backhaul_webhook_attempts_total{outcome="failed"} 7');
  expect(metrics).toContain('backhaul_webhook_attempts_total{outcome="gave_up"} 1');
});

test('what failed arrives once the receiver is well again', async () => {
  const world = await webhookWorld();
  const receiver = await world.receiver((response) => response.writeHead(500).end());
  await world.tell(world.connectionId, 5);
  world.deliver();
  await eventually('all failed once', async () => (await world.attempts(receiver.id)).length === 5);
  const failing = () =>
    world.rows<{ failing_since: Date | null }>('SELECT failing_since FROM endpoint WHERE endpoint_id = $1', [
      receiver.id,
    ]);
  expect((await failing())[0]!.failing_since).not.toBeNull();
  receiver.answerWith((response) => response.end());
  await world.hurry(receiver.id);
  await eventually('all arrived', async () => (await world.attempts(receiver.id)).length === 10);
  expect((await failing())[0]!.failing_since).toBeNull();
  expect(receiver.ids().size).toBe(5);
});

test('a receiver that asks for rest gets it', async () => {
  const world = await webhookWorld();
  const receiver = await world.receiver((response) =>
    response.writeHead(429, { 'retry-after': '600' }).end(),
  );
  await world.tell(world.connectionId, 200);
  world.deliver();
  await eventually('it was noted', async () => (await world.attempts(receiver.id)).length > 0);
  const asked = await world.rows<{ rest: number }>(
    'SELECT extract(epoch FROM paused_until - now())::float8 AS rest FROM endpoint WHERE endpoint_id = $1',
    [receiver.id],
  );
  expect(asked[0]!.rest).toBeGreaterThan(500);
  await eventually('the sender has left', async () => {
    const [row] = await world.rows<{ sender: string | null }>(
      'SELECT sender FROM endpoint WHERE endpoint_id = $1',
      [receiver.id],
    );
    return row!.sender === null;
  });
  expect(receiver.received.length).toBeLessThan(200);
});

test('while a thousand events wait to be tried again, new ones wait in the log', async () => {
  const world = await webhookWorld();
  const receiver = await world.receiver((response) => response.writeHead(500).end());
  await world.tell(world.connectionId, 1500);
  world.deliver();
  await eventually('enough failed', async () => (await world.attempts(receiver.id)).length >= 1000);
  await eventually('the sender has left', async () => {
    const [row] = await world.rows<{ sender: string | null }>('SELECT sender FROM endpoint');
    return row!.sender === null;
  });
  expect(await world.untold(receiver.id)).toBeGreaterThan(0);
  receiver.answerWith((response) => response.end());
  await world.hurry(receiver.id);
  await eventually('all arrived', () => receiver.ids().size === 1500);
});

test('an endpoint that nothing reached for five days is switched off, and what it missed waits', async () => {
  const world = await webhookWorld();
  const receiver = await world.receiver((response) => response.writeHead(500).end());
  await world.tell(world.connectionId, 8);
  world.deliver();
  await eventually('all failed once', async () => (await world.attempts(receiver.id)).length === 8);
  await world.pool.query("UPDATE endpoint SET failing_since = now() - interval '5 days 1 minute'");
  await world.tell(world.connectionId, 1);
  await eventually('it is switched off', async () => {
    const [row] = await world.rows<{ disabled_reason: string | null }>(
      'SELECT disabled_reason FROM endpoint',
    );
    return row!.disabled_reason === 'failing';
  });
  expect(world.logged.some((line) => line.includes('was switched off') && line.includes(receiver.id))).toBe(
    true,
  );
  await world.tell(world.connectionId, 3);
  expect(await world.untold(receiver.id)).toBe(3);
  receiver.answerWith((response) => response.end());
  const before = receiver.received.length;
  await world.hurry(receiver.id);
  await world.pool.query('UPDATE endpoint SET enabled = true, failing_since = NULL, disabled_reason = NULL');
  await eventually('what it missed follows', () => receiver.received.length >= before + 12);
  expect(receiver.ids().size).toBe(12);
});

test('events past their time go, but none that an endpoint is yet to be told', async () => {
  const world = await webhookWorld();
  await world.receiver();
  await world.tell(world.connectionId, 4);
  await world.pool.query("UPDATE event SET created_at = now() - interval '31 days'");
  await dropEvents(world.pool, 30);
  expect(await world.rows('SELECT 1 FROM event')).toHaveLength(4);
  world.deliver();
  await eventually('all is told', async () => (await world.rows('SELECT 1 FROM attempt')).length === 4);
  await dropEvents(world.pool, 30);
  expect(await world.rows('SELECT 1 FROM event')).toEqual([]);
});
