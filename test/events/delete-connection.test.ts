import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { lostRuns } from '../../src/store/queries/lost-runs.ts';
import { tokenHash } from '../../src/store/seal.ts';
import { changeConnection } from '../../src/sync/change-connection.ts';
import { Clearing, deleteConnection } from '../../src/sync/delete-connection.ts';
import { cancelJob } from '../../src/sync/jobs.ts';
import { syncNow } from '../../src/sync/manual.ts';
import { reseal } from '../../src/sync/reseal.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { exported } from '../store/export/support.ts';
import { noRelease, type PaperWorld, paperWorld } from '../support/world.ts';
import { told } from './told.ts';

/** Every table with a row of the connection, and how many it has. */
async function left(world: PaperWorld): Promise<Record<string, number>> {
  const tables = await world.rows<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE column_name = 'connection_id' AND table_schema = 'public' ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await world.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${name} WHERE connection_id = $1`,
      [world.connectionId],
    );
    if (row!.count > 0) counts[name] = row!.count;
  }
  return counts;
}

/** A receiver, whose feed begins with the next event. */
async function endpoint(world: PaperWorld): Promise<string> {
  const id = v7();
  await world.rows(
    `INSERT INTO endpoint (endpoint_id, organization_id, url, max_per_second, sealed_secrets)
     VALUES ($1, $2, 'https://receiver.invalid', 10, '')`,
    [id, world.organizationId],
  );
  return id;
}

/** A link to enter credentials anew, with a consent that was begun by it; a code, and a consent that another link led to. */
async function leadTo(world: PaperWorld, connectionId: string): Promise<void> {
  const consent = `INSERT INTO consent (consent_id, invitation_id, state_hash, browser_hash, integration_type,
      integration_name, sealed, expires_at, connection_id)
    VALUES ($1::uuid, $2, sha256($1::uuid::text::bytea), sha256('b'), 'wms', 'paper', 'sealed', now(), $3)`;
  const [anew, first] = [v7(), v7()];
  for (const [id, of] of [
    [anew, connectionId],
    [first, null],
  ])
    await world.rows(
      `INSERT INTO invitation (invitation_id, organization_id, kind, hash, connection_id, expires_at)
       VALUES ($1::uuid, $2, 'magic', sha256($1::uuid::text::bytea), $3, now())`,
      [id, world.organizationId, of],
    );
  await world.rows(consent, [v7(), anew, null]);
  await world.rows(consent, [v7(), first, connectionId]);
  await world.rows(
    "INSERT INTO auth_code VALUES (sha256($2::uuid::text::bytea), $1, $2::uuid, now() + interval '10 minutes')",
    [world.organizationId, connectionId],
  );
}

it('writes nothing of a page that is in flight when its connection is deleted, and ends whoever is at work', async () => {
  const world = await paperWorld();
  await world.work();
  for (let n = 0; n < 5; n++) world.source.put(`o${n}`, '2025-12-01T00:00:00Z');
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const record = await world.record();
  const runner = await world.take();
  await runner.begin(noRelease);
  const mine = [{ connectionId: world.connectionId, runId: job.id, epoch: 2 }];
  expect(await lostRuns(world.pool, mine)).toEqual([]);
  await deleteConnection(world.engine, world.connectionId);
  expect(await lostRuns(world.pool, mine)).toEqual([
    { connectionId: world.connectionId, runId: expect.any(String) },
  ]);
  const before = await left(world);
  await expect(runner.finish()).rejects.toThrow('deleted');
  await expect(runner.begin(noRelease)).rejects.toThrow('deleted');
  await expect(runner.leave(0, noRelease)).rejects.toThrow('deleted');

  // Nor does anybody else: each is refused as for a connection that never was.
  const { engine, connectionId } = world;
  const asked = world.source.asked.length;
  expect(await takeConnection(engine, connectionId, 'late')).toBeNull();
  for (const attempt of [
    () => world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z'),
    () => cancelJob(engine, connectionId, job.id),
    () => syncNow(engine, record, []),
    () => changeConnection(engine, connectionId, { customerId: 'x' }),
    () => deleteConnection(engine, connectionId),
  ])
    await expect(attempt()).rejects.toThrow();
  expect([world.source.asked.length, await left(world)]).toEqual([asked, before]);
  expect(await told(world, 'order')).toEqual([]);
  await world.close();
});

it('waits for a page that is being written, and is answered strictly after it', async () => {
  const world = await paperWorld();
  await world.work();
  for (let n = 0; n < 5; n++) world.source.put(`o${n}`, '2025-12-01T00:00:00Z');
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const runner = await world.take();
  await runner.begin(noRelease);
  // The page stands still after it has looked at the connection, and not for so long that its stamp grows old.
  await world.rows('CREATE SEQUENCE pauses');
  await world.rows(`CREATE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF nextval('pauses') = 1 THEN PERFORM pg_sleep(0.5); END IF; RETURN NULL; END $$`);
  await world.rows(
    'CREATE TRIGGER stand_still BEFORE UPDATE ON run FOR EACH STATEMENT EXECUTE FUNCTION stand_still()',
  );
  const written = runner.finish();
  const sleeping = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`;
  while ((await world.rows(sleeping)).length === 0);
  const deleted = deleteConnection(world.engine, world.connectionId);
  await deleted;
  const answered = await left(world);
  expect(answered.record).toBe(2);
  await written;
  await expect(runner.finish()).rejects.toThrow('deleted');
  expect(await left(world)).toEqual(answered);
  await world.close();
});

