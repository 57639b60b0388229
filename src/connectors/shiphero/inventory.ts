import type { Context, SourceFunction } from '../kit/manifest.ts';
import { listCost } from './credits.ts';
import { common } from './facts.ts';
import { mapItem, type VendorItem } from './map-inventory.ts';
import { readRest } from './read-rest.ts';
import { items, text } from './values.ts';
import { walkPages } from './windowed.ts';

const ROWS = 50;
const LOCATIONS = 5;
const MORE_LOCATIONS = 50;
/** More warehouses than most accounts have; what a question really cost, the answer tells. */
const WAREHOUSES = 3;

const LOCATION = `pageInfo { hasNextPage endCursor }
  edges { node { location_id quantity location { name zone } expiration_lot { id name expires_at } } }`;

/** What is asked for of each product: its stock in every warehouse. */
const FIELDS = `id legacy_id account_id name sku created_at updated_at
  dimensions { weight height width length }
  warehouse_products {
  id warehouse_id warehouse_identifier sku value value_currency active on_hand allocated available backorder
  reserve_inventory non_sellable_quantity in_tote sell_ahead reorder_level reorder_amount replenishment_level
  updated_at
  locations(first: ${LOCATIONS}) { ${LOCATION} }
  }`;

/** Asks for more locations of one product in one warehouse, which only the list of such pairs has. */
const locationsQuery = `query Locations($warehouse: String!, $sku: String!, $after: String, $customer: String) {
  warehouse_products(warehouse_id: $warehouse, sku: $sku, customer_account_id: $customer) {
    request_id complexity
    data(first: 1) { edges { node { id locations(first: ${MORE_LOCATIONS}, after: $after) { ${LOCATION} } } } }
  }
}`;

/**
 * Stock as it stands, one record for a product. The vendor's own list of stock has one row for each product and
 * warehouse, which no step could gather into one record, and whose ids neither ledger nor order lines know.
 */
export const inventory: SourceFunction<VendorItem> = {
  ...common,
  name: 'get_inventory',
  basis: 'none',
  pageSize: ROWS,
  cost: 1 + listCost(ROWS, WAREHOUSES * listCost(LOCATIONS)),
  lagMs: 0,
  // Nobody says whether stock that moves without an edit of the product gets a new date.
  versionedBy: 'as_of',
  onDemand: false,
  page: walkPages({
    root: 'products',
    filters: 'created_from: $from, created_to: $to',
    fields: FIELDS,
    rows: ROWS,
    dateField: 'created_at',
    complete: completeItem,
  }),
  map: mapItem,
  basisDate: () => null,
};

async function completeItem(ctx: Context, item: Record<string, unknown>): Promise<number> {
  let asked = 0;
  for (const stock of items(item.warehouse_products as VendorItem['warehouse_products'])) {
    const variables = { warehouse: stock.warehouse_id ?? '', sku: text(stock.sku) ?? text(item.sku) ?? '' };
    const customer = ctx.credentials.customer_account_id;
    asked += await readRest(ctx, stock.locations, {
      root: 'warehouse_products',
      query: locationsQuery,
      variables: { ...variables, ...(customer !== undefined && { customer }) },
      cost: 1 + listCost(1, listCost(MORE_LOCATIONS)),
      find: (data) => locationsOf(data, stock.id),
    });
  }
  return asked;
}

/** Only where the answer is about the very pair that was meant: a 3PL's customers may share a SKU. */
function locationsOf(data: unknown, id: string): unknown {
  const edges = (data as { edges?: unknown } | null)?.edges;
  const nodes = Array.isArray(edges) ? edges.map((edge) => edge?.node) : [];
  return nodes.find((node) => node?.id === id)?.locations;
}
