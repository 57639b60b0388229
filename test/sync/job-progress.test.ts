import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/sync/job.ts';
import { resumeJob } from '../../src/sync/jobs.ts';
import { troubles } from '../support/paper-source.ts';
import { noRelease, type PaperWorld, paperWorld } from '../support/world.ts';

const DAY_MS = 24 * 3_600_000;

/** Puts orders into a window, `each` of them a day. */
function fill(world: PaperWorld, start: string, days: number, each: number): void {
  for (let n = 0; n < days * each; n++) world.source.put(`o${n}`, Date.parse(start) + (n * DAY_MS) / each);
}

/** Everything that was read: whatever became of a record, it counts once a reading. */
const readings = ({ report: r }: Job) =>
  r.records_new + r.records_changed + r.records_unchanged + r.records_outdated + r.records_quarantined;

describe('how far a job is', () => {
  it('moves with each page of its one slice, and is 1 when it is completed', async () => {
    const world = await paperWorld();
    await world.work();
    world.source.pageSize = 6;
    fill(world, '2025-12-01T00:00:00Z', 20, 1);
    const job = await world.job('2025-12-01T00:00:00Z', '2025-12-21T00:00:00Z');
    const shares: number[] = [];
    while ((await world.status(job.id)).status === 'open') {
      shares.push((await world.status(job.id)).progress.share_of_window);
      await world.work(1);
    }
    // An order a day, the first on the 1st: pages end with those of the 6th, the 12th and the 18th.
    expect(shares).toEqual([0, 0.25, 0.55, 0.85]);
    const { progress } = await world.status(job.id);
    expect(progress).toMatchObject({ share_of_window: 1, slices_done: 1, slices_total: 1, pages: 4 });
    expect(progress.estimated_end).toBeNull();
    await world.close();
  });

  it('learns from the slices that are read how long the next ones are, where dates do not tell', async () => {
    const world = await paperWorld({ words: { basisDate: () => null } });
    await world.work();
    fill(world, '2025-09-01T00:00:00Z', 90, 0.2);
    const job = await world.job('2025-09-01T00:00:00Z', '2025-11-30T00:00:00Z');
    while ((await world.status(job.id)).progress.slices_done < 1) await world.work(1);
    await world.work(1);
    const [open] = await world.rows<{ expected_pages: string; progress: number }>(
      "SELECT expected_pages, progress FROM slice WHERE run_id = $1 AND status = 'open' AND pages > 0",
      [job.id],
    );
    const [done] = await world.rows<{ pages: string }>(
      "SELECT pages FROM slice WHERE run_id = $1 AND status = 'done'",
      [job.id],
    );
    expect(open).toMatchObject({ expected_pages: done!.pages });
    expect(open!.progress).toBe(Math.floor(1_000_000 / (Number(done!.pages) + 1)));
    await world.close();
  });

  it('never falls and never comes to 1 early, whatever happens to the job', async () => {
    const world = await paperWorld({ words: { keepsHistoryMs: 200 * DAY_MS, cursorMaxAgeMs: 3_600_000 } });
    await world.work();
    fill(world, '2025-08-01T00:00:00Z', 150, 0.3);
    const trouble = fc.constantFrom<
      'read' | 'die' | 'capped' | 'cursor_expired' | 'late' | 'retry' | 'final' | 'aged'
    >(
      ...([
        'read',
        'read',
        'read',
        'die',
        'capped',
        'cursor_expired',
        'late',
        'retry',
        'final',
        'aged',
      ] as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(trouble, { minLength: 10, maxLength: 25 }), async (happens) => {
        const from = new Date(Date.parse('2026-03-01T00:00:00Z') - 170 * DAY_MS).toISOString();
        const { id } = await world.job(from, '2026-01-01T00:00:00Z');
        let before = await world.status(id);
        const look = async () => {
          const now = await world.status(id);
          expect(now.progress.share_of_window).toBeGreaterThanOrEqual(before.progress.share_of_window);
          expect(now.progress.share_of_window === 1).toBe(now.status === 'completed');
          for (const what of ['pages', 'requests', 'slices_done'] as const)
            expect(now.progress[what]).toBeGreaterThanOrEqual(before.progress[what]);
          expect(readings(now)).toBeGreaterThanOrEqual(readings(before));
          before = now;
          return now;
        };
        let runner = await world.take();
        for (const what of happens) {
          if (before.status === 'completed') break;
          if (before.status === 'stuck') await resumeJob(world.engine, world.connectionId, id);
          // A worker that dies has asked for the next page already, and takes what it knows along.
          if (what === 'die') runner = await world.take();
          if (what === 'late') world.clock.advance(2 * 3_600_000);
          if (what === 'aged') world.clock.advance(DAY_MS);
          if (what === 'capped' || what === 'cursor_expired') world.source.failWith.push(what);
          if (what === 'retry') world.source.failWith.push(troubles.retryable());
          if (what === 'final') world.source.failWith.push(troubles.terminal());
          world.clock.advance(1000);
          await runner.step(noRelease);
          await look();
        }
        world.source.failWith = [];
        for (let steps = 0; before.status !== 'completed' && steps < 300; steps++) {
          if (before.status === 'stuck') await resumeJob(world.engine, world.connectionId, id);
          world.clock.advance(600_000);
          await runner.step(noRelease);
          await look();
        }
        expect(before.status).toBe('completed');
      }),
      { numRuns: 5 },
    );
    await world.close();
  }, 60_000);

  it('counts what died with a worker as requests, and as nothing else', async () => {
    const world = await paperWorld();
    await world.work();
    fill(world, '2025-12-01T00:00:00Z', 10, 1);
    const job = await world.job('2025-12-01T00:00:00Z', '2025-12-11T00:00:00Z');
    for (;;) {
      // Dies with the next page under way.
      await (await world.take()).step(noRelease);
      const now = await world.status(job.id);
      expect(readings(now)).toBe(now.progress.pages * 2);
      if (now.status === 'completed') break;
    }
    const { progress, report } = await world.status(job.id);
    expect([progress.pages, progress.requests, report.records_new]).toEqual([5, 9, 10]);
    await world.close();
  });
});

