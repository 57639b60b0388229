import { type Scale, toX } from './scale.ts';

/** A line of the scale, and what stands beside it. */
export interface Tick {
  at: number;
  x: number;
  label: string;
}

/** The scale of a window: fine lines, and above them the days, months or years they lie in. */
export interface Axis {
  fine: Tick[];
  coarse: Tick[];
}

type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year';

interface Step {
  unit: Unit;
  count: number;
  /** How long it is at most about, in milliseconds, and how many pixels its label needs. */
  length: number;
  room: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const steps = (unit: Unit, length: number, room: number, counts: readonly number[]): Step[] =>
  counts.map((count) => ({ unit, count, length: length * count, room }));

/** From fine to coarse. */
const STEPS: readonly Step[] = [
  ...steps('minute', MINUTE_MS, 58, [1, 5, 15, 30]),
  ...steps('hour', 60 * MINUTE_MS, 58, [1, 3, 6, 12]),
  ...steps('day', DAY_MS, 30, [1, 2, 7]),
  ...steps('month', 28 * DAY_MS, 40, [1, 3, 6]),
  ...steps('year', 365 * DAY_MS, 48, [1, 2, 5, 10]),
];

const ABOVE: Readonly<Record<Unit, Unit | null>> = {
  minute: 'day',
  hour: 'day',
  day: 'month',
  month: 'year',
  year: null,
};

/** Pixels that a letter of a label takes at most. */
const LETTER = 7.5;

const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat(undefined, options);
  return (at: number) => formatter.format(at);
};
const CLOCK = format({ hour: '2-digit', minute: '2-digit' });
const YEAR = format({ year: 'numeric' });
const FINE: Readonly<Record<Unit, (at: number) => string>> = {
  minute: CLOCK,
  hour: CLOCK,
  day: format({ day: 'numeric' }),
  month: format({ month: 'short' }),
  year: YEAR,
};
const COARSE: Readonly<Record<Unit, (at: number) => string>> = {
  ...FINE,
  day: format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
  month: format({ month: 'long', year: 'numeric' }),
};

/** The lines that fit: as fine as their labels have room. Days begin where the viewer's do. */
export function axisOf(scale: Scale): Axis {
  const perPixel = (scale.to - scale.from) / scale.width;
  const step = STEPS.find(({ length, room }) => length / perPixel >= room) ?? STEPS.at(-1)!;
  const fine = linesOf(step.unit, step.count, scale).filter(({ at }) => at >= scale.from);
  const above = ABOVE[step.unit];
  return { fine: named(fine, FINE[step.unit]), coarse: above ? coarse(above, scale) : [] };
}

/** The first of them may begin before the window; its name then stands at the edge. */
function coarse(unit: Unit, scale: Scale): Tick[] {
  const ticks = named(linesOf(unit, 1, scale), COARSE[unit]).map((tick) => ({
    ...tick,
    x: Math.max(0, tick.x),
  }));
  return ticks.map((tick, index) => {
    const room = (ticks[index + 1]?.x ?? scale.width) - tick.x;
    return { ...tick, label: fitting(tick, unit, room) };
  });
}

function fitting({ label, at }: Tick, unit: Unit, room: number): string {
  const short = unit === 'month' ? FINE.month(at) : unit === 'day' ? FINE.day(at) : label;
  return [label, short].find((one) => one.length * LETTER <= room) ?? '';
}

function named(lines: { at: number; x: number }[], name: (at: number) => string): Tick[] {
  return lines.map((line) => ({ ...line, label: name(line.at) }));
}

/** Where a unit begins, from the last time at or before the window on. */
function linesOf(unit: Unit, count: number, scale: Scale): { at: number; x: number }[] {
  const lines: { at: number; x: number }[] = [];
  let date = begin(new Date(scale.from), unit, count);
  while (date.getTime() < scale.to) {
    lines.push({ at: date.getTime(), x: toX(scale, date.getTime()) });
    date = following(date, unit, count);
  }
  return lines;
}

function begin(date: Date, unit: Unit, count: number): Date {
  const [year, month, day, hour, minute] = [
    date.getFullYear(),
    date.getMonth(),
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
  ];
  const whole = (number: number) => number - (number % count);
  if (unit === 'year') return new Date(whole(year), 0);
  if (unit === 'month') return new Date(year, whole(month));
  if (unit === 'day') return new Date(year, month, whole(day - 1) + 1);
  if (unit === 'hour') return new Date(year, month, day, whole(hour));
  return new Date(Math.floor(date.getTime() / MINUTE_MS) * MINUTE_MS - (minute % count) * MINUTE_MS);
}

/**
 * The next one. Days of two or seven are counted anew from the first of each month, and the last ones of a month are left
 * out where the first of the next would be too near.
 */
function following(date: Date, unit: Unit, count: number): Date {
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  if (unit === 'year') return new Date(year + count, 0);
  if (unit === 'month') return new Date(year, month + count);
  if (unit === 'day') {
    const next = new Date(year, month, day + count);
    const first = new Date(year, month + 1, 1);
    return count > 1 && first.getTime() - next.getTime() < count * DAY_MS ? first : next;
  }
  if (unit === 'minute') return new Date(date.getTime() + count * MINUTE_MS);
  const next = new Date(year, month, day, date.getHours() + count);
  // Where clocks go back an hour comes twice, and its second time has no name of its own.
  return next > date ? next : new Date(date.getTime() + count * 60 * MINUTE_MS);
}
