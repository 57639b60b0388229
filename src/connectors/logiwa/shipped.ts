import type { Context } from '../kit/manifest.ts';
import { begin, finish } from './list.ts';
import { amount, field, idOrNull, type Row, rowsIn, text, wall, written } from './values.ts';

const REPORT = 'ShipmentReportAllSearch';
const SECOND = 1000;
/** So many pages of the report are worth reading for orders that were ordered long after one another. */
const FEW_PAGES = 3;
const RECENT_MS = 3 * 24 * 3600 * SECOND;

/** An order, and when it was ordered by the vendor's clock; null where it does not say. */
interface Dated {
  id: string | null;
  at: number | null;
}

/** An order with the rows of the shipment report that are its own. */
export interface ShippedOrder {
  order: Row;
  shipped: Row[];
}

/**
 * Orders with what was shipped of them. The report can be asked for one order, or for all of the days on which some
 * were ordered: whichever takes fewer requests. Those that were ordered long before the others are asked for by number.
 */
export async function withShipped(ctx: Context, orders: readonly Row[]): Promise<ShippedOrder[]> {
  const dated = orders.filter(mayHaveShipped).map((order) => ({
    id: idOrNull(field(order, 'ID')),
    at: wallOf(field(order, 'OrderDate')),
  }));
  const { known, together } = await reportOfMany(ctx, dated);
  const rows = [...together];
  for (const order of dated) {
    if (order.id === null || known.has(order)) continue;
    const asked = { WarehouseOrderID: Number(order.id) };
    rows.push(...(await finish(ctx, REPORT, asked, await begin(ctx, REPORT, asked))));
  }
  return orders.map((order) => ({ order, shipped: ownRows(rows, idOrNull(field(order, 'ID'))) }));
}

/** What has been shipped has left a trace in the order. */
function mayHaveShipped(order: Row): boolean {
  const dated = ['ActualShipDate', 'CarrierTrackingNumber'].some((name) => text(field(order, name)) !== null);
  return dated || linesOf(order).some((line) => (amount(field(line, 'ShippedCuQuantity')) ?? 0) > 0);
}

function linesOf(order: Row): Row[] {
  try {
    return rowsIn(field(order, 'DetailInfo'));
  } catch {
    // That is said when the order is mapped.
    return [];
  }
}

/** Those orders that can be asked for together, and the report of them. */
async function reportOfMany(
  ctx: Context,
  orders: readonly Dated[],
): Promise<{ known: ReadonlySet<Dated>; together: Row[] }> {
  const dated = orders.filter(({ at }) => at !== null);
  const newest = Math.max(...dated.map(({ at }) => at!));
  const recent = dated.filter(({ at }) => newest - at! <= RECENT_MS);
  for (const [some, most] of [
    [dated, FEW_PAGES],
    [recent, recent.length],
  ] as const) {
    const together = some.length > 1 ? await reportOfDays(ctx, some, most) : null;
    if (together) return { known: new Set(some), together };
  }
  return { known: new Set(), together: [] };
}

/**
 * The report of orders, with that of all others of these days.
 *
 * @returns null where it has more pages than so many
 */
async function reportOfDays(ctx: Context, orders: readonly Dated[], most: number): Promise<Row[] | null> {
  const walls = orders.map(({ at }) => at!);
  const shown = (at: number) => written(new Date(at).toISOString());
  // Whether an end is included is not told.
  const asked = {
    OrderDate_Start: shown(Math.min(...walls) - SECOND),
    OrderDate_End: shown(Math.max(...walls) + SECOND),
  };
  const first = await begin(ctx, REPORT, asked);
  return first.pages <= most ? finish(ctx, REPORT, asked, first) : null;
}

/** What a wall clock showed, as milliseconds of a day that had no zone. */
function wallOf(value: unknown): number | null {
  try {
    const at = Date.parse(`${wall(value)}Z`);
    return Number.isNaN(at) ? null : at;
  } catch {
    return null;
  }
}

/** In an order that is the same each time. */
function ownRows(rows: readonly Row[], id: string | null): Row[] {
  const number = (row: Row) => amount(field(row, 'ID')) ?? 0;
  return rows
    .filter((row) => id !== null && idOrNull(field(row, 'WarehouseOrderID')) === id)
    .toSorted((a, b) => number(a) - number(b));
}
