/** Orders of which something was sent in a window: there is no other way to find old ones that changed. */
import { Retryable } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { firstPage, nextPage, type PageNumber } from '../kit/paging.ts';
import { ask, rowsIn } from './client.ts';
import { part } from './values.ts';

const SECOND = 1000;

/** Where a walk stands, in milliseconds since 1970: a stretch of the window, and which of its pages. */
export type ShippedPlace = { from: number; width: number; at: PageNumber };

export type ShippedStep = { rows: object[]; next: ShippedPlace | null } | 'capped';

/** One page of a stretch; a stretch of which the vendor warns that it is cut is halved. @param to excluded */
export async function askShipped(
  ctx: Context,
  window: { from: number; to: number },
  place: ShippedPlace | null,
): Promise<ShippedStep> {
  const { from, width, at } = place ?? { from: window.from, width: window.to - window.from, at: firstPage() };
  const end = Math.min(from + width, window.to);
  const query = {
    start: new Date(from).toISOString(),
    end: new Date(end).toISOString(),
    page: String(at.page),
    simple: 'false',
  };
  const { orders, skulabs_warning: warning } = part(await ask(ctx, '/shipments/get_by_range', query));
  if (!Array.isArray(orders)) throw new Retryable('An answer of Skulabs had no list of shipments.');
  if (warning !== undefined && warning !== null) {
    if (width <= SECOND) return 'capped';
    return { rows: [], next: { from, width: Math.ceil(width / 2), at: firstPage() } };
  }
  const rows = rowsIn(orders);
  const further = nextPage(at, rows, null);
  if (further) return { rows, next: { from, width, at: further } };
  return { rows, next: end < window.to ? { from: end, width, at: firstPage() } : null };
}