it('keeps no secret, and what was given under the old token opens nothing', async () => {
  const world = await paperWorld();
  await world.work();
  const { connectionId } = world;
  await world.rows('UPDATE connection SET sealed_session = \'v1.x\', me = \'{"account":"a"}\'');
  const epoch = async () =>
    (await world.rows<{ epoch: string }>('SELECT epoch FROM connection_state'))[0]!.epoch;
  expect(await epoch()).toBe('1');
  const [before] = await world.rows<{ access_token_hash: Buffer }>(
    'SELECT access_token_hash FROM connection',
  );
  await deleteConnection(world.engine, connectionId);
  const [row] = await world.rows<Record<string, unknown>>('SELECT * FROM connection');
  expect(await epoch()).toBe('2');
  expect(row).toMatchObject({
    sealed_access_token: '',
    sealed_credentials: '',
    sealed_session: null,
    me: null,
    deleted_at: expect.any(Date),
  });
  expect(row!.access_token_hash).not.toEqual(before!.access_token_hash);
  expect(row!.access_token_hash).not.toEqual(tokenHash(''));
  // What goes over all connections passes it over.
  expect(await reseal(world.pool, world.sealer)).toEqual({ connections: 0, resealed: 0 });
  await expect(exported(world.url, { of: 'connection', id: connectionId })).rejects.toThrow();
  const whole = await exported(world.url, { of: 'organization', id: world.organizationId });
  expect(whole).not.toContain(connectionId);
  await world.close();
});

it('is done when the last of many notes is gone, and not before', async () => {
  const world = await paperWorld();
  const { connectionId, organizationId } = world;
  await world.rows(
    `INSERT INTO request_log (organization_id, log_id, at, actor_kind, connection_id, request_id, method, route, path, query,
       status, duration_ms, is_change)
     SELECT $1, gen_random_uuid(), now(), 'key', $2, n::text, 'GET', '/wms/orders', '/wms/orders', '', 200, 1, false
     FROM generate_series(1, 4500) AS n`,
    [organizationId, connectionId],
  );
  await deleteConnection(world.engine, connectionId);
  const clearing = new Clearing(world.engine);
  const isDone = async () =>
    (await world.rows('SELECT 1 FROM deletion WHERE done_at IS NOT NULL')).length > 0;
  while (!(await isDone())) await clearing.round();
  expect(await world.rows('SELECT 1 FROM request_log WHERE NOT is_change')).toEqual([]);
  await world.close();
});

