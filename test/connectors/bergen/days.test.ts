/** Tickets are found under one day, whatever the vendor means by the last day of a question, and in parts of any size. */
import { describe, expect, test } from 'vitest';
import { dayStep, type ListDays } from '../../../src/connectors/bergen/days.ts';
import type { Cursor } from '../../../src/connectors/kit/manifest.ts';

const ASK = {
  from: new Date('2026-03-06T12:00:00Z'),
  to: new Date('2026-03-10T12:00:00Z'),
  newest: true,
};
const TICKETS = [
  ['a', '2026-03-05'],
  ['b', '2026-03-06'],
  ['c', '2026-03-06'],
  ['d', '2026-03-08'],
  ['e', '2026-03-10'],
  ['f', '2026-03-11'],
] as const;

/** Walks with a stored cursor, as the engine does. */
async function walk(list: ListDays, most: number, ask = ASK) {
  const found: string[] = [];
  let cursor: Cursor | null = null;
  do {
    const step: Awaited<ReturnType<typeof dayStep>> = await dayStep(
      ask,
      cursor && JSON.parse(JSON.stringify(cursor)),
      'America/New_York',
      most,
      list,
    );
    expect(step.found.length).toBeLessThanOrEqual(most);
    found.push(...step.found.map(({ id, day }) => `${id} ${day}`));
    cursor = step.next;
  } while (cursor !== null);
  return found;
}

describe.each([
  ['included', (day: string, from: string, to: string) => day >= from && day <= to],
  ['not included', (day: string, from: string, to: string) => day >= from && day < to],
])('where the last day is %s', (_, isIn) => {
  const list: ListDays = async (from, to) =>
    TICKETS.filter(([, day]) => isIn(day, from, to))
      .map(([id]) => id)
      .toReversed();

  test.each([1, 2, 3, 25])('each ticket is found once, %i at a time', async (most) => {
    expect(await walk(list, most)).toEqual(['b 2026-03-06', 'c 2026-03-06', 'd 2026-03-08', 'e 2026-03-10']);
  });
});

test('a ticket that is listed under each of its days keeps the later of two that meet', async () => {
  const list: ListDays = async (from, to) =>
    ['2026-03-07', '2026-03-08'].some((day) => day >= from && day < to) ? ['x'] : [];
  expect(await walk(list, 25)).toEqual(['x 2026-03-08']);
});

test('where nothing happens, two weeks are one question', async () => {
  const asked: string[] = [];
  const list: ListDays = async (from, to) => {
    asked.push(`${from} ${to}`);
    return [];
  };
  const ask = { from: new Date('2026-01-01T12:00:00Z'), to: new Date('2026-01-28T12:00:00Z'), newest: true };
  expect(await walk(list, 25, ask)).toEqual([]);
  expect(asked).toEqual(['2026-01-01 2026-01-15', '2026-01-15 2026-01-29']);
});
