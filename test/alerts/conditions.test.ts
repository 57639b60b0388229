import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { lookOnce } from '../../src/alerts/look.ts';
import { watchSchedules } from '../../src/alerts/watch-schedules.ts';
import { walkSchedules } from '../../src/store/queries/schedules-behind.ts';
import { troubles } from '../support/paper-source.ts';
import { alertWorld, eventually, FOLDER } from './world.ts';

const HOUR = 3_600_000;

/** A world whose first sync is done, and whose schedule nobody works for from then on. */
async function synced(options: Parameters<typeof alertWorld>[0] = {}) {
  const world = await alertWorld(options);
  await world.work();
  const look = async () => {
    await world.look();
    await lookOnce(world.pool, v7, watchSchedules(world.engine));
    return (await world.open()).map(({ details }) => [details.function_name, details.reason]);
  };
  return { ...world, lookAtSchedules: look };
}

test('a schedule is behind when its data is older than three times its frequency, and at least six hours', async () => {
  const world = await synced({ words: { lagMs: HOUR } });
  const position = await world.position();
  world.clock.advance(6 * HOUR);
  expect(await world.lookAtSchedules()).toEqual([]);
  // Its place is an hour old because the source is late by that; that is no fault.
  expect(world.clock.now().getTime() - position.getTime()).toBe(7 * HOUR);
  world.clock.advance(1000);
  expect(await world.lookAtSchedules()).toEqual([['get_orders', 'not_worked_on']]);
  const [alert] = await world.open();
  expect(alert!.since).toEqual(new Date(position.getTime() + 7 * HOUR));
  expect(alert!.details).toMatchObject({
    connection_id: world.connectionId,
    latest_data: position.toISOString(),
  });

  await world.pool.query('UPDATE schedule SET frequency_seconds = 4 * 3600');
  expect(await world.lookAtSchedules()).toEqual([]);
  world.clock.advance(6 * HOUR);
  expect(await world.lookAtSchedules()).toEqual([['get_orders', 'not_worked_on']]);
  await world.work();
  expect(await world.lookAtSchedules()).toEqual([]);
});

test.each(['paused', 'disabled'])('one that is %s was meant to stand still', async (column) => {
  const world = await synced();
  world.clock.advance(30 * HOUR);
  expect(await world.lookAtSchedules()).toHaveLength(1);
  await world.pool.query(`UPDATE schedule SET ${column} = true`);
  expect(await world.lookAtSchedules()).toEqual([]);
});

test('the reason is told: held by a job, refused, failing, or too slow', async () => {
  const world = await synced({ withReturns: {} });
  const { id } = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  world.clock.advance(8 * HOUR);
  expect(await world.lookAtSchedules()).toEqual([
    ['get_orders', 'held_by_job'],
    ['get_returns', 'held_by_job'],
  ]);
  await world.pool.query("UPDATE run SET status = 'cancelled' WHERE run_id = $1", [id]);
  world.source.before = () => {
    throw troubles.retryable();
  };
  await world.work();
  expect(await world.lookAtSchedules()).toEqual([
    ['get_orders', 'source_unavailable'],
    ['get_returns', 'source_unavailable'],
  ]);
  await world.pool.query("UPDATE run SET last_error = NULL, last_page_at = now() WHERE status = 'open'");
  expect(await world.lookAtSchedules()).toEqual([
    ['get_orders', 'too_slow'],
    ['get_returns', 'too_slow'],
  ]);
  world.clock.advance(HOUR);
  world.source.before = () => {
    throw troubles.refused();
  };
  await world.work();
  expect(await world.lookAtSchedules()).toEqual([
    ['get_orders', 'credentials_refused'],
    ['get_returns', 'credentials_refused'],
  ]);
});

test('a first sync is behind once it was told to be stuck', async () => {
  const world = await alertWorld();
  world.source.before = () => {
    throw troubles.retryable();
  };
  for (let minutes = 0; minutes < 7 * 60; minutes += 5) {
    await world.work();
    world.clock.advance(5 * 60_000);
  }
  world.alert();
  await world.looked('schedule_behind');
  await eventually('it was told', () => world.hook.received.length === 1);
  expect(world.hook.received[0]!.body.alerts[0]).toMatchObject({
    about: { function_name: 'get_orders', reason: 'source_unavailable', latest_data: null },
  });
});