it('clears everything in bounded parts, whoever is killed in between, and keeps what is still to be told', async () => {
  const world = await paperWorld();
  const receiver = await endpoint(world);
  await world.work();
  world.source.pageSize = 500;
  for (let n = 0; n < 1300; n++) world.source.put(`o${n}`, '2025-12-01T00:00:00Z');
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.work();
  const { connectionId } = world;
  const events = await world.rows<{ event_id: string }>('SELECT event_id FROM event ORDER BY seq');
  await world.rows(
    `INSERT INTO redelivery (connection_id, endpoint_id, event_id, attempts, due_at) VALUES ($1, $2, $3, 1, now())`,
    [connectionId, receiver, events[5]!.event_id],
  );
  const other = v7();
  await leadTo(world, connectionId);
  await leadTo(world, other);
  // Events that somebody asked for once more: these go, and those that lead to the last stay.
  await world.rows('INSERT INTO feed VALUES ($1, $2, $3, 0, 10)', [connectionId, v7(), receiver]);
  await deleteConnection(world.engine, connectionId);

  // Killed in the middle: a part that fails takes nothing back of the parts before.
  await world.rows(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'killed'; END $$`);
  await world.rows('CREATE TRIGGER fail BEFORE DELETE ON raw FOR EACH STATEMENT EXECUTE FUNCTION fail()');
  await expect(new Clearing(world.engine).round()).rejects.toThrow('killed');
  const midway = await left(world);
  expect(midway).toMatchObject({ connection: 1, raw: 1300 });
  expect(midway.record ?? 0).toBeLessThan(1300);
  await world.rows('DROP TRIGGER fail ON raw');
  // Too slow for the time a statement has: the same in smaller parts.
  await world.rows(`CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF (SELECT count(*) FROM gone) > 250 THEN PERFORM pg_sleep(3); END IF; RETURN NULL; END $$`);
  await world.rows(`CREATE TRIGGER dawdle AFTER DELETE ON raw REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION dawdle()`);

  const clearing = new Clearing(world.engine);
  while ((await left(world)).event! > 1) await clearing.round();
  await clearing.round();
  expect(await left(world)).toEqual({ connection: 1, connection_state: 1, deletion: 1, event: 1, feed: 1 });
  // All is gone that leads to it, and nothing that leads elsewhere. The deletion is done, though receivers are still told.
  expect(
    await world.rows(`SELECT 'auth_code' AS what, connection_id FROM auth_code
      UNION ALL SELECT 'invitation', connection_id FROM invitation WHERE connection_id IS NOT NULL
      UNION ALL SELECT 'consent', connection_id FROM consent ORDER BY 1, 2`),
  ).toEqual([
    { what: 'auth_code', connection_id: other },
    { what: 'consent', connection_id: other },
    { what: 'consent', connection_id: null },
    { what: 'invitation', connection_id: other },
  ]);
  expect(await world.rows('SELECT done_at FROM deletion')).toEqual([{ done_at: expect.any(Date) }]);
  const [last] = await world.rows<{ seq: string; type: string; data: object; deleted_at: Date }>(
    'SELECT seq, type, data, deleted_at FROM event JOIN connection USING (connection_id)',
  );
  expect(last).toMatchObject({
    type: 'connection.deleted',
    data: { deleted_date: last!.deleted_at.toISOString() },
  });
  const [feed] = await world.rows<{ upto: string; feed_id: string }>('SELECT upto, feed_id FROM feed');
  expect(feed).toMatchObject({ upto: last!.seq, feed_id: receiver });

  // The sender tries, fails, and is to try again: it is still not told.
  await world.rows('UPDATE feed SET position = upto');
  await world.rows(
    `INSERT INTO redelivery SELECT connection_id, $1, event_id, 1, now() + interval '1 hour' FROM event`,
    [receiver],
  );
  await clearing.round();
  expect(await left(world)).toEqual({
    connection: 1,
    connection_state: 1,
    deletion: 1,
    event: 1,
    feed: 1,
    redelivery: 1,
  });
  await world.rows('DELETE FROM redelivery');
  await clearing.round();
  expect(await left(world)).toEqual({ deletion: 1 });
  await world.close();
});

it('does not wait for a receiver that takes nothing for longer than a week', async () => {
  const world = await paperWorld();
  await endpoint(world);
  await world.work();
  await deleteConnection(world.engine, world.connectionId);
  const clearing = new Clearing(world.engine);
  await clearing.round();
  await clearing.round();
  expect(await left(world)).toMatchObject({ connection: 1, event: 1 });
  await world.rows("UPDATE connection SET deleted_at = now() - interval '8 days'");
  await clearing.round();
  expect(await left(world)).toEqual({ deletion: 1 });
  await world.close();
});
