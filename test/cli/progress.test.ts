import { expect, test } from 'vitest';
import { type Pace, PaceMeter } from '../../src/cli/pace.ts';
import { barLine } from '../../src/cli/progress.ts';
import type { Job } from '../../src/sync/job.ts';

function job(records: number, more: Partial<Job['progress']> = {}): Job {
  return {
    status: 'open',
    progress: {
      share_of_window: 0.5,
      requests: records / 100,
      waiting: null,
      estimated_end: null,
      ...more,
    },
    report: {
      records_new: records,
      records_changed: 0,
      records_unchanged: 0,
      records_outdated: 0,
      records_quarantined: 0,
    },
  } as Job;
}
const now = new Date('2026-01-31T12:00:00Z');

const pace: Pace = {
  share: 0.54,
  records: 12_345,
  requests: 62,
  recordsPerSecond: 1234.5,
  left: 61_000,
  waiting: null,
};

test('the bar fits every width, and keeps its numbers as long as there is room', () => {
  expect(barLine(pace, 100).trimEnd()).toBe(
    '  ████████████████░░░░░░░░░░░░░░  54%  12,345 records  1,235/s   62 requests  1 min 1 s left',
  );
  for (let width = 20; width <= 200; width++) expect(barLine(pace, width).length).toBeLessThan(width);
  expect(barLine(pace, 60)).toContain('12,345 records');
});

test('the bar keeps its size while the time left gets shorter', () => {
  const bar = (left: number) => /[█░]+/.exec(barLine({ ...pace, left }, 80))![0];
  expect(new Set([bar(59_000), bar(61_000), bar(3_599_000), bar(1000)]).size).toBe(1);
});

test('it is 100% only when all is read', () => {
  expect(barLine({ ...pace, share: 0.999 }, 100)).toContain(' 99% ');
  expect(barLine({ ...pace, share: 1 }, 100)).toContain('100% ');
});

test.each<[Partial<NonNullable<Job['progress']['waiting']>>, string]>([
  [
    { for: 'pause', until: '2026-01-31T12:00:05Z', reason: 'The source asked us to wait.' },
    'waiting until 12:00:05 UTC: The source asked us to wait.',
  ],
  [{ for: 'worker', until: null, reason: 'None is there.' }, 'waiting for a worker'],
  [
    { for: 'turn', until: null, sync_job_id: '019aa3d1-0000-7000-8000-000000000000' },
    'waiting for job 019aa3d1-0000-7000 to end',
  ],
])('while the job waits the bar says for what, not how long it may take: %o', (wait, words) => {
  const waiting = { reason: '', sync_job_id: null, ...wait } as Job['progress']['waiting'];
  const measured = new PaceMeter().measure(job(100, { waiting }), 0, now);
  expect(barLine(measured, 120)).toContain(words);
});

test('the rate is measured from what is watched, the time left is what the job says', () => {
  const meter = new PaceMeter();
  expect(meter.measure(job(10_000), 0, now)).toMatchObject({ left: null, recordsPerSecond: null });
  const end = { estimated_end: '2026-01-31T12:00:08Z' };
  expect(meter.measure(job(10_500, end), 1000, now)).toMatchObject({ left: 8000, recordsPerSecond: 500 });
  // Past what was estimated: still a second, never less than nothing.
  expect(meter.measure(job(10_500, end), 1000, new Date('2026-01-31T12:01:00Z')).left).toBe(1000);
});
