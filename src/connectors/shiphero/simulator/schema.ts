/** The part of the vendor's schema that this vendor's side can answer; a test compares it with the vendor's own. */
import { buildSchema, GraphQLError, type GraphQLScalarType, valueFromASTUntyped } from 'graphql';

const paging = 'sort: String, before: String, after: String, first: Int, last: Int';

/** A list type with its edges, as the vendor has one for each kind of thing. */
function connection(name: string, node: string): string {
  return `type ${name}Connection { pageInfo: PageInfo! edges: [${name}Edge]! }
  type ${name}Edge { node: ${node} cursor: String! }`;
}

/** What a root field answers with. */
function result(name: string, of: string): string {
  const data = of.endsWith('Connection') ? `data(${paging}): ${of}` : `data: ${of}`;
  return `type ${name}QueryResult { request_id: String complexity: Int ${data} }`;
}

const sdl = `
scalar ISODateTime
scalar DateTime
scalar GenericScalar

type Query {
  account(analyze: Boolean): AccountQueryResult
  order(id: String!, analyze: Boolean): OrderQueryResult
  orders(shop_name: String, order_number: String, warehouse_id: String, fulfillment_status: String,
    updated_from: ISODateTime, updated_to: ISODateTime, order_date_from: ISODateTime, order_date_to: ISODateTime,
    customer_account_id: String, analyze: Boolean): OrdersQueryResult
  shipment(id: String, analyze: Boolean): ShipmentQueryResult
  purchase_order(id: String, po_number: String, analyze: Boolean): PurchaseOrderQueryResult
  purchase_orders(sku: String, warehouse_id: String, created_from: ISODateTime, created_to: ISODateTime,
    date_closed_from: ISODateTime, date_closed_to: ISODateTime, fulfillment_status: String,
    customer_account_id: String, analyze: Boolean): PurchaseOrdersQueryResult
  products(sku: String, created_from: ISODateTime, created_to: ISODateTime, updated_from: ISODateTime,
    updated_to: ISODateTime, customer_account_id: String, has_kits: Boolean, analyze: Boolean): ProductsQueryResult
  warehouse_products(warehouse_id: String, active: Boolean, sku: String, customer_account_id: String,
    updated_from: ISODateTime, updated_to: ISODateTime, analyze: Boolean): WarehouseProductsQueryResult
  inventory_changes(sku: String, warehouse_id: String, date_from: ISODateTime, date_to: ISODateTime,
    customer_account_id: String, reason: String, analyze: Boolean): InventoryChangesQueryResult
}

type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }

${result('Account', 'Account')}
${result('Order', 'Order')}
${result('Orders', 'OrderConnection')}
${result('Shipment', 'Shipment')}
${result('PurchaseOrder', 'PurchaseOrder')}
${result('PurchaseOrders', 'PurchaseOrderConnection')}
${result('Products', 'ProductConnection')}
${result('WarehouseProducts', 'WarehouseProductConnection')}
${result('InventoryChanges', 'InventoryChangeConnection')}

${connection('Order', 'Order')}
${connection('LineItemQuerySpec', 'LineItem')}
${connection('ShipmentLineItem', 'ShipmentLineItem')}
${connection('PurchaseOrder', 'PurchaseOrder')}
${connection('PurchaseOrderLineItem', 'PurchaseOrderLineItem')}
${connection('PurchaseOrderTrackingNumber', 'PurchaseOrderTrackingNumber')}
${connection('Product', 'Product')}
${connection('WarehouseProduct', 'WarehouseProduct')}
${connection('ItemLocation', 'ItemLocation')}
${connection('InventoryChange', 'InventoryChange')}

type Account { id: String legacy_id: Int email: String username: String status: String is_3pl: Boolean }

type Order {
  id: String legacy_id: Int order_number: String partner_order_id: String shop_name: String source: String
  fulfillment_status: String order_date: ISODateTime updated_at: ISODateTime required_ship_date: ISODateTime
  hold_until_date: ISODateTime total_tax: String subtotal: String total_discounts: String total_price: String
  currency: String account_id: String email: String profile: String tags: [String] flagged: Boolean
  priority_flag: Boolean saturday_delivery: Boolean require_signature: Boolean incoterms: String gift_note: String
  packing_note: String allow_partial: Boolean box_name: String
  shipping_lines: ShippingLines third_party_shipper: OrderThirdPartyShipper shipping_address: OrderAddress
  holds: OrderHolds allocations: [OrderWarehouseAllocation] merged_orders: [MergedOrder]
  line_items(sort: String, search: GenericScalar, before: String, after: String, first: Int, last: Int):
    LineItemQuerySpecConnection
  shipments: [Shipment]
}
type ShippingLines { title: String carrier: String method: String price: String }
type OrderThirdPartyShipper { account_number: String zip: String country: String }
type OrderAddress {
  first_name: String last_name: String company: String address1: String address2: String city: String state: String
  state_code: String zip: String country: String country_code: String email: String phone: String
}
type OrderHolds {
  fraud_hold: Boolean address_hold: Boolean shipping_method_hold: Boolean operator_hold: Boolean
  payment_hold: Boolean client_hold: Boolean
}
type OrderWarehouseAllocation { warehouse_id: String allocated_at: ISODateTime ready_to_ship: Boolean }
type MergedOrder { order_id: String is_master: Boolean }
type LineItem {
  id: String legacy_id: Int sku: String partner_line_item_id: String quantity: Int price: String product_name: String
  option_title: String fulfillment_status: String quantity_pending_fulfillment: Int quantity_shipped: Int
  quantity_allocated: Int backorder_quantity: Int promotion_discount: String subtotal: String barcode: String
  created_at: ISODateTime updated_at: ISODateTime product: Product tote_picks: [TotePick]
  serial_numbers: [LineItemSerialNumber] shipped_line_item_lots: [ShippedLineItemLot]
}
type TotePick { picked_quantity: Int quantity: Int }
type LineItemSerialNumber { serial_number: String }
type ShippedLineItemLot { lot_id: String lot_name: String lot_expiration_date: ISODateTime }
type Shipment {
  id: String legacy_id: Int order_id: String warehouse_id: String created_date: ISODateTime completed: Boolean
  delivered: Boolean picked_up: Boolean refunded: Boolean dropshipment: Boolean shipped_off_shiphero: Boolean
  total_packages: Int line_items(${paging}): ShipmentLineItemConnection shipping_labels: [ShippingLabel]
}
type ShipmentLineItem { id: String line_item_id: String shipment_id: String shipping_label_id: String quantity: Int }
type ShippingLabel {
  id: String box_name: String status: String tracking_number: String alternate_tracking_id: String carrier: String
  shipping_name: String shipping_method: String cost: String created_date: ISODateTime tracking_url: String
  tracking_status: String refunded: Boolean package_number: Int warehouse_id: String dimensions: Dimensions
}
type Dimensions { weight: String height: String width: String length: String }

type PurchaseOrder {
  id: String legacy_id: Int po_number: String account_id: String warehouse_id: String vendor_id: String
  created_at: ISODateTime po_date: ISODateTime ship_date: DateTime arrived_at: ISODateTime date_closed: ISODateTime
  fulfillment_status: String partner_order_number: String po_note: String packing_note: String description: String
  subtotal: String discount: String tax: String total_price: String shipping_carrier: String shipping_method: String
  shipping_price: String tracking_number: String origin_of_shipment: String vendor: Vendor
  line_items(${paging}): PurchaseOrderLineItemConnection
  tracking_numbers(${paging}): PurchaseOrderTrackingNumberConnection
}
type Vendor { id: String name: String }
type PurchaseOrderLineItem {
  id: String sku: String vendor_sku: String product_name: String quantity: Int quantity_received: Int
  quantity_rejected: Int sell_ahead: Int price: String fulfillment_status: String barcode: String
  created_at: ISODateTime updated_at: ISODateTime product: WarehouseProduct
}
type PurchaseOrderTrackingNumber { id: String carrier_value: String tracking_number: String }

type Product {
  id: String legacy_id: Int account_id: String name: String sku: String barcode: String
  country_of_manufacture: String tariff_code: String kit: Boolean kit_build: Boolean dropship: Boolean
  virtual: Boolean needs_serial_number: Boolean needs_lot_tracking: Boolean customs_value: String
  customs_description: String created_at: ISODateTime updated_at: ISODateTime tags: [String] dimensions: Dimensions
  kit_components: [KitComponent] images: [ProductImage] vendors: [ProductVendor] cases: [Case]
  warehouse_products: [WarehouseProduct]
}
type KitComponent { id: String sku: String quantity: Int }
type ProductImage { src: String position: Int }
type ProductVendor { vendor_id: String vendor_sku: String price: String }
type Case { case_barcode: String case_quantity: Int }
type WarehouseProduct {
  id: String account_id: String sku: String warehouse_id: String warehouse_identifier: String price: String
  value: String value_currency: String active: Boolean on_hand: Int allocated: Int available: Int backorder: Int
  reserve_inventory: Int non_sellable_quantity: Int in_tote: Int sell_ahead: Int reorder_level: Int
  reorder_amount: Int replenishment_level: Int created_at: ISODateTime updated_at: ISODateTime product: Product
  locations(customer_account_id: String, ${paging}): ItemLocationConnection
}
type ItemLocation { location_id: String quantity: Int location: Location expiration_lot: Lot }
type Location { id: String name: String zone: String }
type Lot { id: String name: String expires_at: ISODateTime }

type InventoryChange {
  id: String legacy_id: Int user_id: String account_id: String warehouse_id: String sku: String
  previous_on_hand: Int change_in_on_hand: Int reason: String cycle_counted: Boolean location_id: String
  created_at: ISODateTime product: Product location: Location
}
`;

/** The schema that requests are checked against and carried out with. */
export const schema = buildSchema(sdl);

const TIME = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d)?$/;
const time = schema.getType('ISODateTime') as GraphQLScalarType;
time.parseValue = (value) => {
  if (typeof value === 'string' && TIME.test(value)) return value;
  throw new GraphQLError('Expected type ISODateTime: a date like 2026-01-31T12:00:00.');
};
// Written into the query, or given beside it.
time.parseLiteral = (node) => time.parseValue(valueFromASTUntyped(node));
