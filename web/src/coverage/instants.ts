const SECONDS = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const DAYS = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const MINUTES = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** To the second, in the viewer's zone. */
export function instantWords(at: number): string {
  return SECONDS.format(at);
}

/** The same of a start, which may be none: what nobody ever read was not read from the beginning on. */
export function startWords(at: number): string {
  return Number.isFinite(at) ? instantWords(at) : 'the beginning';
}

/** As exact as can be told where so much time takes one pixel. */
export function pointWords(at: number, perPixel: number): string {
  if (perPixel > 43_200_000) return DAYS.format(at);
  return (perPixel > 30_000 ? MINUTES : SECONDS).format(at);
}

/** From when to when, by days. */
export function daysWords(from: number, to: number): string {
  return DAYS.formatRange(from, to);
}
