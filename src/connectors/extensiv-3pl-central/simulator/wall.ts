/** The clock on the vendor's wall. */
const ZONE = 'America/Los_Angeles';

const HOUR = 3600_000;
const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
/** How far it is ahead of UTC in an hour; clocks are changed at full hours. */
const offsets = new Map<number, number>();

/** What it shows: `2026-05-03T14:00:00`. */
export function wall(at: number): string {
  const hour = Math.floor(at / HOUR);
  let offset = offsets.get(hour);
  if (offset === undefined) {
    offset = Date.parse(`${format.format(hour * HOUR).replace(' ', 'T')}Z`) - hour * HOUR;
    offsets.set(hour, offset);
  }
  return new Date(at + offset).toISOString().slice(0, 19);
}

export function wallOrNull(at: number | null): string | null {
  return at === null ? null : wall(at);
}
