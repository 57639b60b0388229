import fc from 'fast-check';
import { HANGING, type Trouble } from './troubles.ts';

/** What may be raced against a page being written. */
export type ApiAct =
  | { call: 'create'; fn: number; agoMs: number; lengthMs: number }
  | { call: 'cancel'; job: number }
  | { call: 'manual'; fn: number | null }
  | { call: 'steal'; who: number };

/** One thing that happens. Plain data, so that a failing sequence can be printed, kept and played again. */
export type Act =
  | { do: 'work'; who: number; pages: number }
  | { do: 'page'; who: number; hold: boolean; amid: Act[] }
  | { do: 'begin' | 'finish' | 'take' | 'crash' | 'leave'; who: number }
  | { do: 'watch' | 'kill' | 'expire' | 'reset' }
  | {
      do: 'create';
      fn: number;
      agoMs: number;
      lengthMs: number;
      count: number;
      purpose?: 'read' | 'verify' | 'remap';
    }
  | { do: 'cancel' | 'resume'; job: number }
  | { do: 'manual'; fn: number | null }
  | { do: 'insert'; fn: number; late: number; count: number }
  | { do: 'edit' | 'poison'; fn: number; row: number; late: number }
  | { do: 'remove'; fn: number; row: number }
  | { do: 'reissue'; daysAgo: number; mask: number }
  | { do: 'trouble'; troubles: Trouble[] }
  | { do: 'refuse'; status: 401 | 403 | null }
  | { do: 'advance'; ms: number }
  | { do: 'jump'; who: number; ms: number }
  | { do: 'cut'; who: number; at: number; after: boolean }
  | { do: 'race'; who: number; first: 'api' | 'worker'; at: number; act: ApiAct };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const who = fc.nat({ max: 2 });
const fn = fc.nat({ max: 2 });
const row = fc.nat({ max: 19 });
const late = fc.constantFrom(0, 0, 0.5, 1);
const job = fc.nat({ max: 9 });
const span = {
  agoMs: fc.constantFrom(0, 0, MINUTE, HOUR, 12 * HOUR, 24 * HOUR, 60 * HOUR),
  lengthMs: fc.constantFrom(1, SECOND, 5 * MINUTE, HOUR, 12 * HOUR, 48 * HOUR),
};
const purpose = fc.constantFrom<'read' | 'verify' | 'remap'>(
  'read',
  'read',
  'read',
  'verify',
  'verify',
  'remap',
);
const jump = fc.constantFrom(0, 0, 5 * SECOND, -5 * SECOND, HOUR, -HOUR, 26 * HOUR, -26 * HOUR);
const trouble = fc.oneof(
  fc.constantFrom<Trouble>(500, 503, 408, 'cut', 'broken', 'shape', 'reset', HANGING, 400, 401, 403),
  fc.record({ retryAfterS: fc.constantFrom(1, 30, 600), asDate: fc.boolean() }),
);
const apiAct = fc.oneof(
  fc.record({ call: fc.constant('create' as const), fn, ...span }),
  fc.record({ call: fc.constant('cancel' as const), job }),
  fc.record({ call: fc.constant('manual' as const), fn: fc.option(fn, { nil: null }) }),
  fc.record({ call: fc.constant('steal' as const), who }),
);

type Weighted = readonly (readonly [number, fc.Arbitrary<Act>])[];

const is = <Word extends Act['do']>(...words: Word[]) => fc.constantFrom(...words);

/** What people at the source do, and time. */
const atTheSource: Weighted = [
  [4, fc.record({ do: is('insert'), fn, late, count: fc.integer({ min: 1, max: 4 }) })],
  [6, fc.record({ do: is('edit'), fn, row, late })],
  [1, fc.record({ do: is('poison'), fn, row, late })],
  [1, fc.record({ do: is('remove'), fn, row })],
  [2, fc.record({ do: is('reissue'), daysAgo: fc.nat({ max: 2 }), mask: fc.nat({ max: 65535 }) })],
  [4, fc.record({ do: is('advance'), ms: fc.constantFrom(1, 400, SECOND, 7 * SECOND, 2 * MINUTE) })],
];

/** What customers and operators do, and what goes wrong between two pages as well as in one. */
const fromOutside: Weighted = [
  [4, fc.record({ do: is('create'), fn, ...span, count: fc.integer({ min: 1, max: 2 }), purpose })],
  [3, fc.record({ do: is('cancel'), job })],
  [1, fc.record({ do: is('resume'), job })],
  [2, fc.record({ do: is('manual'), fn: fc.option(fn, { nil: null }) })],
  [2, fc.record({ do: is('jump'), who: fc.nat({ max: 3 }), ms: jump })],
  [1, fc.record({ do: is('expire', 'watch', 'kill') })],
];

const oneOf = (...lists: Weighted[]) =>
  fc.oneof(...lists.flat().map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** Every act with how often it is drawn. */
const weighted: Weighted = [
  ...atTheSource,
  ...fromOutside,
  [
    14,
    fc.record({
      do: is('page'),
      who,
      hold: fc.boolean(),
      amid: fc.array(oneOf(atTheSource, fromOutside), { maxLength: 4 }),
    }),
  ],
  [8, fc.record({ do: is('work'), who, pages: fc.integer({ min: 1, max: 8 }) })],
  [4, fc.record({ do: is('begin', 'finish'), who })],
  [2, fc.record({ do: is('take'), who })],
  [1, fc.record({ do: is('reset') })],
  [1, fc.record({ do: is('crash', 'leave'), who })],
  [2, fc.record({ do: is('trouble'), troubles: fc.array(trouble, { minLength: 1, maxLength: 3 }) })],
  [1, fc.record({ do: is('refuse'), status: fc.constantFrom(null, 401 as const, 403 as const) })],
  [2, fc.record({ do: is('advance'), ms: fc.constantFrom(11 * MINUTE, HOUR, 9 * HOUR) })],
  [2, fc.record({ do: is('cut'), who, at: fc.integer({ min: 1, max: 20 }), after: fc.boolean() })],
  [
    3,
    fc.record({
      do: is('race'),
      who,
      first: fc.constantFrom('api' as const, 'worker' as const),
      at: fc.integer({ min: 3, max: 12 }),
      act: apiAct,
    }),
  ],
];

/** Arbitraries of acts, each as often as its weight: fast-check's commands are drawn evenly from a list. */
export const actArbitraries: fc.Arbitrary<Act>[] = weighted.flatMap(([weight, arbitrary]) =>
  Array.from({ length: weight }, () => arbitrary),
);
