/** The vendor's clock: Pacific time wherever the warehouse is, month first, no offset. */
import { WallClock } from '../../kit/simulator/wall-clock.ts';

const CLOCK = new WallClock('America/Los_Angeles');

/** What the clock shows at an instant, as milliseconds of a day that had no zone. */
export function wallAt(at: number): number {
  return CLOCK.at(at);
}

/** `05.02.2026 03:05:10` */
export function written(at: number): string {
  const shown = CLOCK.text(at);
  return `${shown.slice(5, 7)}.${shown.slice(8, 10)}.${shown.slice(0, 4)} ${shown.slice(11, 19)}`;
}

/** A date of a question, by the wall; null for what is none. */
export function readWall(text: unknown): number | null {
  const shown = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)$/.exec(String(text));
  if (!shown) return null;
  const wall = Date.parse(`${shown[3]}-${shown[1]}-${shown[2]}T${shown[4]}Z`);
  return Number.isNaN(wall) ? null : wall;
}