test('after a time in which nobody looked, schedules have an hour to catch up', async () => {
  const world = await synced();
  world.clock.advance(24 * HOUR);
  await world.pool.query("UPDATE alert_watch SET next_at = now() - interval '16 minutes'");
  await lookOnce(world.pool, v7, watchSchedules(world.engine));
  expect(await world.lookAtSchedules()).toEqual([]);
  await world.pool.query("UPDATE alert_watch SET quiet_until = now() - interval '1 second'");
  expect(await world.lookAtSchedules()).toHaveLength(1);
});

test('the walk passes each schedule once, in parts, and a connection that was deleted is nobody’s business', async () => {
  const world = await synced({ withReturns: {} });
  for (let more = 0; more < 3; more++) await world.connect(world.connector);
  await world.pool.query("UPDATE schedule SET initial_done = true, position = '2026-01-01T00:00:00Z'");
  const seen: string[] = [];
  let parts = 0;
  for (let after: Awaited<ReturnType<typeof walkSchedules>>['last'] = null; ; parts++) {
    const { late, last } = await walkSchedules(world.pool, world.clock.now(), after, 3);
    seen.push(...late.map((key) => `${key.connection_id}/${key.function_name}`));
    if (!last) break;
    after = last;
  }
  expect(parts).toBe(3);
  expect(seen).toEqual([...new Set(seen)].toSorted());
  expect(await world.lookAtSchedules()).toHaveLength(8);
  await world.pool.query('UPDATE connection SET deleted_at = now() WHERE connection_id = $1', [
    world.connectionId,
  ]);
  expect(await world.lookAtSchedules()).toHaveLength(6);
});

test('an endpoint that was switched off as failing is told, one that somebody switched off is not', async () => {
  const world = await alertWorld();
  const off = (reason: string) =>
    world.rows<{ endpoint_id: string }>(
      `INSERT INTO endpoint (endpoint_id, organization_id, url, max_per_second, sealed_secrets, enabled, disabled_reason, disabled_at)
       VALUES (gen_random_uuid(), $1, 'https://hooks.example.com/secret-path', 50, '', false, $2, now()) RETURNING endpoint_id`,
      [world.organizationId, reason],
    );
  const [failing] = await off('failing');
  await off('request');
  world.alert();
  await world.look();
  await eventually('it was told', () => world.hook.received.length === 1 && world.mail.received.length === 1);
  const { body, text } = world.hook.received[0]!;
  expect(body).toMatchObject({
    kind: 'endpoint_disabled',
    count: 1,
    headline: '1 webhook endpoint was switched off',
  });
  expect(body.alerts[0].next).toContain(`backhaul webhooks enable ${failing!.endpoint_id}`);
  expect(text).not.toContain('secret-path');
  await world.pool.query('UPDATE endpoint SET enabled = true, disabled_reason = NULL, disabled_at = NULL');
  await world.look();
  await eventually('it is over', () => world.hook.received.length === 2);
  expect(world.hook.received[1]!.body).toMatchObject({ kind: 'endpoint_disabled', state: 'over' });
});

test('a disk is nearly full below a tenth, of a large one below 20 GB, and is over only with some more', async () => {
  const world = await alertWorld();
  world.alert();
  Object.assign(world.disk, { total: 100e9, free: 10e9 });
  await world.looked('disk_nearly_full');
  expect(await world.open()).toEqual([]);
  world.disk.free = 9.9e9;
  await world.look();
  await eventually('it was told', () => world.mail.received.length === 1);
  expect(world.mail.received[0]!.text).toContain(`The disk with ${FOLDER} on `);
  expect(world.mail.received[0]!.text).toContain('9.9 of 100.0 GB left');
  world.disk.free = 11e9;
  await world.looked('disk_nearly_full');
  expect(await world.open()).toHaveLength(1);
  world.disk.free = 12.1e9;
  await world.look();
  await eventually('it is over', () => world.mail.received.length === 2);
  expect(world.mail.received[1]!.subject).toBe('[Backhaul] A disk has room again');

  Object.assign(world.disk, { total: 4000e9, free: 20.1e9 });
  await world.looked('disk_nearly_full');
  expect(await world.open()).toEqual([]);
  world.disk.free = 19e9;
  await world.looked('disk_nearly_full');
  await eventually('it is open', async () => (await world.open()).length === 1);
});
