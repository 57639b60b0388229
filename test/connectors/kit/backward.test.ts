/** Numbered pages from the last to the first, while rows leave the list and come into it. */
import { expect, test } from 'vitest';
import { Retryable } from '../../../src/connectors/kit/errors.ts';
import { type BackwardPlace, nextBackward } from '../../../src/connectors/kit/paging.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

/** Walks a list that is paged by fours. @param change what happens to it before each request */
function readAll(rows: number[], change: (asked: number) => void = () => {}): Set<number> {
  const found = new Set<number>();
  let place: BackwardPlace | null = null;
  for (let asked = 1; asked < 100; asked++) {
    change(asked);
    const page: number = place?.page ?? 1;
    const here = rows.slice((page - 1) * 4, page * 4);
    for (const row of here) found.add(row);
    place = nextBackward(place, here, { count: rows.length, pages: Math.ceil(rows.length / 4) });
    if (!place) return found;
  }
  throw new Error('it does not end');
}

test('reads all of a list that stands still, of whatever size', () => {
  for (const size of numbers(14)) expect(readAll(numbers(size)).size, `${size} rows`).toBe(size);
});

test('reads what nobody touched, whichever rows leave while the list is walked', () => {
  for (const at of numbers(20)) {
    const rows = numbers(20);
    const gone = new Set<number>();
    const found = readAll(rows, (asked) => {
      if (asked < 2 || rows.length === 0) return;
      const [row] = rows.splice(at % rows.length, 1);
      gone.add(row!);
    });
    expect(numbers(20).filter((row) => !found.has(row) && !gone.has(row))).toEqual([]);
  }
});

test('walks a list anew that grows, and gives one up that never stops growing', () => {
  const rows = numbers(13);
  expect(readAll(rows, (asked) => void (asked === 3 && rows.unshift(99)))).toEqual(
    new Set([...numbers(13), 99]),
  );
  const more = numbers(13);
  expect(() => readAll(more, () => void more.unshift(more.length))).toThrow('keeps growing');
});

test.each([
  ['an announced page with nothing on it', { page: 2, count: 9, again: 0 }, [], { count: 9, pages: 3 }],
  ['one page that lacks a row', null, [1, 2], { count: 3, pages: 1 }],
  ['a page with more rows than there are', null, [1, 2], { count: 1, pages: 1 }],
])('does not believe %s', (_, place, rows, extent) => {
  expect(() => nextBackward(place, rows, extent)).toThrow(Retryable);
});
