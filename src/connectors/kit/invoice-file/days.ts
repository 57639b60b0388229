import { unifiedDate } from '../dates.ts';
import { type Reading, Unreadable } from './reading.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const TIME = /[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M)?Z?$/i;
const YEAR_FIRST = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const MONTH_IN_WORDS = /^(\d{1,2})[- ]([A-Za-z]{3})[- ](\d{4}|\d{2})$/;

/**
 * Reads a calendar day and gives it as `2026-04-18`, whether a carrier wrote it or a spreadsheet of some country.
 *
 * @throws Unreadable where the text is no day, or could be two
 */
export function readDay(text: string, { dayFirst }: Pick<Reading, 'dayFirst'>): string {
  const bare = text.trim().replace(TIME, '');
  const yearFirst = YEAR_FIRST.exec(bare);
  if (yearFirst && (yearFirst[2] || bare.length === 8))
    return day(text, yearFirst[1]!, yearFirst[3]!, yearFirst[4]!);
  const inWords = MONTH_IN_WORDS.exec(bare);
  if (inWords)
    return day(text, inWords[3]!, String(MONTHS.indexOf(inWords[2]!.toLowerCase()) + 1), inWords[1]!);
  const [, first = '', mark, second = '', year = ''] = YEAR_LAST.exec(bare) ?? [];
  const tells = mark === '.' ? true : dayComesFirst(first, second);
  const order = tells ?? dayFirst;
  if (order === null && first !== second)
    throw new Unreadable(
      text,
      'and whether its day or its month comes first cannot be told: ask for the file as the carrier wrote it',
    );
  return order ? day(text, year, second, first) : day(text, year, first, second);
}

/** What a date tells about the order of day and month in its file; null for one that tells nothing. */
export function dayFirstIn(text: string): boolean | null {
  const [, first = '', mark, second = ''] = YEAR_LAST.exec(text.trim().replace(TIME, '')) ?? [];
  return mark === '.' ? null : dayComesFirst(first, second);
}

/** A day as the unified records carry it. Invoices name no zone; their bare days are kept as they are, as UTC. */
export function dayInstant(day: string): string {
  return unifiedDate(`${day}T00:00:00Z`);
}

function dayComesFirst(first: string, second: string): boolean | null {
  if (Number(first) > 12) return true;
  return Number(second) > 12 ? false : null;
}

function day(text: string, year: string, month: string, dayOfMonth: string): string {
  const wanted = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  const date = new Date(`${wanted}T00:00:00Z`);
  // 31 February would otherwise become 3 March; a year such as 1900 is how spreadsheets spell "nothing".
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(wanted);
  if (!exists || wanted < '1990' || wanted >= '2100') throw new Unreadable(text, 'which is no date');
  return wanted;
}
