/** One full record of each resource: every field filled, so that tests can take any of them away. */
import type { ResourceName } from '../../src/model/index.ts';
import * as goods from './examples/goods.ts';
import * as orders from './examples/orders.ts';
import * as reference from './examples/reference.ts';

export const examples: Record<ResourceName, Record<string, unknown>> = {
  order: orders.order,
  product: goods.product,
  inventory: goods.inventory,
  inventory_ledger: goods.ledgerEntry,
  inbound_shipment: goods.inboundShipment,
  return: goods.returned,
  bill: reference.bill,
  warehouse: reference.warehouse,
  warehouse_location: reference.warehouseLocation,
  warehouse_customer: reference.warehouseCustomer,
  shipping_method: reference.shippingMethod,
  order_channel: reference.orderChannel,
  supplier: reference.supplier,
  cart_order: orders.cartOrder,
  cart_product: goods.cartProduct,
  cart_warehouse: reference.cartWarehouse,
  invoice_line_item: reference.invoiceLineItem,
};
