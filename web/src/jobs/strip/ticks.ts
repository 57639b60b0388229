const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Steps of an axis, finest first: how long one is, and the beginning of the one after an instant, in the viewer's zone. */
const STEPS: { length: number; next: (at: Date) => Date; format: Intl.DateTimeFormatOptions }[] = [
  ...[1, 3, 6, 12].map((hours) => ({
    length: hours * HOUR,
    next: (at: Date) =>
      new Date(
        at.getFullYear(),
        at.getMonth(),
        at.getDate(),
        at.getHours() - (at.getHours() % hours) + hours,
      ),
    format: { hour: 'numeric', minute: '2-digit' } as const,
  })),
  ...[1, 2, 7, 14].map((days) => ({
    length: days * DAY,
    next: (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate() + days),
    format: { month: 'short', day: 'numeric' } as const,
  })),
  ...[1, 3, 6].map((months) => ({
    length: months * 30 * DAY,
    next: (at: Date) => new Date(at.getFullYear(), at.getMonth() - (at.getMonth() % months) + months, 1),
    format: { month: 'short', year: 'numeric' } as const,
  })),
  ...[1, 2, 5, 10].map((years) => ({
    length: years * 365 * DAY,
    next: (at: Date) => new Date(at.getFullYear() - (at.getFullYear() % years) + years, 0, 1),
    format: { year: 'numeric' } as const,
  })),
];

/** Round instants between two, at most `most`, as they are written below an axis. */
export function ticks(start: number, end: number, most: number): { at: number; label: string }[] {
  const step = STEPS.find(({ length }) => (end - start) / length <= most) ?? STEPS.at(-1)!;
  const format = new Intl.DateTimeFormat(undefined, step.format);
  const found: { at: number; label: string }[] = [];
  for (let at = step.next(new Date(start)); at.getTime() < end && found.length < most; at = step.next(at)) {
    found.push({ at: at.getTime(), label: format.format(at) });
  }
  return found;
}
