import { expect, test } from 'vitest';
import { type Pace, PaceMeter } from '../../src/cli/pace.ts';
import { barLine } from '../../src/cli/progress.ts';
import type { Job } from '../../src/sync/job.ts';

function job(share: number, records: number, waiting: Job['progress']['waiting'] = null): Job {
  return {
    status: 'open',
    progress: { share_of_window: share, requests: records / 100, waiting },
    report: {
      records_new: records,
      records_changed: 0,
      records_unchanged: 0,
      records_outdated: 0,
      records_quarantined: 0,
    },
  } as Job;
}

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

test('while the job waits the bar says why, not how long it may take', () => {
  const meter = new PaceMeter();
  const waiting = { until: '2026-01-31T12:00:05Z', reason: 'The source asked us to wait.' };
  const line = barLine(meter.measure(job(0.5, 100, waiting), 0), 120);
  expect(line).toContain('waiting until 12:00:05 UTC: The source asked us to wait.');
});

test('the time left follows from the steps that were watched, not from what was done before', () => {
  const meter = new PaceMeter();
  expect(meter.measure(job(0.5, 10_000), 0)).toMatchObject({ left: null, recordsPerSecond: null });
  expect(meter.measure(job(0.5, 10_500), 1000)).toMatchObject({ left: null, recordsPerSecond: 500 });
  // A tenth in two seconds: four tenths more take eight.
  expect(meter.measure(job(0.6, 12_000), 2000)).toMatchObject({ left: 8000, recordsPerSecond: 1000 });
  expect(meter.measure(job(0.6, 12_500), 3000).left).toBe(7000);
  // Slower than hoped: still a second, never less than nothing.
  expect(meter.measure(job(0.6, 12_500), 60_000).left).toBe(1000);
});
