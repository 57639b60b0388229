import type { Ask, Context, Cursor, Page, SourceFunction } from '../kit/manifest.ts';
import { listCost } from './credits.ts';
import { common, dateOf } from './facts.ts';
import { type List, step } from './list.ts';
import { mapPurchaseOrder, type VendorPurchaseOrder } from './map-purchase-order.ts';
import { readRest } from './read-rest.ts';
import { text } from './values.ts';
import type { Place } from './walk.ts';
import { boundsOf, EVER } from './windowed.ts';

const ROWS = 25;
const LINES = 10;
const NUMBERS = 5;
const MORE = 50;

const LINE = `pageInfo { hasNextPage endCursor } edges { node {
  id sku vendor_sku product_name quantity quantity_received quantity_rejected sell_ahead price fulfillment_status
  barcode created_at updated_at product { product { id } }
} }`;
const NUMBER = 'pageInfo { hasNextPage endCursor } edges { node { carrier_value tracking_number } }';

/**
 * The three lists that together hold every change, for none is listed by change: what was created in the window, what
 * was closed in it, and what is pending still, which may have received goods at any time.
 */
const LISTS = ['created', 'closed', 'pending'] as const;
type ListName = (typeof LISTS)[number];

/** The filters of each list. */
const FILTERS: Readonly<Record<ListName, string>> = {
  created: 'created_from: $from, created_to: $to',
  closed: 'date_closed_from: $from, date_closed_to: $to',
  pending: 'created_from: $from, created_to: $to, fulfillment_status: "pending"',
};

/** What is asked for of each purchase order. */
const FIELDS = `id legacy_id po_number account_id warehouse_id vendor_id created_at po_date ship_date arrived_at date_closed
  fulfillment_status partner_order_number po_note packing_note description subtotal discount tax total_price
  shipping_carrier shipping_method shipping_price tracking_number origin_of_shipment
  vendor { id name }
  line_items(first: ${LINES}) { ${LINE} }
  tracking_numbers(first: ${NUMBERS}) { ${NUMBER} }`;

/** Asks for more lines, or tracking numbers, of one purchase order. */
const purchaseOrderRestQueries = {
  line_items: rest('line_items', LINE),
  tracking_numbers: rest('tracking_numbers', NUMBER),
} as const;

function rest(field: string, fields: string): string {
  return `query Rest($id: String!, $after: String) {
  purchase_order(id: $id) {
    request_id complexity
    data { id ${field}(first: ${MORE}, after: $after) { ${fields} } }
  }
}`;
}

/** Purchase orders. */
export const inboundShipments: SourceFunction<VendorPurchaseOrder> = {
  ...common,
  name: 'get_inbound_shipments',
  basis: 'created',
  pageSize: ROWS,
  cost: 1 + listCost(ROWS, listCost(LINES) + listCost(NUMBERS)),
  // A purchase order has no date of its own that grows with each change.
  versionedBy: 'as_of',
  onDemand: true,
  page,
  map: mapPurchaseOrder,
  basisDate: dateOf('created_date'),
};

async function page(ctx: Context, ask: Ask, cursor: Cursor | null): Promise<Page<VendorPurchaseOrder>> {
  const at = cursor as { list: ListName; place: Place } | null;
  const list = at?.list ?? 'created';
  const place = at?.place ?? start(list, ask);
  const made = await step(ctx, listOf(list), place, boundsFor(list, ask).to);
  if ('kind' in made) return made;
  const records = made.records as VendorPurchaseOrder[];
  return { kind: 'page', ...made, records, next: nextCursor(list, made.next, ask) };
}

function nextCursor(list: ListName, place: Place | null, ask: Ask): Cursor | null {
  if (place) return { list, place };
  const after = LISTS[LISTS.indexOf(list) + 1];
  // The sweep is not tied to a window: once a run is enough, and it falls to the run's newest slice.
  if (!after || (after === 'pending' && !ask.newest)) return null;
  return { list: after, place: start(after, ask) };
}

function start(list: ListName, ask: Ask): Place {
  return { ...boundsFor(list, ask), sorted: null, tie: null };
}

function boundsFor(list: ListName, ask: Ask): { from: number; to: number } {
  return list === 'pending' ? EVER : boundsOf(ask);
}

function listOf(name: ListName): List {
  return {
    root: 'purchase_orders',
    filters: FILTERS[name],
    fields: FIELDS,
    rows: ROWS,
    dateField: name === 'closed' ? 'date_closed' : 'created_at',
    complete,
  };
}

async function complete(ctx: Context, order: Record<string, unknown>): Promise<number> {
  let asked = 0;
  for (const field of ['line_items', 'tracking_numbers'] as const) {
    asked += await readRest(ctx, order[field], {
      root: 'purchase_order',
      query: purchaseOrderRestQueries[field],
      variables: { id: text(order.id) ?? '' },
      cost: 1 + listCost(MORE),
      find: (data) => (data as Record<string, unknown> | null)?.[field],
    });
  }
  return asked;
}
