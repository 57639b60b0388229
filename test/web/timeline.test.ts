import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Mark, markAt, marksOf, NARROWEST } from '../../web/src/coverage/timeline/marks.ts';
import {
  type Piece,
  type PieceKind,
  piecesOf,
  seenIn,
  sumOf,
} from '../../web/src/coverage/timeline/pieces.ts';
import {
  between,
  clamp,
  limitsAt,
  type Scale,
  toInstant,
  toX,
  zoom,
} from '../../web/src/coverage/timeline/scale.ts';
import { axisOf } from '../../web/src/coverage/timeline/ticks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-27T00:00:00Z');

/** A lane of the lengths given, in hours, from 2026-01-01 on: `c` covered, `g` gap, `u` unavailable, `-` unsaid. */
function lane(...parts: [kind: 'c' | 'g' | 'u' | '-', hours: number][]): Piece[] {
  const kinds: Record<string, PieceKind> = { c: 'covered', g: 'gap', u: 'unavailable', '-': 'unsaid' };
  let at = Date.parse('2026-01-01T00:00:00Z');
  return parts.map(([kind, hours]) => {
    const start = at;
    at += hours * HOUR;
    return { kind: kinds[kind]!, start, end: at };
  });
}

/** All of a lane, so many hours a pixel. */
function wholeOf(pieces: readonly Piece[], width: number): Scale {
  return { from: pieces[0]!.start, to: pieces.at(-1)!.end, width };
}

const round = (x: number) => Math.round(x * 100) / 100;
const drawn = (marks: readonly Mark[]) =>
  marks.map(
    ({ kind, x0, x1, pieces }) =>
      `${kind} ${round(x0)}-${round(x1)}${pieces.length > 1 ? ` of ${pieces.length}` : ''}`,
  );

