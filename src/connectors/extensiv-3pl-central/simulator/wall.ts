import { WallClock } from '../../kit/simulator/wall-clock.ts';

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;
const pacific = new WallClock('America/Los_Angeles');
const days = new Map<number, string>();
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** What the vendor's clock shows: `2026-05-03T14:00:00`. Written by hand, for a list writes thousands. */
export function wall(at: number): string {
  const shown = pacific.at(at);
  const day = Math.floor(shown / DAY);
  const seconds = Math.floor((shown - day * DAY) / SECOND);
  let text = days.get(day);
  if (text === undefined) {
    text = new Date(day * DAY).toISOString().slice(0, 10);
    days.set(day, text);
  }
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${text}T${TWO_DIGITS[hour]}:${TWO_DIGITS[minute]}:${TWO_DIGITS[second]}`;
}

export function wallOrNull(at: number | null): string | null {
  return at === null ? null : wall(at);
}
