/** Dates of sources that write them without an offset, meant in a zone of theirs. */

const HOUR_MS = 3600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The instant that a wall clock of the zone showed such a text at: `2026-03-08T02:30:00`, or with a blank in place of
 * the T, with or without seconds, fractions, or a time at all (midnight then).
 *
 * Where the clock was put forward over the text, it is what the clock would have shown an hour before; where it was put
 * back and showed it twice, the first time, for which window it was asked must not lose it.
 *
 * @throws RangeError when the text is no such date, which quarantines the record it stands in
 */
export function fromZone(text: string, zone: string): Date {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?)?$/.exec(text.trim());
  const wall = parts ? Date.parse(`${parts[1]}T${parts[2] ?? '00:00'}${parts[3] ?? ''}Z`) : Number.NaN;
  if (Number.isNaN(wall)) throw new RangeError(`not a date of ${zone}: ${text.slice(0, 40)}`);
  // An offset is at most fourteen hours, so the right one is that of a day before or a day after.
  const candidates = [offsetAt(zone, wall - 24 * HOUR_MS), offsetAt(zone, wall + 24 * HOUR_MS)].map(
    (offset) => wall - offset,
  );
  const shown = candidates.filter((instant) => instant + offsetAt(zone, instant) === wall);
  return new Date(shown.length > 0 ? Math.min(...shown) : Math.max(...candidates));
}

/** What a wall clock of the zone shows at an instant: `2026-03-08T03:30:00`, cut to whole seconds. */
export function inZone(instant: Date, zone: string): string {
  const wall = instant.getTime() + offsetAt(zone, instant.getTime());
  return new Date(wall).toISOString().slice(0, 19);
}

/**
 * The window to ask a source for that compares wall clocks: every record whose date lies in [from, to) is shown under
 * a time within it. Where the clock is put back in between, the doubled hour is asked for whole.
 */
export function windowInZone(from: Date, to: Date, zone: string): { from: string; to: string } {
  const [start, end] = [from.getTime(), to.getTime()];
  const asked = { from: inZone(from, zone), to: inZone(to, zone) };
  if (offsetAt(zone, end) >= offsetAt(zone, start)) return asked;
  const change = changeIn(zone, start, end);
  const back = inZone(new Date(change), zone);
  const before = new Date(change + offsetAt(zone, start)).toISOString().slice(0, 19);
  // Texts of one form stand in the order of what they show.
  const [first = back] = [back, asked.from].toSorted();
  const last = [before, asked.to].toSorted().at(-1) ?? before;
  return { from: first, to: last };
}

/** The first instant between two at which the offset is the later one's. */
function changeIn(zone: string, start: number, end: number): number {
  const later = offsetAt(zone, end);
  let [low, high] = [start, end];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (middle <= low) break;
    if (offsetAt(zone, middle) === later) high = middle;
    else low = middle;
  }
  return high;
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(zone: string, instant: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const shown: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) shown[type] = Number(value);
  const { year, month, day, hour, minute, second } = shown;
  const wall = Date.UTC(year!, month! - 1, day, hour, minute, second);
  return wall - Math.floor(instant / 1000) * 1000;
}
