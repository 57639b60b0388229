/** The vendor's clock: Pacific time, and it writes no offset. */
import { WallClock } from '../../kit/simulator/wall-clock.ts';

const CLOCK = new WallClock('America/Los_Angeles');

/** What the clock shows at an instant, as milliseconds of a day that had no zone. */
export function wallAt(at: number): number {
  return CLOCK.at(at);
}

/** `2026-05-02T03:05:10.1230000` */
export function written(at: number): string {
  return `${CLOCK.text(at)}0000`;
}

/** `2026-05-02` */
export function dayOf(at: number): string {
  return written(at).slice(0, 10);
}

/** A date of a question, by the wall; null for what is none. */
export function readWall(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d:\d\d)?$/.test(text)) return null;
  const wall = Date.parse(`${text.replace(' ', 'T')}${text.length === 10 ? 'T00:00:00' : ''}Z`);
  return Number.isNaN(wall) ? null : wall;
}