describe('what a job waits for', () => {
  it('is the source, its next attempt, another job, quota, or a worker', async () => {
    const world = await paperWorld();
    await world.work();
    fill(world, '2025-12-01T00:00:00Z', 10, 1);
    const first = await world.job('2025-12-01T00:00:00Z', '2025-12-11T00:00:00Z');
    const second = await world.job('2025-12-01T00:00:00Z', '2025-12-11T00:00:00Z', 'get_orders', 'second');
    const waits = async ({ id }: Job) => (await world.status(id)).progress.waiting;
    expect(await waits(first)).toBeNull();
    expect(await waits(second)).toEqual({
      for: 'turn',
      until: null,
      reason: `Sync job ${first.id} of the same function goes first.`,
      sync_job_id: first.id,
    });

    await world.work(1);
    world.source.failWith = [troubles.retryable()];
    await world.work(1);
    expect(await waits(first)).toMatchObject({ for: 'retry', until: expect.any(String), sync_job_id: null });
    world.clock.advance(60_000);
    expect(await waits(first)).toBeNull();

    const until = new Date(world.clock.now().getTime() + 90_000);
    world.source.failWith = [troubles.rateLimited(until)];
    await world.work(1);
    const pause = { for: 'pause', until: until.toISOString().replace('.000Z', 'Z'), reason: 'slow down' };
    expect([await waits(first), await waits(second)]).toMatchObject([pause, pause]);
    world.clock.advance(120_000);

    await (await world.take()).leave(40_000, noRelease);
    const quota = (await waits(first))!;
    expect(quota).toMatchObject({ for: 'quota', sync_job_id: null });
    const left = Date.parse(quota.until!) - world.clock.now().getTime();
    expect(left).toBeGreaterThan(30_000);
    expect(left).toBeLessThanOrEqual(41_000);
    await world.take();
    expect(await waits(first)).toBeNull();

    const due = (when: string) =>
      world.pool.query(`UPDATE connection_state SET worker = NULL, due_at = now() + interval '${when}'`);
    await due('-1 second');
    expect(await waits(first)).toBeNull();
    await due('-6 seconds');
    expect(await waits(first)).toMatchObject({
      for: 'worker',
      until: null,
      reason: expect.stringMatching(/^No worker/),
    });
    await due('50 seconds');
    expect(await waits(first)).toMatchObject({
      for: 'worker',
      reason: expect.stringMatching(/^Every worker is busy/),
    });

    await world.work();
    expect([(await world.status(first.id)).status, (await world.status(second.id)).status]).toEqual([
      'completed',
      'completed',
    ]);
    expect(await waits(first)).toBeNull();
    await world.close();
  });
});

describe('the estimated end of a job', () => {
  it('leaves out what it was stuck, and is unknown while nobody knows when it goes on', async () => {
    const world = await paperWorld();
    await world.work();
    world.source.pageSize = 6;
    fill(world, '2025-12-01T00:00:00Z', 20, 2);
    const job = await world.job('2025-12-01T00:00:00Z', '2025-12-21T00:00:00Z');
    await world.work(4);
    const ago = (column: string, seconds: number) =>
      world.pool.query(
        `UPDATE run SET ${column} = clock_timestamp() - make_interval(secs => $2) WHERE run_id = $1`,
        [job.id, seconds],
      );
    const left = async () => {
      const { progress } = await world.status(job.id);
      return progress.estimated_end && (Date.parse(progress.estimated_end) - Date.now()) / 1000;
    };
    // Four pages of six, half a day apart: a little more than half in 100 seconds.
    await ago('paced_from', 100);
    await ago('last_page_at', 0);
    expect((await world.status(job.id)).progress.share_of_window).toBe(0.575);
    expect(await left()).toBeGreaterThan(65);
    expect(await left()).toBeLessThan(90);

    world.source.failWith = [troubles.terminal()];
    await world.work(1);
    expect((await world.status(job.id)).status).toBe('stuck');
    expect(await left()).toBeNull();
    // An hour goes by until somebody resumes it, of which the pace knows nothing.
    await world.pool.query(
      `UPDATE run SET paced_from = paced_from - interval '1 hour', last_page_at = last_page_at - interval '1 hour',
         finished_at = finished_at - interval '1 hour' WHERE run_id = $1`,
      [job.id],
    );
    await resumeJob(world.engine, world.connectionId, job.id);
    await world.work(1);
    expect(await left()).toBeGreaterThan(20);
    expect(await left()).toBeLessThan(90);
    await world.pool.query(
      "UPDATE connection_state SET worker = NULL, due_at = now() - interval '9 seconds'",
    );
    expect(await left()).toBeNull();
    await world.close();
  });
});
