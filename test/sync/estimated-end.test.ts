import { describe, expect, it } from 'vitest';
import { estimatedEnd, type Pace } from '../../src/sync/estimated-end.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 31, 12) + seconds * 1000);
const pace = (more: Partial<Pace> = {}): Pace => ({
  share: 0.25,
  measured: true,
  pages: 50,
  requests: 50,
  paced_from: at(0),
  last_page_at: at(100),
  read_at: at(100),
  ...more,
});
const quota = { burst: 10, perSecond: 1, cost: 1, rate: 1 };
const seconds = (end: Date | null) => end && (end.getTime() - at(0).getTime()) / 1000;

describe('the estimated end', () => {
  it.each<[string, Partial<Pace>, number, typeof quota | null, number | null]>([
    ['what is left takes as long as what is done did', {}, 0, null, 400],
    ['no page for a while: it is as late as it was', { read_at: at(130) }, 0, null, 400],
    ['a wait puts it off', {}, 200, null, 600],
    ['a wait that is over by then does not', { last_page_at: at(100), read_at: at(100) }, -5, null, 400],
    // 150 requests are to come at one a second, and ten of them are in the bucket.
    ['the pace does not go beyond the quota', { paced_from: at(90), last_page_at: at(100) }, 0, quota, 240],
    ['where the quota is no limit the pace is', {}, 0, { ...quota, perSecond: 100 }, 400],
    ['a dearer function gets fewer requests out of it', {}, 0, { ...quota, cost: 4 }, 690],
    ['nearly overdue: now', { last_page_at: at(100), read_at: at(430) }, 0, null, 430],
    ['overdue: nothing can be told', { last_page_at: at(100), read_at: at(470) }, 0, null, null],
    ['nothing was measured', { measured: false }, 0, null, null],
    ['too little was read', { share: 0.009 }, 0, null, null],
    ['too few pages came', { pages: 2 }, 0, null, null],
    ['it has not begun', { paced_from: null, last_page_at: null }, 0, null, null],
  ])('%s', (_, more, waitSeconds, budget, expected) => {
    expect(seconds(estimatedEnd(pace(more), waitSeconds * 1000, budget))).toBe(expected);
  });

  it('keeps still while a job goes on unevenly, and comes nearer as it ends', () => {
    // A job of 1000 seconds whose slices take from half to twice as long as they should.
    const ends: number[] = [];
    let time = 0;
    for (let slice = 1; slice < 100; slice++) {
      time += 10 * [0.5, 2, 0.7, 1.4, 0.4][slice % 5]!;
      const now = at(time);
      const end = estimatedEnd(pace({ share: slice / 100, last_page_at: now, read_at: now }), 0, null);
      if (slice >= 10) ends.push(seconds(end)!);
    }
    expect(Math.max(...ends) / Math.min(...ends)).toBeLessThan(1.4);
    const steps = ends.slice(1).map((end, index) => Math.abs(end - ends[index]!) / ends[index]!);
    expect(Math.max(...steps)).toBeLessThan(0.12);
  });
});
