import type { Context, SourceFunction } from '../kit/manifest.ts';
import { listCost } from './credits.ts';
import { common, dateOf } from './facts.ts';
import type { List } from './list.ts';
import { mapOrder, type VendorOrder } from './map-order.ts';
import { readRest } from './read-rest.ts';
import { items, text } from './values.ts';
import { walkPages } from './windowed.ts';

/** Small pages: what a question may cost grows with the product of these. Most orders have fewer lines. */
const ROWS = 50;
const LINES = 5;
/** How much of a list inside an order is asked for once it turned out to be longer. */
const MORE_LINES = 50;

const PAGE = 'pageInfo { hasNextPage endCursor }';

const LINE = `id legacy_id sku partner_line_item_id quantity price product_name option_title fulfillment_status
  quantity_pending_fulfillment quantity_shipped quantity_allocated backorder_quantity promotion_discount subtotal
  barcode created_at updated_at product { id } tote_picks { picked_quantity }
  serial_numbers { serial_number } shipped_line_item_lots { lot_id lot_name lot_expiration_date }`;

const SHIPPED_LINE = 'line_item_id quantity shipping_label_id';

const LABEL = `id box_name status tracking_number alternate_tracking_id carrier shipping_name shipping_method cost
  created_date tracking_url tracking_status refunded package_number warehouse_id
  dimensions { weight height width length }`;

/** What is asked for of each order. */
const FIELDS = `id legacy_id order_number partner_order_id shop_name source fulfillment_status order_date updated_at
  required_ship_date hold_until_date total_tax subtotal total_discounts total_price currency account_id email
  profile tags flagged priority_flag saturday_delivery require_signature incoterms gift_note packing_note
  allow_partial box_name
  shipping_lines { title carrier method price }
  third_party_shipper { account_number zip country }
  shipping_address { first_name last_name company address1 address2 city state state_code zip country
  country_code email phone }
  holds { fraud_hold address_hold shipping_method_hold operator_hold payment_hold client_hold }
  allocations { warehouse_id allocated_at ready_to_ship }
  merged_orders { order_id is_master }
  line_items(first: ${LINES}) { ${PAGE} edges { node { ${LINE} } } }
  shipments {
  id legacy_id warehouse_id created_date completed delivered picked_up refunded dropshipment
  shipped_off_shiphero total_packages
  line_items(first: ${LINES}) { ${PAGE} edges { node { ${SHIPPED_LINE} } } }
  shipping_labels { ${LABEL} }
  }`;

/** Asks for more lines of one order. */
const orderLinesQuery = `query OrderLines($id: String!, $after: String) {
  order(id: $id) {
    request_id complexity
    data { id line_items(first: ${MORE_LINES}, after: $after) { ${PAGE} edges { node { ${LINE} } } } }
  }
}`;

/** Asks for more lines of one shipment. */
const shipmentLinesQuery = `query ShipmentLines($id: String!, $after: String) {
  shipment(id: $id) {
    request_id complexity
    data { id line_items(first: ${MORE_LINES}, after: $after) { ${PAGE} edges { node { ${SHIPPED_LINE} } } } }
  }
}`;

const REST_COST = 1 + listCost(MORE_LINES);

const list: List = {
  root: 'orders',
  filters: 'updated_from: $from, updated_to: $to',
  fields: FIELDS,
  rows: ROWS,
  dateField: 'updated_at',
  complete: completeOrder,
};

/** Orders by their last change. An order that is edited moves to a later date, never to an earlier one. */
export const orders: SourceFunction<VendorOrder> = {
  ...common,
  name: 'get_orders',
  basis: 'updated',
  pageSize: ROWS,
  cost: 1 + listCost(ROWS, listCost(LINES) + listCost(LINES)),
  versionedBy: 'updated_date',
  onDemand: true,
  page: walkPages(list),
  map: mapOrder,
  basisDate: dateOf('updated_date'),
};

async function completeOrder(ctx: Context, order: Record<string, unknown>): Promise<number> {
  let asked = await complete(ctx, order, 'order', orderLinesQuery);
  for (const shipment of items(order.shipments as Record<string, unknown>[] | null))
    asked += await complete(ctx, shipment, 'shipment', shipmentLinesQuery);
  return asked;
}

function complete(
  ctx: Context,
  record: Record<string, unknown>,
  root: string,
  query: string,
): Promise<number> {
  const find = (data: unknown) => (data as { line_items?: unknown } | null)?.line_items;
  const variables = { id: text(record.id) ?? '' };
  return readRest(ctx, record.line_items, { root, query, variables, cost: REST_COST, find });
}
