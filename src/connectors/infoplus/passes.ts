import { Retryable } from '../kit/errors.ts';
import type { Ask, Context, Cursor } from '../kit/manifest.ts';
import type { Pass } from '../kit/passes.ts';
import { keyOf, LIMIT, mustLieWithin, oneOf, search, within } from './client.ts';
import type { List } from './lists.ts';

/** What rows of a page lack, from further lists. */
type Complete<Row, Raw> = (ctx: Context, rows: Row[]) => Promise<Raw[]>;

/** The rows of a list whose own date lies in the window. The cursor is the number of the last row that was read. */
export function dated<Row extends object, Raw>(
  name: string,
  list: List,
  field: string,
  complete: Complete<Row, Raw>,
): Pass<Raw> {
  return {
    name,
    async page(ctx, ask, cursor) {
      const rows = await search<Row>(ctx, list, within(field, ask), cursor as number | null);
      mustLieWithin(rows, field, ask);
      const next = rows.length < LIMIT ? null : keyOf(list, rows.at(-1)!);
      return { kind: 'page', records: await complete(ctx, rows), next };
    },
  };
}

/**
 * Where a walk stands that goes through another list: behind which of its rows, and for what those led to, behind which
 * of these. `more`: whether the other list has further rows.
 */
type Place = { after: number | null; keys: (number | string)[]; at: number | null; more: boolean };

/** A list whose rows, dated in the window, lead to those of another: shipments to orders. */
export interface Lead<Lead extends object> {
  list: List;
  field: string;
  /** What a row leads to; null for one that leads nowhere. */
  key: (row: Lead) => number | string | null;
}

/**
 * The rows of a list to which those of another lead that were changed in the window, for their own date says nothing of
 * that.
 *
 * @param by the field that has what the lead leads to
 */
export function led<From extends object, Row extends object, Raw>(
  name: string,
  lead: Lead<From>,
  list: List,
  by: string,
  complete: Complete<Row, Raw>,
): Pass<Raw> {
  return {
    name,
    async page(ctx, ask, cursor) {
      const place = placeIn(cursor);
      const { after, keys, at, more } = place.keys.length > 0 ? place : await follow(ctx, lead, ask, place);
      const onward = more ? { after, keys: [], at: null, more } : null;
      if (keys.length === 0) return { kind: 'page', records: [], next: onward };
      if (keys !== place.keys) await ctx.take(1);
      const rows = await search<Row>(ctx, list, [oneOf(by, keys)], at);
      const last = rows.length < LIMIT ? null : keyOf(list, rows.at(-1)!);
      const next = last === null ? onward : { after, keys, at: last, more };
      return { kind: 'page', records: await complete(ctx, rows), next };
    },
  };
}

async function follow<From extends object>(
  ctx: Context,
  { list, field, key }: Lead<From>,
  ask: Ask,
  { after }: Place,
): Promise<Place> {
  const rows = await search<From>(ctx, list, within(field, ask), after);
  mustLieWithin(rows, field, ask);
  const keys = [...new Set(rows.map(key).filter((one) => one !== null))];
  const more = rows.length === LIMIT;
  return { after: rows.length > 0 ? keyOf(list, rows.at(-1)!) : after, keys, at: null, more };
}

function placeIn(cursor: Cursor | null): Place {
  if (cursor === null) return { after: null, keys: [], at: null, more: true };
  const { keys } = cursor as { keys?: unknown };
  if (!Array.isArray(keys)) throw new Retryable('The cursor names no place of this list.');
  return cursor as unknown as Place;
}
