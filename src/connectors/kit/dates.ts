/**
 * A date as the unified records carry it: UTC, whole seconds unless the source is finer. Vendors' forms without
 * an offset are not guessed here; a connector knows its source's zone and converts first.
 *
 * @throws RangeError when the value is no date, which quarantines the record it stands in
 */
export function unifiedDate(value: string | number | Date): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new RangeError(`not a date: ${String(value).slice(0, 40)}`);
  return date.toISOString().replace('.000Z', 'Z');
}