describe('a lane in pixels', () => {
  test.each<[name: string, pieces: Piece[], marks: string[]]>([
    [
      'what is wide is drawn as it is',
      lane(['u', 20], ['c', 50], ['g', 30]),
      ['unavailable 0-20', 'covered 20-70', 'gap 70-100'],
    ],
    [
      'a gap of a tenth of a pixel takes three',
      lane(['c', 49.95], ['g', 0.1], ['c', 49.95]),
      ['covered 0-48.5', 'gap 48.5-51.5', 'covered 51.5-100'],
    ],
    [
      'so does a reading within a gap',
      lane(['g', 40], ['c', 1], ['g', 59]),
      ['gap 0-39', 'covered 39-42', 'gap 42-100'],
    ],
    ['at the edge too', lane(['c', 99], ['g', 1]), ['covered 0-97', 'gap 97-100']],
    [
      'gaps too near to be told apart are one',
      lane(['c', 50], ['g', 1], ['c', 1], ['g', 2], ['c', 46]),
      ['covered 0-50', 'gap 50-54 of 3', 'covered 54-100'],
    ],
    [
      'many of them are as many as can be seen',
      lane(
        ['c', 40],
        ...Array.from(
          { length: 25 },
          () =>
            [
              ['g', 1],
              ['c', 1],
            ] as ['c' | 'g', number][],
        ).flat(),
        ['c', 10],
      ),
      ['covered 0-40', 'gap 40-64 of 24', 'gap 64-90 of 26', 'covered 90-100'],
    ],
    [
      'short readings that touch are drawn together, and make no gap',
      lane(['c', 1], ['c', 1], ['c', 1], ['c', 1], ['c', 2], ['c', 94]),
      ['covered 0-3 of 3', 'covered 3-6 of 2', 'covered 6-100'],
    ],
    [
      'a gap is not squeezed by what is beside it',
      lane(['c', 46], ['g', 1], ['c', 1], ['g', 3.5], ['c', 1], ['g', 1], ['c', 46.5]),
      ['covered 0-46', 'gap 46-53.5 of 5', 'covered 53.5-100'],
    ],
  ])('%s', (_name, pieces, marks) => {
    const found = drawn(marksOf(pieces, wholeOf(pieces, 100)));
    expect(found).toEqual(marks);
  });

  const anyLane = fc
    .array(
      fc.tuple(
        fc.constantFrom<'c' | 'g' | 'u' | '-'>('c', 'c', 'g', 'u', '-'),
        fc.oneof(fc.double({ min: 0.001, max: 2, noNaN: true }), fc.integer({ min: 1, max: 400 })),
      ),
      { minLength: 1, maxLength: 40 },
    )
    .map((parts) => lane(...parts));

  test('whatever the lane: nothing is lost, no gap is hidden, nothing read is drawn wider than it is', () => {
    fc.assert(
      fc.property(
        anyLane,
        fc.integer({ min: 60, max: 1200 }),
        fc.double({ min: 0, max: 0.45, noNaN: true }),
        (pieces, width, cut) => {
          const whole = wholeOf(pieces, width);
          const length = whole.to - whole.from;
          const scale = { from: whole.from + cut * length, to: whole.to - cut * length, width };
          const marks = marksOf(pieces, scale);
          const seen = seenIn(pieces, scale);

          expect(marks.flatMap((mark) => mark.pieces)).toEqual(seen);
          expect(marks[0]!.x0).toBeCloseTo(0, 6);
          expect(marks.at(-1)!.x1).toBeCloseTo(width, 6);
          for (const [index, mark] of marks.entries()) {
            if (index > 0) expect(mark.x0).toBeCloseTo(marks[index - 1]!.x1, 6);
            const [x0, x1] = [
              Math.max(0, toX(scale, mark.pieces[0]!.start)),
              Math.min(width, toX(scale, mark.pieces.at(-1)!.end)),
            ];
            const holdsGap = mark.pieces.some(({ kind }) => kind === 'gap');
            expect(mark.kind === 'gap').toBe(holdsGap);
            expect(mark.x1 - mark.x0).toBeGreaterThanOrEqual((holdsGap ? NARROWEST : 1) - 1e-6);
            if (mark.kind === 'covered') {
              expect(mark.pieces.every(({ kind }) => kind === 'covered')).toBe(true);
              if (mark.x1 - mark.x0 > NARROWEST + 1e-6) {
                expect(mark.x0).toBeGreaterThanOrEqual(x0 - 1e-6);
                expect(mark.x1).toBeLessThanOrEqual(x1 + 1e-6);
              }
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a finger beside a narrow gap finds the gap', () => {
    const pieces = lane(['c', 49.95], ['g', 0.1], ['c', 49.95]);
    const marks = marksOf(pieces, wholeOf(pieces, 100));
    expect(markAt(marks, 44, 6)?.kind).toBe('gap');
    expect(markAt(marks, 40, 6)?.kind).toBe('covered');
  });
});

describe('a lane from what the API tells', () => {
  const reading = {
    as_of: '2026-11-26T00:00:00Z',
    last_as_of: '2026-11-26T00:00:00Z',
    run_id: 'r',
    kind: 'scheduled',
    mapper_version: 1,
    older_mapper: false,
  } as const;
  const at = (day: string) => `2026-${day}T00:00:00Z`;
  const told = {
    looked_at: { start: at('01-01'), end: at('11-26') },
    covered: [
      { start: at('08-01'), end: at('11-25'), ...reading },
      { start: at('05-01'), end: at('07-01'), ...reading },
    ],
    gaps: [
      { start: at('11-25'), end: at('11-26') },
      { start: at('07-01'), end: at('08-01') },
      { start: at('03-01'), end: at('05-01') },
    ],
    unavailable: [{ start: at('01-01'), end: at('03-01') }],
    latest_data: at('11-25'),
  };

  test('covers all time without overlap, and tells gaps apart', () => {
    const pieces = piecesOf(told);
    expect(pieces.map(({ kind, gap }) => gap ?? kind)).toEqual([
      'unsaid',
      'unavailable',
      'earlier',
      'covered',
      'hole',
      'covered',
      'next',
      'unsaid',
    ]);
    for (const [index, piece] of pieces.slice(1).entries()) expect(piece.start).toBe(pieces[index]!.end);
    expect(sumOf(pieces, ({ kind }) => kind === 'gap')).toEqual({ count: 3, length: (1 + 31 + 61) * DAY });
  });

  test('what was never read has no beginning, where the answer begins before anything that was', () => {
    const [first] = piecesOf(told, true);
    expect(first).toMatchObject({ kind: 'unavailable', start: Number.NEGATIVE_INFINITY });
    expect(
      piecesOf(
        { ...told, looked_at: { start: at('05-01'), end: at('11-26') }, unavailable: [], gaps: [] },
        true,
      )[0]?.kind,
    ).toBe('unsaid');
  });

  test('where nothing was read all of it is earlier, and of a kind of date no longer read by nothing is said', () => {
    expect(
      piecesOf({ ...told, covered: [], latest_data: null, gaps: [told.gaps[2]!] }).map(({ gap }) => gap),
    ).toContain('earlier');
    expect(piecesOf({ ...told, gaps: null }).map(({ kind }) => kind)).not.toContain('gap');
  });
});

describe('windows and scales', () => {
  const limits = limitsAt(NOW);

  test('zooming keeps the instant under the pointer', () => {
    const before = { from: NOW - 100 * DAY, to: NOW };
    const at = NOW - 30 * DAY;
    const after = zoom(before, 0.5, at, limits);
    expect(after.to - after.from).toBe(50 * DAY);
    expect(toX({ ...after, width: 100 }, at)).toBeCloseTo(toX({ ...before, width: 100 }, at), 6);
    expect(toInstant({ ...after, width: 100 }, 0)).toBe(after.from);
  });

  test('no window leaves the limits or is closer than two minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -40_000, max: 4000 }),
        fc.integer({ min: 0, max: 40_000 }),
        (from, length) => {
          const window = clamp({ from: NOW + from * DAY, to: NOW + (from + length) * DAY }, limits);
          expect(window.from).toBeGreaterThanOrEqual(limits.from);
          expect(window.to).toBeLessThanOrEqual(limits.to);
          expect(window.to - window.from).toBeGreaterThanOrEqual(120_000);
        },
      ),
    );
  });

  test('on the way from one window to another one starts and ends where they are', () => {
    const [a, b] = [
      { from: 0, to: 1000 },
      { from: 400, to: 500 },
    ];
    expect(between(a, b, 0)).toEqual(a);
    expect(between(a, b, 1).from).toBeCloseTo(b.from, 6);
    expect(between(a, b, 1).to).toBeCloseTo(b.to, 6);
  });

  test.each([20 * 365, 1100, 365, 90, 31, 7, 2, 1, 0.1, 0.01])(
    'the lines of %d days are in order and have room for their names',
    (days) => {
      for (const width of [300, 1000]) {
        const scale = { from: NOW - days * DAY, to: NOW, width };
        const { fine, coarse } = axisOf(scale);
        expect(fine.length).toBeGreaterThanOrEqual(width === 300 ? 2 : 4);
        for (const ticks of [fine, coarse.filter(({ label }) => label !== '')]) {
          for (const [index, tick] of ticks.slice(1).entries()) {
            expect(tick.at).toBeGreaterThan(ticks[index]!.at);
            expect(tick.x - ticks[index]!.x).toBeGreaterThanOrEqual(ticks[index]!.label.length * 5);
          }
        }
        for (const { at, x } of fine) expect(toX(scale, at)).toBe(x);
      }
    },
  );
});
