/** The instants at which the clocks of a zone are changed in a year, in milliseconds since 1970. */
export function clockChanges(zone: string, year: number): number[] {
  const found: number[] = [];
  const end = Date.UTC(year + 1, 0);
  const HOUR = 3600_000;
  for (let at = Date.UTC(year, 0); at < end; at += HOUR)
    if (offsetOf(zone, at) !== offsetOf(zone, at - HOUR)) found.push(at);
  return found;
}

function offsetOf(zone: string, at: number): string {
  const parts = formatOf(zone).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')!.value;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, known);
  return known;
}
