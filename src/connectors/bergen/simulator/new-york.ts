/** The clock of the warehouse, in US form and without a zone. */
import { WallClock } from '../../kit/simulator/wall-clock.ts';
import { fault } from './soap.ts';

const CLOCK = new WallClock('America/New_York');
const DAY = 86_400_000;

/** `02/03/2026` */
export function dayText(at: number): string {
  const shown = CLOCK.text(at);
  return `${shown.slice(5, 7)}/${shown.slice(8, 10)}/${shown.slice(0, 4)}`;
}

/** `5/17/2026 2:57:42 PM` */
export function timeText(at: number): string {
  const shown = CLOCK.text(at);
  const [year, month, day, hour] = [
    shown.slice(0, 4),
    shown.slice(5, 7),
    shown.slice(8, 10),
    shown.slice(11, 13),
  ].map(Number);
  return `${month}/${day}/${year} ${hour! % 12 || 12}:${shown.slice(14, 19)} ${hour! < 12 ? 'AM' : 'PM'}`;
}

/** A number that is the same for all instants of a day, and grows by one with each. */
export function dayNumber(at: number): number {
  return Math.floor(CLOCK.at(at) / DAY);
}

/** When a day began. */
export function startOfDay(at: number): number {
  const midnight = dayNumber(at) * DAY;
  const offset = (instant: number) => CLOCK.at(instant) - instant;
  const near = midnight - offset(at);
  return midnight - offset(near);
}

/** The days of a question, the last one included. @throws Refused with a fault for what is no day */
export function daysAsked(
  parameters: ReadonlyMap<string, string>,
  start: string,
  end: string,
): { first: number; last: number } {
  const [first, last] = [start, end].map((name) => {
    const text = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(parameters.get(name) ?? '');
    const at = text ? Date.parse(`${text[3]}-${text[1]}-${text[2]}T00:00:00Z`) : Number.NaN;
    if (Number.isNaN(at))
      throw fault(
        'Server',
        'Server was unable to process request. ---> String was not recognized as a valid DateTime.',
      );
    return at / DAY;
  });
  return { first: first!, last: last! };
}

/** Instants between which all of the days lie, with an hour or two to spare. */
export function around({ first, last }: { first: number; last: number }): { from: number; to: number } {
  return { from: (first - 1) * DAY, to: (last + 2) * DAY };
}
