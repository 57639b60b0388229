import { unifiedDate } from '../kit/dates.ts';
import { fromZone } from '../kit/zone.ts';

/** The parts of a date, as a form spells them. `MM` and the like also take one digit where something stands between. */
const PARTS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<year>\\d{2})',
  MM: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
};

/** A date without a zone, in digits: `2026-04-18T00:00:00`. */
type WallClock = string;

/** Reads dates of one form. @returns null for what is none */
export interface DateReader {
  read(text: string): string | null;
  /** Whether the form has no time of day. */
  daysOnly: boolean;
}

/**
 * A reader of dates of a form such as `MM/DD/YYYY HH:mm`, meant in a zone; `ISO` for dates with an offset.
 *
 * @returns null for what is no form
 */
export function dateReader(form: string, zone: string): DateReader | null {
  if (form === 'ISO') return { daysOnly: false, read: (text) => readIso(text, zone) };
  const pattern = datePattern(form);
  if (pattern === null) return null;
  const whole = new RegExp(`^${pattern}$`);
  return {
    daysOnly: !form.includes('HH'),
    read: (text) => {
      const wall = wallClock(whole.exec(text.trim())?.groups);
      return wall === null ? null : instantOf(wall, zone);
    },
  };
}

/** The regular expression of a form, without anchors; null where it has no year, month or day. */
export function datePattern(form: string): string | null {
  const seen = new Set<string>();
  let twice = false;
  const packed = /YYYYMMDD|YYMMDD|HHmm/.test(form);
  const pattern = form.replace(/YYYY|YY|MM|DD|HH|mm|ss|[^A-Za-z0-9]|[A-Za-z0-9]/g, (part) => {
    const known = PARTS[part];
    if (known === undefined) return part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    if (seen.has(part.slice(0, 2))) twice = true;
    seen.add(part.slice(0, 2));
    return packed ? known.replace('\\d{1,2}', '\\d{2}') : known;
  });
  const whole = ['YY', 'MM', 'DD'].every((part) => seen.has(part));
  return whole && !twice ? pattern : null;
}

/** What a form's pattern has found, as a wall clock shows it; null for what no clock shows. */
export function wallClock(found: Readonly<Record<string, string>> | undefined): WallClock | null {
  if (!found) return null;
  const { year = '', month = '', day = '', hour = '00', minute = '00', second = '00' } = found;
  const two = (text: string) => text.padStart(2, '0');
  const wall = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}`;
  const time = Date.parse(`${wall}Z`);
  // The 31st of June is no date, though it can be counted on to July.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(wall) ? wall : null;
}

/** Days are repeated in every line, and to find out what a clock showed takes a while. */
const known = new Map<string, string>();
const MOST_KNOWN = 5000;

/** A wall clock of a zone as records carry dates. */
export function instantOf(wall: WallClock, zone: string): string {
  const key = `${zone} ${wall}`;
  let instant = known.get(key);
  if (instant === undefined) {
    instant = unifiedDate(fromZone(wall, zone));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, instant);
  }
  return instant;
}

function readIso(text: string, zone: string): string | null {
  const bare = text.trim();
  if (/(Z|[+-]\d\d:?\d\d)$/.test(bare) && bare.length > 10) {
    const date = new Date(bare);
    return Number.isNaN(date.getTime()) ? null : unifiedDate(date);
  }
  try {
    return unifiedDate(fromZone(bare, zone));
  } catch {
    return null;
  }
}
