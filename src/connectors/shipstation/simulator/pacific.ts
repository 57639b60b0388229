/** The vendor's clock: Pacific time, and it writes no offset. */
const HOUR = 3600_000;
const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/Los_Angeles',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const offsets = new Map<number, number>();

/** What the clock shows at an instant, as milliseconds of a day that had no zone; clocks change on full hours. */
export function wallAt(at: number): number {
  const hour = Math.floor(at / HOUR);
  let offset = offsets.get(hour);
  if (offset === undefined) {
    offset = Date.parse(`${FORMAT.format(hour * HOUR).replace(' ', 'T')}Z`) - hour * HOUR;
    if (offsets.size > 50_000) offsets.clear();
    offsets.set(hour, offset);
  }
  return at + offset;
}

/** `2026-05-02T03:05:10.1230000` */
export function written(at: number): string {
  return `${new Date(wallAt(at)).toISOString().slice(0, 23)}0000`;
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
