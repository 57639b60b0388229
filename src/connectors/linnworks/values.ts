/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';

export { wholeUnits as units } from '../kit/readings.ts';

const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?$/;
/** What the vendor's language writes where a date is not set; nothing of this trade is as old. */
const UNSET_BEFORE = '1900';
/** The id of what is not there; but the vendor's first location has it, too. */
const ZERO = '00000000-0000-0000-0000-000000000000';

/** An instant; one without an offset is taken for UTC. @throws RangeError when it is none */
export function instant(value: unknown): string {
  const [, wall, offset = 'Z'] = INSTANT.exec(String(value)) ?? [];
  if (wall === undefined || wall < UNSET_BEFORE)
    throw new RangeError(`not an instant: ${String(value).slice(0, 40)}`);
  return unifiedDate(`${wall}${offset}`);
}

export function instantOrNull(value: unknown): string | null {
  if (isAbsent(value) || String(value) < UNSET_BEFORE) return null;
  return instant(value);
}

/** When it is, in milliseconds since 1970; null where that cannot be told. */
export function momentOf(value: unknown): number | null {
  try {
    return Date.parse(instant(value));
  } catch {
    return null;
  }
}

/** Text; what is empty says nothing. */
export function textOrNull(value: unknown): string | null {
  if (isAbsent(value)) return null;
  if (typeof value === 'string') return value;
  throw new RangeError('a field that should be text is not');
}

/** @throws RangeError when there is none */
export function text(value: unknown, what: string): string {
  const found = textOrNull(value);
  if (found === null) throw new RangeError(`no ${what}`);
  return found;
}

/** An id that is not the one of nothing. */
export function idOrNull(value: unknown): string | null {
  const id = textOrNull(value);
  return id === ZERO ? null : id;
}

export function amountOrNull(value: unknown): number | null {
  if (isAbsent(value)) return null;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new RangeError(`not an amount: ${String(value).slice(0, 40)}`);
  return value;
}

/** A list, possibly absent. @throws RangeError when something else stands in its place */
export function listOf<T>(value: readonly T[] | null | undefined): readonly T[] {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) throw new RangeError('a field that should be a list is not');
  return value;
}

function isAbsent(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || value === '';
}
