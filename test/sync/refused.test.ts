import { expect, it, onTestFinished } from 'vitest';
import { resumeJob } from '../../src/sync/jobs.ts';
import { syncNow } from '../../src/sync/manual.ts';
import { troubles } from '../support/paper-source.ts';
import { paperWorld } from '../support/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function world() {
  const made = await paperWorld({ withReturns: {} });
  onTestFinished(() => made.close());
  const { source, clock, engine } = made;
  return {
    ...made,
    /** Lets the source refuse everything, or nothing any more. */
    refuse(trouble: Error | null) {
      source.before = () => {
        if (trouble) throw trouble;
      };
    },
    /** What the source is asked while time goes by, minute by minute. */
    async askedWithin(minutes: number): Promise<string[]> {
      const before = source.asked.length;
      for (let n = 0; n < minutes; n++) {
        await made.work();
        clock.advance(MINUTE);
      }
      return source.asked.slice(before).map((ask) => ask.fn);
    },
    old: (fn?: string) => made.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z', fn),
    syncAll: async () => syncNow(engine, await made.record(), []),
    errors: () => made.rows('SELECT function_name, code FROM connection_error ORDER BY 1'),
  };
}

it('ends all open jobs at once when the credentials are refused, and asks once in a quarter of an hour', async () => {
  const here = await world();
  await here.work();
  const jobs = [await here.old(), await here.old(), await here.old('get_returns')];
  here.refuse(troubles.refused());
  here.clock.advance(2 * HOUR);
  expect(await here.askedWithin(1)).toHaveLength(1);
  for (const job of jobs)
    expect(await here.status(job.id)).toMatchObject({
      status: 'stuck',
      error: { code: 'credentials_refused', message: 'key refused' },
    });
  expect(await here.rows("SELECT 1 FROM event WHERE type = 'connection.sync-job-stuck'")).toHaveLength(3);
  expect(await here.errors()).toEqual([{ function_name: '', code: 'credentials_refused' }]);
  // Two schedules are due, and neither finds out for itself what is known.
  expect(await here.askedWithin(14)).toHaveLength(0);
  expect(await here.askedWithin(15)).toHaveLength(1);
  expect(await here.askedWithin(15)).toHaveLength(1);

  here.refuse(null);
  await here.askedWithin(15);
  expect(await here.errors()).toEqual([]);
  // Once one page has come in, nothing else waits.
  expect(await here.rows("SELECT 1 FROM run WHERE status = 'open'")).toEqual([]);
});

it('waits with the first syncs too, and keeps the rest of a quarter of an hour to itself over a new worker', async () => {
  const here = await world();
  here.refuse(troubles.refused());
  expect(await here.askedWithin(15)).toHaveLength(1);
  expect(await here.askedWithin(15)).toHaveLength(1);
});

it.each([
  ['a job', async (here: Awaited<ReturnType<typeof world>>) => void (await here.old('get_returns'))],
  ['a manual sync', async (here: Awaited<ReturnType<typeof world>>) => here.syncAll()],
  [
    'a resume',
    async (here: Awaited<ReturnType<typeof world>>) => {
      const [stuck] = await here.rows<{ run_id: string }>("SELECT run_id FROM run WHERE status = 'stuck'");
      await resumeJob(here.engine, here.connectionId, stuck!.run_id);
    },
  ],
])('tries at once %s that is asked for after the refusal, and with it everything', async (_what, ask) => {
  const here = await world();
  await here.work();
  await here.old();
  here.refuse(troubles.refused());
  here.clock.advance(2 * HOUR);
  await here.work();
  // Refused once more: it is tried, once, and nothing else is.
  await ask(here);
  expect(await here.askedWithin(14)).toHaveLength(1);
  expect(await here.errors()).toHaveLength(1);
  // Mended.
  here.refuse(null);
  await ask(here);
  const before = here.source.asked.length;
  await here.work();
  expect(new Set(here.source.asked.slice(before).map((one) => one.fn))).toEqual(
    new Set(['get_orders', 'get_returns']),
  );
  expect(await here.errors()).toEqual([]);
});

it('tries a first sync at once where somebody asks for it', async () => {
  const here = await world();
  here.refuse(troubles.refused());
  await here.work();
  here.refuse(null);
  here.source.put('recent', '2026-02-20T00:00:00Z');
  expect(await here.askedWithin(5)).toHaveLength(0);
  await here.syncAll();
  await here.work();
  expect(await here.ids()).toEqual(['recent']);
  // It was the first sync, so it tells nothing of its records.
  expect(await here.rows('SELECT 1 FROM event WHERE record_id IS NOT NULL')).toEqual([]);
});

it('blocks by a missing permission only its function', async () => {
  const here = await world();
  await here.work();
  const [orders, returns] = [await here.old(), await here.old('get_returns')];
  here.source.before = (fn) => {
    if (fn === 'get_orders') throw troubles.forbidden();
  };
  here.clock.advance(2 * HOUR);
  here.source.put('new', here.clock.now());
  here.clock.advance(MINUTE);
  await here.work();
  expect(await here.status(orders.id)).toMatchObject({ error: { code: 'permission_missing' } });
  expect((await here.status(returns.id)).status).toBe('completed');
  expect(await here.ids('return')).toEqual(['new']);
  expect(await here.errors()).toEqual([{ function_name: 'get_orders', code: 'permission_missing' }]);
});

it('lets a manual sync that was put off go next, as soon as a page of another run has come in', async () => {
  const here = await world();
  await here.work();
  for (let n = 0; n < 4; n++) here.source.put(`old${n}`, '2025-12-01T00:00:00Z');
  await here.syncAll();
  here.refuse(troubles.refused());
  await here.work();
  here.refuse(null);
  await here.old();
  const before = here.source.asked.length;
  await here.work();
  const kinds = here.source.asked
    .slice(before)
    .map((ask) => (ask.from! < new Date('2026-01-01') ? 'job' : 'manual'));
  expect(kinds).toEqual(['job', 'manual', 'manual', 'job']);
});
