import { expect, it } from 'vitest';
import { cancelJob } from '../../src/sync/jobs.ts';
import { noRelease, type PaperWorld, paperWorld } from '../support/world.ts';

const HOUR = 3600_000;
/** How long a page stands still between looking at the connection and its first write, in seconds. */
const PAUSE_SECONDS = 1;

/**
 * Makes the next page stand still after it has read the connection's state and before it has written, or locked,
 * anything but what the product locks: a trigger of the statement, which runs before any row is touched.
 */
async function pauseNextPage(world: PaperWorld): Promise<void> {
  await world.rows('CREATE SEQUENCE pauses');
  await world.rows(`CREATE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF nextval('pauses') = 1 THEN PERFORM pg_sleep(${PAUSE_SECONDS}); END IF; RETURN NULL; END $$`);
  await world.rows(
    'CREATE TRIGGER stand_still BEFORE UPDATE ON run FOR EACH STATEMENT EXECUTE FUNCTION stand_still()',
  );
}

/** Waits until the page has come to where it stands still. */
async function standsStill(world: PaperWorld): Promise<void> {
  const sleeping = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`;
  while ((await world.rows(sleeping)).length === 0);
}

it('answers a cancel strictly before or after a page, though the page looked before the cancel came', async () => {
  const world = await paperWorld();
  await world.work();
  for (let n = 0; n < 5; n++) world.source.put(`o${n}`, '2025-12-01T00:00:00Z');
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const runner = await world.take();
  await runner.begin(noRelease);
  await pauseNextPage(world);
  const written = runner.finish();
  await standsStill(world);
  await cancelJob(world.engine, world.connectionId, job.id);
  const trace = async () => ({
    status: (await world.status(job.id)).status,
    written: await world.rows(
      `SELECT (SELECT count(*) FROM record) AS records, (SELECT count(*) FROM event) AS events,
              (SELECT count(*) FROM raw) AS raw, (SELECT pages FROM run WHERE run_id = $1) AS pages`,
      [job.id],
    ),
  });
  const answered = await trace();
  await written;
  expect(await trace()).toEqual(answered);
  await world.close();
});

it('starts no scheduled request after a create answer, though a page looked before the job was created', async () => {
  const world = await paperWorld();
  await world.work();
  for (let n = 0; n < 6; n++) world.source.put(`o${n}`, world.clock.now().getTime() + (n + 1) * 1000);
  world.clock.advance(2 * HOUR);
  const runner = await world.take();
  await runner.begin(noRelease);
  await pauseNextPage(world);
  const written = runner.finish();
  await standsStill(world);
  await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  const before = world.source.asked.length;
  await written;
  while ((await runner.step(noRelease)).state === 'worked');
  // All that was asked after the answer, up to the job's own request.
  const months = world.source.asked.slice(before).map((ask) => ask.from?.toISOString().slice(0, 7));
  expect(months[0]).toBe('2025-12');
  await world.close();
});
