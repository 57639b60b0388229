/** The three kinds of vendor system. */
export type IntegrationType = 'wms' | 'cart' | 'carrier';

/** Every kind of record we keep, named once over all integration types. */
export type ResourceName =
  | 'order'
  | 'product'
  | 'inventory'
  | 'inventory_ledger'
  | 'inbound_shipment'
  | 'return'
  | 'bill'
  | 'warehouse'
  | 'warehouse_location'
  | 'warehouse_customer'
  | 'shipping_method'
  | 'order_channel'
  | 'supplier'
  | 'cart_order'
  | 'cart_product'
  | 'cart_warehouse'
  | 'invoice_line_item';

/**
 * The data types that can be fetched. Two integration types may share a name (`get_orders` exists for `wms`
 * and for `cart`), so a function is only identified by its type and name together.
 */
export type FunctionName =
  | 'get_orders'
  | 'get_products'
  | 'get_inventory'
  | 'get_inventory_ledger'
  | 'get_inbound_shipments'
  | 'get_returns'
  | 'get_bills'
  | 'get_warehouses'
  | 'get_warehouse_locations'
  | 'get_warehouse_customers'
  | 'get_shipping_methods'
  // The contract lists these two data types but names no function for them; the names are ours.
  | 'get_order_channels'
  | 'get_suppliers'
  | 'get_invoice_line_items';
