import type { Inventory } from '../../model/index.ts';
import { Retryable } from '../kit/errors.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { askList, type Hal } from './ask.ts';
import { scopeOf } from './credentials.ts';
import { common } from './facts.ts';
import { firstItems, type ItemsPlace, ROWS, walkItems } from './items.ts';
import { itemNumber } from './products.ts';
import {
  amount,
  firstText,
  id,
  idOrNull,
  instant,
  measurements,
  part,
  parts,
  text,
  units,
} from './values.ts';

/** The vendor's largest. */
const SUMMARIES = 500;
const MOST_PAGES = 20;
/** Before and after all there is. */
const EVER = { from: '1990-01-01T00:00:00', to: '2100-01-01T00:00:00' };

/** An item with its rows of stock: one for each qualifier in each facility. */
interface Stocked {
  zone: string;
  vendor: Hal;
  summaries: Hal[];
}

/**
 * Stock as it stands. Rows of stock name no customer and keep no order, so items are walked, and the stock of each page
 * of them is asked for by their numbers.
 */
export const inventory: SourceFunction<Stocked> = {
  ...common,
  name: 'get_inventory',
  // That conditions may name the item's number follows from the vendor's rules for them; no example shows it.
  evidence: 'assumed',
  basis: 'none',
  pageSize: ROWS,
  cost: 2,
  lagMs: 0,
  // Stock moves without a change of its item.
  versionedBy: 'as_of',
  onDemand: false,
  page: async (ctx, _ask, cursor) => {
    const scope = scopeOf(ctx.credentials);
    const place = (cursor as ItemsPlace | null) ?? firstItems(scope);
    const made = await walkItems(ctx, place, EVER);
    if (made === 'capped') return { kind: 'capped' };
    const stock = await stockOf(ctx, made.items.map(itemNumber), scope.facility);
    const records = made.items.map((vendor) => {
      const number = itemNumber(vendor);
      return { zone: scope.zone, vendor, summaries: stock.get(number) ?? [] };
    });
    return { kind: 'page', records, next: made.next };
  },
  idOf: (raw) => idOrNull(itemNumber(part(part(raw).vendor))),
  map: mapStock,
  basisDate: () => null,
};

/** Rows of stock by the number of their item; each in a facility of the connection. */
async function stockOf(
  ctx: Context,
  items: readonly unknown[],
  facility: number | null,
): Promise<ReadonlyMap<unknown, Hal[]>> {
  const found = new Map<unknown, Hal[]>();
  if (items.length === 0) return found;
  const rql = `ItemIdentifier.Id=in=(${items.join(',')})`;
  let seen = 0;
  for (let page = 1; page <= MOST_PAGES; page++) {
    if (page > 1) await ctx.take(1);
    const { total, rows } = await askList(ctx, '/inventory/stocksummaries', null, SUMMARIES, {
      pgnum: page,
      rql,
    });
    seen += rows.length;
    for (const row of rows) {
      if (facility !== null && row.facilityId !== facility) continue;
      const item = part(row.itemIdentifier).id;
      found.set(item, [...(found.get(item) ?? []), row]);
    }
    if (seen >= total) return found;
    if (rows.length === 0) break;
  }
  throw new Retryable('Extensiv announced more stock than it listed.');
}

function mapStock({ zone, vendor, summaries }: Stocked): Inventory {
  const facts = part(vendor.readOnly);
  const number = id(itemNumber(vendor));
  const rows = parts(summaries);
  const { _links, ...others } = vendor;
  const options = part(vendor.options);
  return {
    id: number,
    warehouse_customer_id: idOrNull(part(facts.customerIdentifier).id),
    created_date: instant(facts.creationDate ?? facts.lastModifiedDate, zone),
    updated_date: instant(facts.lastModifiedDate, zone),
    name: firstText(vendor.description, vendor.sku) ?? number,
    sku: text(vendor.sku),
    unit_cost: amount(vendor.cost),
    active: facts.deactivated !== true,
    awaiting: 0,
    ...counts(rows),
    substitute_skus: [],
    inventory_by_warehouse_id: byWarehouse(rows),
    lots: [],
    measurements: measurements(part(options.inventoryUnit).imperial),
    locations: [],
    external_system_url: null,
    additional_fields: { ...others, summaries: rows, time_zone: zone },
  };
}

/** The vendor's "allocated" includes what has been shipped, so that what is promised is reckoned from the rest. */
function counts(rows: readonly Hal[]) {
  const sum = (field: string) => rows.reduce((total, row) => total + units(row[field]), 0);
  const [onhand, available, held] = [sum('onHand'), sum('available'), sum('onHold')];
  return {
    onhand,
    committed: Math.max(onhand - available - held, 0),
    unfulfillable: held,
    fulfillable: available,
    unsellable: held,
    sellable: available,
  };
}

function byWarehouse(rows: readonly Hal[]): Inventory['inventory_by_warehouse_id'] {
  const facilities = [...new Set(rows.map((row) => idOrNull(row.facilityId)))].filter((one) => one !== null);
  return Object.fromEntries(
    facilities.map((facility) => {
      const there = rows.filter((row) => idOrNull(row.facilityId) === facility);
      return [facility, { awaiting: null, ...counts(there) }];
    }),
  );
}
