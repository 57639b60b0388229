import type { Range } from '../sync/coverage-ranges.ts';

/** How a function's time is drawn. Told apart by shape, not by colour. */
export const MARKS = {
  read: '█',
  partly: '▒',
  gap: '·',
  unavailable: '×',
  next: '>',
} as const;

/** What is drawn, in milliseconds; the kinds lie beside one another. */
export interface Drawn {
  read: readonly Range[];
  gaps: readonly Range[];
  unavailable: readonly Range[];
  /** Not read yet, and its schedule reads it next. */
  next: readonly Range[];
}

/**
 * Draws a stretch of time as cells. A cell is only drawn as read when all of it was read, but for what its schedule
 * reads next; a gap is seen however short it is.
 */
export function timeline(drawn: Drawn, axis: Range, width: number): string {
  // Divided last, so that a cell ends exactly where the next begins, and the last one where the axis does.
  const edge = (index: number) => axis.start + (index * (axis.end - axis.start)) / width;
  const marks = Array.from({ length: width }, (_, index) => {
    const part = { start: edge(index), end: edge(index + 1) };
    const has = (ranges: readonly Range[]) =>
      ranges.some(({ start, end }) => start < part.end && end > part.start);
    const hole = has(drawn.gaps) || has(drawn.unavailable);
    if (has(drawn.read)) return hole ? MARKS.partly : MARKS.read;
    if (hole) return has(drawn.gaps) ? MARKS.gap : MARKS.unavailable;
    return has(drawn.next) ? MARKS.next : ' ';
  });
  return marks.join('').trimEnd();
}

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Steps of the scale, from fine to coarse: how a step is named, and the first one at or after an instant. */
const STEPS: { name: (date: Date) => string; next: (date: Date) => Date }[] = [
  ...[1, 3, 6, 12].map((hours) => ({
    name: (date: Date) => `${date.toISOString().slice(5, 10)} ${date.toISOString().slice(11, 13)}h`,
    next: (date: Date) => new Date(Math.ceil(date.getTime() / (hours * HOUR_MS)) * hours * HOUR_MS),
  })),
  ...[1, 2, 7, 14].map((days) => ({
    name: (date: Date) => date.toISOString().slice(5, 10),
    next: (date: Date) => new Date(Math.ceil(date.getTime() / (days * DAY_MS)) * days * DAY_MS),
  })),
  ...[1, 2, 3, 6].map((months) => ({
    name: (date: Date) => date.toISOString().slice(0, 7),
    next: (date: Date) => nextMonth(date, months),
  })),
  ...[1, 2, 5, 10, 50, 200].map((years) => ({
    name: (date: Date) => String(date.getUTCFullYear()),
    next: (date: Date) => nextMonth(date, years * 12),
  })),
];

/** The first whole month at or after an instant whose number, counted from year 0, the step divides. */
function nextMonth(date: Date, step: number): Date {
  const begun = Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) < date.getTime() ? 1 : 0;
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + begun;
  return new Date(Date.UTC(2000, Math.ceil(month / step) * step - 2000 * 12));
}

/** The scale below a timeline: each mark stands where its hour, day, month or year begins. */
export function scale(axis: Range, width: number): string {
  const lines = STEPS.map((step) => scaleOf(step, axis, width));
  return lines.find((line) => line !== null) ?? '';
}

function scaleOf(step: (typeof STEPS)[number], axis: Range, width: number): string | null {
  let line = '';
  const first = step.next(new Date(axis.start));
  for (let at = first; at.getTime() < axis.end; at = step.next(new Date(at.getTime() + 1))) {
    const place = Math.floor(((at.getTime() - axis.start) / (axis.end - axis.start)) * width);
    const mark = `|${step.name(at)}`;
    if (line !== '' && place <= line.length) return null;
    if (place + mark.length > width) break;
    line = line.padEnd(place) + mark;
  }
  return line;
}
