/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';
import { fromZone } from '../kit/zone.ts';

/** The zone of every date, in questions and in answers, wherever the warehouse is. */
export const ZONE = 'America/Los_Angeles';

/** A row of whichever list, as it came. */
export type Row = Readonly<Record<string, unknown>>;

/** What stands in every row of a list about the list, its question or the request, and nothing about the row. */
const ECHO =
  /^(PageSize|SelectedPageIndex|PageCount|RecordCount|Errors|Success|SuccessMessage|IsGet\w+|\w+_(Start|End))$/i;

/** A row without what it says of its list, which would make it another one each time. */
export function withoutEcho(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !ECHO.test(name)));
}

/**
 * Takes fields out of a row, whatever the case of their names: the sources spell some `ID` and some `Id`.
 *
 * @returns the fields, undefined where there are none, and everything else that says something
 */
export function part<Name extends string>(
  row: Row,
  names: readonly Name[],
): { of: Readonly<Record<Name, unknown>>; others: Record<string, unknown> } {
  const wanted = new Map(names.map((name) => [name.toLowerCase(), name]));
  const of: Partial<Record<Name, unknown>> = {};
  const others: [string, unknown][] = [];
  for (const [field, value] of Object.entries(row)) {
    const name = wanted.get(field.toLowerCase());
    if (name !== undefined) of[name] ??= value;
    else if (value !== null && value !== '') others.push([field, value]);
  }
  return { of: of as Record<Name, unknown>, others: Object.fromEntries(others) };
}

/** One field of a row, or of what should be one. */
export function field(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null && !Array.isArray(row)
    ? part(row as Row, [name]).of[name]
    : undefined;
}

/** What the vendor's clock showed, `2026-03-08T14:02:10`; it writes `03.08.2026 14:02:10`. @throws RangeError when it is no date */
export function wall(value: unknown): string {
  const shown = /^(\d\d)\.(\d\d)\.(\d{4})(?: (\d\d:\d\d:\d\d))?$/.exec(String(value ?? '').trim());
  if (!shown) throw new RangeError(`not a date of Logiwa: ${String(value).slice(0, 40)}`);
  const [, month, day, year, time = '00:00:00'] = shown;
  return `${year}-${month}-${day}T${time}`;
}

/** The same, as an instant. @throws RangeError when it is none */
export function instant(value: unknown): string {
  return unifiedDate(fromZone(wall(value), ZONE));
}

/** An instant that may be missing. @throws RangeError when there is something that is no instant */
export function instantOrNull(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : instant(value);
}

/** The latest of some instants, those that are missing left out; null where all are. */
export function latest(values: readonly unknown[]): string | null {
  const known = values.map(instantOrNull).filter((date) => date !== null);
  return known.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? null;
}

/** `2026-03-08T14:02:10` of a wall clock, as the vendor takes it. */
export function written(wall: string): string {
  return `${wall.slice(5, 7)}.${wall.slice(8, 10)}.${wall.slice(0, 4)} ${wall.slice(11, 19)}`;
}

/** The number of a thing, as text. @throws RangeError when it is none */
export function id(value: unknown): string {
  const known = idOrNull(value);
  if (known === null) throw new RangeError(`not an id of Logiwa: ${String(value).slice(0, 40)}`);
  return known;
}

/** The same; null for anything else, and for 0, which stands for nothing. */
export function idOrNull(value: unknown): string | null {
  if (typeof value === 'string') return /^[1-9]\d{0,17}$/.test(value) ? value : null;
  return Number.isSafeInteger(value) && value !== 0 ? String(value) : null;
}

/** A text; what is empty, or none, is null. */
export function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return value.trim() === '' ? null : value.trim();
}

/** An amount or a measure, which comes as a number or as text; null for anything else. */
export function amount(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,15}(\.\d{1,9})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Whole units, null where there are none told. @throws RangeError for parts of one */
export function unitsOrNull(value: unknown): number | null {
  const number = amount(value);
  if (number !== null && !Number.isSafeInteger(number))
    throw new RangeError(`not a count of Logiwa: ${String(value).slice(0, 40)}`);
  return number;
}

/** A list of rows that may be missing. @throws RangeError when something else stands in its place */
export function rowsIn(value: unknown): Row[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isRow))
    throw new RangeError('a field of Logiwa that should be a list of rows is none');
  return value;
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
