import { describe, expect, it } from 'vitest';
import type { Wake } from '../../src/sync/dispatch.ts';
import { nextWakes } from '../../src/sync/next-wakes.ts';
import { roomFor, type TurnSeen, yielding } from '../../src/sync/turns.ts';

const turn = (organizationId: string, ageMs: number, isYielding = false): TurnSeen => ({
  organizationId,
  ageMs,
  yielding: isYielding,
});

describe('which turns end', () => {
  const flood = Array.from({ length: 9 }, (_, n) => turn('a', 2000 + n));

  it.each([
    ['none while a slot is free', flood, 0, []],
    ['none while those that wait find a slot', flood, 1, []],
    ['one for each that finds none, the longest first', flood, 3, [flood[8], flood[7]]],
    ['none before its shortest time', [...flood.slice(1), turn('b', 10), turn('b', 20)], 1, [flood[8]]],
    [
      'one where all slots are held for long, so that who comes now finds one',
      [...flood, turn('b', 5000)],
      0,
      [flood[8]],
    ],
    ['no second one while the first has not come to its page', [...flood, turn('b', 5000, true)], 0, []],
    ['of whoever has the most slots', [turn('b', 90_000), ...flood], 1, [flood[8]]],
  ])('%s', (_, turns, waiting, ended) => {
    expect(yielding(turns, 10, waiting)).toEqual(ended);
  });

  it('is told only by those that wait where there is one slot', () => {
    const [only] = [turn('a', 5000)];
    expect(yielding([only!], 1, 0)).toEqual([]);
    expect(yielding([only!], 1, 1)).toEqual([only]);
  });
});

describe('who gets the free slots', () => {
  /** A queue as pg-boss would answer from it. */
  function queue(waiting: { organizationId: string; resumed?: boolean }[]) {
    const left = waiting.map((one, n) => ({
      data: { connectionId: String(n), resumed: false, ...one },
    })) as Wake[];
    let statements = 0;
    return {
      left,
      statements: () => statements,
      fetch: async (
        count: number,
        { which, without }: Parameters<Parameters<typeof nextWakes>[0]['fetch']>[1],
      ) => {
        statements += 1;
        const found = left
          .filter(({ data }) => which === 'any' || data.resumed === (which === 'resumed'))
          .filter(({ data }) => !without.includes(data.organizationId))
          .sort((a, b) => Number(a.data.resumed) - Number(b.data.resumed))
          .slice(0, count);
        for (const wake of found) left.splice(left.indexOf(wake), 1);
        return found;
      },
    };
  }
  const many = (organizationId: string, count: number, resumed = false) =>
    Array.from({ length: count }, () => ({ organizationId, resumed }));
  const owners = (wakes: Wake[]) =>
    wakes.map(({ data }) => `${data.organizationId}${data.resumed ? '+' : ''}`);

  it('takes whatever waits in one statement where nothing is crowded', async () => {
    const waiting = queue([...many('a', 2), ...many('b', 1, true)]);
    const looking = { room: roomFor(10, 0), served: [], crowded: false, resumedFirst: false };
    expect(owners(await nextWakes(waiting, looking))).toEqual(['a', 'a', 'b+']);
    expect(waiting.statements()).toBe(1);
  });

  it('keeps the last slot for those that were just woken', async () => {
    const waiting = queue(many('a', 20, true));
    const looking = { room: roomFor(10, 4), served: [], crowded: true, resumedFirst: true };
    expect(await nextWakes(waiting, looking)).toHaveLength(5);
    expect(await nextWakes(waiting, { ...looking, room: roomFor(10, 9) })).toEqual([]);
    expect(await nextWakes(queue(many('a', 1)), { ...looking, room: roomFor(10, 9) })).toHaveLength(1);
    expect(await nextWakes(waiting, { ...looking, room: roomFor(1, 0) })).toHaveLength(1);
  });

  it('takes organizations in turn, however many connections one of them has', async () => {
    const waiting = queue([...many('a', 1000), ...many('b', 1), ...many('c', 1)]);
    const looking = { room: roomFor(10, 7), served: ['a', 'a'], crowded: true, resumedFirst: false };
    expect(owners(await nextWakes(waiting, looking))).toEqual(['b', 'c', 'a']);
  });

  it('never starves those that go on: now and then one of them is first', async () => {
    const waiting = queue([...many('a', 1000), ...many('b', 2, true)]);
    const looking = { room: roomFor(3, 0), served: [], crowded: true, resumedFirst: true };
    expect(owners(await nextWakes(waiting, looking))).toEqual(['b+', 'a', 'a']);
  });
});
