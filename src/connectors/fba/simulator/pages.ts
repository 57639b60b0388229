import { failure } from './tokens.ts';

/** A page of a list, and the token of the next one: a place in a list that goes on moving. */
export function pageOf<Row>(
  rows: readonly Row[],
  token: string | null,
  size: number,
  now: number,
  lastsMs: number,
): { page: Row[]; next: string | undefined } {
  const [, place = '0', given = String(now)] =
    token === null ? [] : (/^(\d+)\.(\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? ['', '-1']);
  const offset = Number(place);
  if (offset < 0 || now - Number(given) > lastsMs)
    throw failure(400, 'InvalidInput', 'The token is invalid or has expired.');
  const end = offset + size;
  const next = end < rows.length ? Buffer.from(`${end}.${now}`).toString('base64url') : undefined;
  return { page: rows.slice(offset, end), next };
}

/** A parameter that must be there. */
export function needed(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (!value) throw failure(400, 'InvalidInput', `${name} is missing`);
  return value;
}

/** An instant with an offset; NaN where the parameter is not there. */
export function instantIn(query: URLSearchParams, name: string): number {
  const text = query.get(name);
  if (text === null) return Number.NaN;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text))
    throw failure(400, 'InvalidInput', `${name} is no date`);
  return Date.parse(text);
}

/** A whole number within bounds. */
export function countIn(query: URLSearchParams, name: string, normal: number, most: number): number {
  const value = Number(query.get(name) ?? normal);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw failure(400, 'InvalidInput', `${name} is out of range`);
  return value;
}

/** What a parameter means that is not there. */
export function orElse(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : value;
}
