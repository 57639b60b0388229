import type { FunctionCoverage } from '../sync/coverage.ts';
import type { Range } from '../sync/coverage-ranges.ts';
import type { Stretch } from '../sync/coverage-view.ts';
import { tableLines } from './table.ts';
import type { Drawn } from './timeline.ts';
import { ago, counted, instantText } from './words.ts';

/** Stretches that are listed; a screen holds no more. */
const MOST_LISTED = 24;

const BY: Readonly<Record<string, string>> = {
  initial: 'by the first sync',
  scheduled: 'by its schedule',
  manual: 'by a manual sync',
  on_demand: 'by a job',
};

/** What is drawn of a function. What lies beyond the place of its schedule is for the schedule to read. */
export function drawnOf({ covered, gaps, unavailable, latest_data: place }: FunctionCoverage): Drawn {
  const from = place === null ? Number.POSITIVE_INFINITY : Date.parse(place);
  const all = (gaps ?? []).map(numbers);
  return {
    read: covered.map(numbers),
    gaps: all.filter(({ start }) => start < from),
    unavailable: unavailable.map(numbers),
    next: all.filter(({ start }) => start >= from),
  };
}

/** How old what was read of a function is, in words. */
export function readWords({ covered, snapshot, basis }: FunctionCoverage, now: Date): string {
  if (basis === 'none') return snapshot ? `read ${age(Date.parse(snapshot.as_of), now)}` : 'not read yet';
  if (covered.length === 0) return 'not read yet';
  const oldest = Math.min(...covered.map((one) => Date.parse(one.as_of)));
  const newest = Math.max(...covered.map((one) => Date.parse(one.last_as_of)));
  return `read ${between(newest, oldest, now)}`;
}

/** Every stretch of a function as lines, the newest first. */
export function listStretches(one: FunctionCoverage, now: Date): string[] {
  const { next } = drawnOf(one);
  const rows = [
    ...one.covered.map((range) => ({ range, what: 'read', note: noteOf(range, one.mapper_version, now) })),
    ...(one.gaps ?? []).map((range) => {
      const toCome = next.some(({ start }) => start === Date.parse(range.start));
      return { range, what: 'not read', note: toCome ? 'its schedule reads it next' : '' };
    }),
    ...one.unavailable.map((range) => ({
      range,
      what: 'unavailable',
      note: 'no longer kept, by the source or here',
    })),
  ].sort((a, b) => Date.parse(b.range.start) - Date.parse(a.range.start));
  const shown = rows.slice(0, MOST_LISTED);
  const lines = tableLines([
    ['', 'FROM', 'TO', ''],
    ...shown.map(({ range, what, note }) => [what, instantText(range.start), instantText(range.end), note]),
  ]);
  const left = rows.length - shown.length;
  return left > 0
    ? [...lines, `… and ${counted(left, 'more')}: --from and --to narrow it, --json has all.`]
    : lines;
}

function noteOf(range: FunctionCoverage['covered'][number], mapper: number | null, now: Date): string {
  const older = range.older_mapper ? `, mapper ${range.mapper_version} (today ${mapper})` : '';
  return `${between(Date.parse(range.last_as_of), Date.parse(range.as_of), now)} ${BY[range.kind] ?? ''}${older}`;
}

function between(newest: number, oldest: number, now: Date): string {
  const [late, early] = [age(newest, now), age(oldest, now)];
  return late === early ? late : `${late.replace(/ ago$/, '')} to ${early}`;
}

function age(instant: number, now: Date): string {
  return `${ago(now.getTime() - instant)} ago`;
}

function numbers({ start, end }: Stretch): Range {
  return { start: Date.parse(start), end: Date.parse(end) };
}
