import { GraphQLError } from 'graphql';
import { mix } from './random.ts';
import { read } from './time.ts';

/** One record as it stands now: what it is found by, and how to make all of it. */
export interface Row {
  id: string;
  /** The dates that lists filter and sort by, in seconds; null where it has none. */
  dates: Readonly<Record<string, number | null>>;
  accountId: string;
  status?: string;
  view: () => Record<string, unknown>;
}

/** How the filters compare; the vendor does not say. */
export interface Edges {
  from: 'inclusive' | 'exclusive';
  to: 'inclusive' | 'exclusive';
}

/** A test whether a date lies between two bounds, which are texts of the request. */
export function between(
  from: unknown,
  to: unknown,
  edges: Edges,
): (at: number | null | undefined) => boolean {
  const [start, end] = [secondOrNull(from), secondOrNull(to)];
  if (start === null && end === null) return () => true;
  const first = start === null ? Number.NEGATIVE_INFINITY : start + (edges.from === 'inclusive' ? 0 : 1);
  const last = end === null ? Number.POSITIVE_INFINITY : end - (edges.to === 'inclusive' ? 0 : 1);
  return (at) => typeof at === 'number' && at >= first && at <= last;
}

/** A bound of a request in seconds. */
export function secondOrNull(time: unknown): number | null {
  return typeof time === 'string' ? read(time) : null;
}

/** Rows in the order asked for: a field, with a minus for the other way; without one, in an order of no meaning. */
export function sorted(rows: Row[], sort: string | null | undefined): Row[] {
  const backwards = sort?.startsWith('-') === true;
  const field = backwards ? sort?.slice(1) : sort;
  if (field && rows[0] && !(field in rows[0].dates)) throw new GraphQLError(`Cannot sort by ${field}.`);
  const value = (row: Row) => (field ? (row.dates[field] ?? Number.POSITIVE_INFINITY) : 0);
  const keyed = rows.map((row) => ({ row, value: value(row), scatter: scatter(row) }));
  keyed.sort((a, b) => (a.value === b.value ? a.scatter - b.scatter : a.value - b.value));
  if (backwards) keyed.reverse();
  return keyed.map(({ row }) => row);
}

/** Rows of one date come in an order that says nothing. */
function scatter({ id }: Row): number {
  let bits = 17;
  for (let at = 0; at < id.length; at++) bits = Math.imul(bits, 31) + id.charCodeAt(at);
  return mix(bits);
}
