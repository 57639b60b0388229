import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cancelJob, resumeJob } from '../../src/sync/jobs.ts';
import { type Candidate, nextRun, servedKey } from '../../src/sync/precedence.ts';
import type { RunKind } from '../../src/sync/words.ts';
import { troubles } from '../support/paper-source.ts';
import { noRelease, paperWorld } from '../support/world.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const RULES = { hold: 'connection', freshnessGuardMs: null } as const;

/** Serves `pages` turns of runs that never end; each turn `renew` may replace a run by a new one of its kind. */
function serve(
  open: Candidate[],
  pages: number,
  renew: (run: Candidate, page: number) => Candidate,
): string[] {
  const served: Record<string, number> = {};
  return Array.from({ length: pages }, (_, page) => {
    const run = nextRun(open, served, RULES, NOW)!;
    served[servedKey(run)] = page + 1;
    open.splice(open.indexOf(run), 1, renew(run, page));
    return servedKey(run);
  });
}

const candidate = (kind: RunKind, functionName: string, n: number): Candidate => ({
  runId: `run-${n}`,
  kind,
  functionName,
  createdAt: new Date(NOW.getTime() + n),
  waitingUntil: null,
  off: false,
  busy: false,
  position: null,
});

it('gives every group and every function its turn, however short the jobs and however many', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      (jobFunctions, initialFunctions, short) => {
        const open = [
          ...Array.from({ length: jobFunctions }, (_, n) => candidate('on_demand', `job${n}`, n)),
          ...Array.from({ length: initialFunctions }, (_, n) => candidate('initial', `first${n}`, 10 + n)),
        ];
        // A short job ends with its page, and the caller asks for another at once.
        const renew = (run: Candidate, page: number) =>
          short && run.kind === 'on_demand' ? candidate('on_demand', run.functionName, 100 + page) : run;
        const turns = serve(open, 64, renew);
        const count = (part: string) => turns.filter((key) => key.startsWith(part)).length;
        expect(Math.abs(count('on_demand/') - count('initial/'))).toBeLessThanOrEqual(1);
        for (let n = 0; n < jobFunctions; n++) {
          expect(count(`on_demand/job${n}`)).toBeGreaterThanOrEqual(Math.floor(32 / jobFunctions) - 1);
        }
      },
    ),
  );
});

it('does not let a waiting run keep others from their turn, nor a job overtake its elder', () => {
  const waiting = { ...candidate('on_demand', 'a', 1), waitingUntil: new Date(NOW.getTime() + 1000) };
  const younger = candidate('on_demand', 'a', 2);
  const other = candidate('on_demand', 'b', 3);
  expect(nextRun([waiting, younger, other], {}, RULES, NOW)).toBe(other);
  expect(nextRun([waiting, younger], {}, RULES, NOW)).toBeNull();
});

it('releases held schedules when the last job is cancelled', async () => {
  const world = await paperWorld();
  await world.work();
  world.source.put('new', world.clock.now().getTime() + 1000);
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  world.clock.advance(2 * 3600_000);
  await cancelJob(world.engine, world.connectionId, job.id);
  await world.work();
  expect(await world.ids()).toEqual(['new']);
  await world.close();
});

it('gives a resumed job its restarts anew', async () => {
  const world = await paperWorld({ settings: { stuckAfterMs: 60_000 } });
  await world.work();
  world.source.put('o1', '2025-12-01T00:00:00Z');
  const job = await world.job('2025-12-01T00:00:00Z', '2025-12-02T00:00:00Z');
  await world.rows('UPDATE slice SET restarts = 20 WHERE run_id = $1', [job.id]);
  const runner = await world.take();
  for (let n = 0; (await world.status(job.id)).status === 'open' && n < 50; n++) {
    world.source.failWith = ['cursor_expired'];
    await runner.step(noRelease);
    world.clock.advance(20_000);
  }
  expect((await world.status(job.id)).error?.code).toBe('no_progress');
  await resumeJob(world.engine, world.connectionId, job.id);
  world.source.failWith = ['cursor_expired', troubles.retryable()];
  for (let n = 0; n < 20; n++) {
    await runner.step(noRelease);
    world.clock.advance(1000);
  }
  expect((await world.status(job.id)).status).toBe('completed');
  await world.close();
});
