import { describe, expect, it } from 'vitest';
import { roundSteps, timeSteps } from '../../web/src/jobs/details/axes.ts';
import { type Job, laterOf } from '../../web/src/jobs/job.ts';
import { fromLocal, toLocal } from '../../web/src/jobs/new/local.ts';
import { allHistory } from '../../web/src/jobs/new/presets.ts';
import { ticks } from '../../web/src/jobs/strip/ticks.ts';

function job(status: Job['status'], share: number, pages: number, id = 'a'): Job {
  return { id, status, progress: { share_of_window: share, pages, requests: pages } } as Job;
}

describe('of two states of a job the later is shown', () => {
  const known = job('open', 0.5, 10);
  it.each([
    ['further on', job('open', 0.6, 12), true],
    ['the same counts, other words', job('open', 0.5, 10), true],
    ['a share that went back: an answer that was overtaken', job('open', 0.4, 10), false],
    ['fewer pages', job('open', 0.5, 9), false],
    ['its end, whatever it counts', job('completed', 1, 9), true],
    ['stuck', job('stuck', 0.5, 10), true],
    ['another job', job('open', 0, 0, 'b'), true],
  ])('%s', (_, told, isTaken) => {
    expect(laterOf(known, told)).toBe(isTaken ? told : known);
  });

  it('what was cancelled does not open again, what was stuck may', () => {
    const cancelled = job('cancelled', 0.5, 10);
    expect(laterOf(cancelled, job('open', 0.9, 20))).toBe(cancelled);
    const resumed = job('open', 0.5, 10);
    expect(laterOf(job('stuck', 0.5, 10), resumed)).toBe(resumed);
    expect(laterOf(undefined, resumed)).toBe(resumed);
  });
});

describe('axes', () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [18_500, [0, 5000, 10_000, 15_000, 20_000]],
  ])('%d records', (most, steps) => {
    expect(roundSteps(most, 4)).toEqual(steps);
  });

  it('times are round, and never more than fit', () => {
    expect(timeSteps(83_000, 6)).toEqual([0, 15_000, 30_000, 45_000, 60_000, 75_000]);
    expect(timeSteps(90 * 86_400_000, 6).length).toBeLessThanOrEqual(7);
  });

  it.each([
    ['an hour', 3_600_000],
    ['a week', 7 * 86_400_000],
    ['three years', 3 * 365 * 86_400_000],
    ['eighty years', 80 * 365 * 86_400_000],
  ])('%s has marks in order, within it, and not too many', (_, length) => {
    const start = Date.UTC(2026, 2, 27, 22, 17);
    const found = ticks(start, start + length, 6).map(({ at }) => at);
    expect(found.length).toBeLessThanOrEqual(6);
    expect(found.every((at) => start < at && at < start + length)).toBe(true);
    expect(found).toEqual(found.toSorted((one, other) => one - other));
    expect(new Set(found).size).toBe(found.length);
  });
});

describe('the window of the form', () => {
  it('comes back from its field as it went in, to the minute', () => {
    const at = '2026-03-29T12:34:00Z';
    expect(fromLocal(toLocal(at))).toBe(at);
    expect(fromLocal('')).toBeNull();
    expect(toLocal('no date')).toBe('');
  });

  it('goes back as far as the source keeps, or some years where nobody knows', () => {
    const now = new Date('2026-11-27T00:00:00Z');
    expect(allHistory(30, now)).toBe('2026-10-28T00:00:00Z');
    expect(new Date(allHistory(null, now)).getFullYear()).toBe(2016);
  });
});
