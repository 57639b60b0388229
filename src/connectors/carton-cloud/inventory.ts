import { unifiedDate } from '../kit/dates.ts';
import type { Context, Cursor, Page, SourceFunction } from '../kit/manifest.ts';
import { PAGE_SIZE } from './client.ts';
import { equals } from './conditions.ts';
import { customerIn, warehousesIn } from './credentials.ts';
import { customersAt } from './customers.ts';
import { snapshot } from './facts.ts';
import { mapStock, productOf, type Stocked, type StockRow } from './map-stock.ts';
import { lookAt, type Ordered, orderReport, restOf } from './report.ts';
import { search } from './search.ts';
import { part, text } from './values.ts';
import { type Place as ListPlace, START } from './walk.ts';

/** The vendor's advice is to look after ten seconds, and then less and less often. */
const EVERY_MS = 20_000;
/** Products asked for by their ids at a time. */
const AT_A_TIME = 50;

/** Where a walk stands: customers still to be listed, then the reports of one of them after the other. */
type Place = {
  listing: ListPlace | null;
  customers: string[];
  reports: Ordered[] | null;
  asked: string | null;
};

/**
 * Stock as it stands, from reports that the vendor makes for one customer at a time, and in them for one warehouse;
 * with what the products they name are, for stock is counted in units that only those explain.
 */
export const inventory: SourceFunction<Stocked> = {
  ...snapshot,
  name: 'get_inventory',
  pageSize: PAGE_SIZE,
  patienceMs: 30 * 60_000,
  page: async (ctx, _ask, cursor) => {
    const place = (cursor as Place | null) ?? beginning(ctx);
    if (place.listing) return listCustomers(ctx, place, place.listing);
    if (place.customers.length === 0) return { kind: 'page', records: [], next: null };
    return place.reports ? readReports(ctx, place, place.reports) : orderReports(ctx, place);
  },
  idOf: (raw) => text(part(part(raw).product).id),
  map: mapStock,
};

function beginning(ctx: Context): Place {
  const only = customerIn(ctx.credentials);
  const customers = only === null ? [] : [only];
  return { listing: only === null ? START : null, customers, reports: null, asked: null };
}

async function listCustomers(ctx: Context, place: Place, listing: ListPlace): Promise<Page<Stocked>> {
  const { rows, next } = await customersAt(ctx, listing);
  const found = rows.map(({ id }) => text(id)).filter((id) => id !== null);
  const customers = [...new Set([...place.customers, ...found])];
  if (next === null && customers.length === 0) return { kind: 'page', records: [], next: null };
  return { kind: 'page', records: [], next: { ...place, customers, listing: next } };
}

async function orderReports(ctx: Context, place: Place): Promise<Page<Stocked>> {
  const asked = unifiedDate(ctx.now());
  const reports: Ordered[] = [];
  for (const warehouse of warehousesIn(ctx.credentials)) {
    if (reports.length > 0) await ctx.take(1);
    reports.push(await orderReport(ctx, place.customers[0]!, warehouse));
  }
  return later(ctx, { ...place, reports, asked });
}

function later(ctx: Context, next: Place): Page<Stocked> {
  return { kind: 'wait', next, until: new Date(ctx.now().getTime() + EVERY_MS) };
}

async function readReports(ctx: Context, place: Place, reports: readonly Ordered[]): Promise<Page<Stocked>> {
  const rows: StockRow[] = [];
  for (const [at, { warehouse, id }] of reports.entries()) {
    if (at > 0) await ctx.take(1);
    const standing = await lookAt(ctx, id, 1);
    if (standing === 'working') return later(ctx, place);
    if (standing === 'gone')
      return { kind: 'page', records: [], next: { ...place, reports: null, asked: null } as Cursor };
    const all = await restOf(ctx, id, standing);
    if (all === null) return { kind: 'capped' };
    rows.push(...all.map((row) => ({ warehouse, row })));
  }
  const customers = place.customers.slice(1);
  const next = customers.length === 0 ? null : { ...place, customers, reports: null, asked: null };
  const asOf = place.asked === null ? {} : { asOf: new Date(place.asked) };
  return { kind: 'page', records: await withProducts(ctx, rows, place.asked), next, ...asOf };
}

/** One record a product, with all of its rows. A product that is gone meanwhile is known by what its rows say of it. */
async function withProducts(
  ctx: Context,
  rows: readonly StockRow[],
  asked: string | null,
): Promise<Stocked[]> {
  const byProduct = Map.groupBy(rows, ({ row }) => text(productOf(row).id) ?? '');
  const ids = [...byProduct.keys()].filter((id) => id !== '');
  const known = new Map<string, Record<string, unknown>>();
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    const wanted = ids.slice(at, at + AT_A_TIME).map((id) => equals('/id', id));
    await ctx.take(1);
    const { rows: found } = await search(ctx, 'warehouse-products', wanted, 1, 'Or');
    for (const product of found) if (typeof product.id === 'string') known.set(product.id, product);
  }
  const readAt = asked ?? unifiedDate(ctx.now());
  return [...byProduct].map(([id, own]) => ({
    readAt,
    product: known.get(id) ?? productOf(own[0]!.row),
    rows: own,
  }));
}
