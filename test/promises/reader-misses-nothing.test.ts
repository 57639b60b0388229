import { expect, it } from 'vitest';
import { rowsOf } from '../support/engine.ts';
import { noRelease, paperWorld } from '../support/world.ts';

/** How long the commit is held back after the records are written, in milliseconds; shorter than the bound. */
const HELD_MS = 700;

it('shows a record to the next poll, though the poll before it fell between its stamp and its commit', async () => {
  const world = await paperWorld();
  world.source.put('o1', '2026-02-20T00:00:00Z');
  // The moment between writing and committing, made long: the last statement of the page sleeps.
  await world.rows(`CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW.records_new > 0 THEN PERFORM pg_sleep(${HELD_MS / 1000}); END IF; RETURN NEW; END $$`);
  await world.rows('CREATE TRIGGER dawdle BEFORE UPDATE ON run FOR EACH ROW EXECUTE FUNCTION dawdle()');
  const runner = await world.take();
  await runner.begin(noRelease);
  const written = runner.finish();
  const poll = async (since: Date) => {
    const [time] = await rowsOf<{ now: Date }>(world.pool, 'SELECT clock_timestamp() AS now');
    const rows = await rowsOf(world.pool, 'SELECT id FROM record WHERE updated_stamp >= $1', [since]);
    return { at: time!.now, found: rows.length };
  };
  // Polls as fast as it can until the record shows; the poll before that one is the dangerous one.
  let last = await poll(new Date(0));
  let found = last.found;
  while (found === 0) {
    const stored = (await rowsOf(world.pool, 'SELECT 1 FROM record')).length > 0;
    const next = await poll(last.at);
    found = next.found;
    // It was there before this poll began, and the poll did not see it: this reader has missed it for good.
    if (found === 0 && stored) break;
    last = next;
  }
  await written;
  expect(found).toBe(1);
  await world.close();
});
