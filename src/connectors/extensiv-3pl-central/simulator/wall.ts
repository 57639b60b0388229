/** The clock on the vendor's wall. */
export const ZONE = 'America/Los_Angeles';

const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** What it shows: `2026-05-03T14:00:00`. */
export function wall(at: number): string {
  return format.format(at).replace(' ', 'T');
}

export function wallOrNull(at: number | null): string | null {
  return at === null ? null : wall(at);
}
