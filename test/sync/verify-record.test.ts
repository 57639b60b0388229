import { expect, it } from 'vitest';
import type { SourceFunction } from '../../src/connectors/kit/manifest.ts';
import { recordHash } from '../../src/sync/compare.ts';
import type { PreparedRecord } from '../../src/sync/prepare-page.ts';
import { compareStored } from '../../src/sync/verify-record.ts';

const fn = { grainMs: 1000, volatile: ['seen_at', 'items.*.seen_at'] } as unknown as SourceFunction;
const at = (text: string) => new Date(`2026-01-01T${text}Z`);

function reading(
  record: Record<string, unknown>,
  asOf: string,
  updated: string | null = null,
): PreparedRecord {
  const text = JSON.stringify(record);
  return { record, text, asOf: at(asOf), updated: updated && at(updated) } as PreparedRecord;
}

/** A stored row; `altered`: its data is not what its hash was made of. */
function row(record: Record<string, unknown>, asOf: string, updated: string | null = null, altered = false) {
  const text = JSON.stringify(record);
  const hash = altered ? Buffer.from('of something else') : recordHash(record, text, fn);
  const dates = {
    source_updated: updated === null ? null : at(updated),
    as_of: at(asOf),
    missing_since: null,
  };
  return { id: 'a', record_version: '1', hash, ...dates, data: text, tags: null, created_stamp: at(asOf) };
}

const one = { id: 'a', n: 1 };
const two = { id: 'a', n: 2 };

it.each([
  ['nothing stored', reading(one, '12:00:00'), undefined, 'missing'],
  ['the same', reading(one, '12:00:00'), row(one, '10:00:00'), 'equal'],
  ['another order of keys', reading({ n: 1, id: 'a' }, '12:00:00'), row(one, '10:00:00'), 'equal'],
  [
    'the same by data, though not by hash',
    reading(one, '12:00:00'),
    row(one, '10:00:00', null, true),
    'equal',
  ],
  [
    'only what is volatile',
    reading({ ...one, seen_at: 2 }, '12:00:00'),
    row({ ...one, seen_at: 1 }, '10:00:00'),
    'equal',
  ],
  ['stored earlier', reading(two, '12:00:00'), row(one, '10:00:00'), 'differing'],
  ['stored later', reading(two, '12:00:00'), row(one, '12:00:01'), 'newer'],
  ['stored later, and altered', reading(two, '12:00:00'), row(one, '12:00:01', null, true), 'differing'],
  [
    'stored under a newer date',
    reading(two, '12:00:00', '09:00:00'),
    row(one, '10:00:00', '09:00:02'),
    'newer',
  ],
  [
    'stored under a newer date by no more than the grain',
    reading(two, '12:00:00', '09:00:00'),
    row(one, '10:00:00', '09:00:01'),
    'differing',
  ],
  [
    'stored later under an older date',
    reading(two, '12:00:00', '09:00:00'),
    row(one, '12:00:01', '08:00:00'),
    'newer',
  ],
])('%s', (_, incoming, stored, is) => {
  expect(compareStored(incoming, stored, fn).is).toBe(is);
});

it('shows where it differs, cut to what somebody reads, and counts the rest', () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f${n}`, n]));
  const stored = { ...many, note: 'x'.repeat(5000), list: [1, 2] };
  const source = {
    ...stored,
    ...Object.fromEntries(Object.keys(many).map((key) => [key, -1])),
    note: 'y',
    list: [1],
  };
  const result = compareStored(reading({ ...source }, '12:00:00'), row(stored, '10:00:00'), fn);
  if (result.is !== 'differing') throw new Error(result.is);
  expect(result.count).toBe(32);
  expect(result.differences).toHaveLength(20);
  expect(result.differences[0]).toEqual({ path: 'f0', stored: 0, source: -1 });
  const long = compareStored(
    reading({ id: 'a', note: 'y' }, '12:00:00'),
    row({ id: 'a', note: 'x'.repeat(5000) }, '10:00:00'),
    fn,
  );
  if (long.is !== 'differing') throw new Error(long.is);
  expect(long.differences).toEqual([{ path: 'note', stored: `${'x'.repeat(200)}…`, source: 'y' }]);
});
