import { bill } from './bill.ts';
import { cartOrder } from './cart-order.ts';
import { cartProduct } from './cart-product.ts';
import { cartWarehouse } from './cart-warehouse.ts';
import { inboundShipment } from './inbound-shipment.ts';
import { inventory } from './inventory.ts';
import { inventoryLedger } from './inventory-ledger.ts';
import { invoiceLineItem } from './invoice-line-item.ts';
import type { FunctionName, IntegrationType, ResourceName } from './names.ts';
import { order } from './order.ts';
import { orderChannel } from './order-channel.ts';
import { product } from './product.ts';
import type { Resource } from './resource.ts';
import { returns } from './return.ts';
import { shippingMethod } from './shipping-method.ts';
import { supplier } from './supplier.ts';
import { warehouse } from './warehouse.ts';
import { warehouseCustomer } from './warehouse-customer.ts';
import { warehouseLocation } from './warehouse-location.ts';

/** All resources, in the order of the contract. */
export const resources: readonly Resource[] = [
  order,
  product,
  inventory,
  inventoryLedger,
  inboundShipment,
  returns,
  bill,
  warehouse,
  warehouseLocation,
  warehouseCustomer,
  shippingMethod,
  orderChannel,
  supplier,
  cartOrder,
  cartProduct,
  cartWarehouse,
  invoiceLineItem,
];

const byName = new Map(resources.map((resource) => [resource.name, resource]));
const byFunction = new Map(
  resources.map((resource) => [`${resource.type} ${resource.functionName}`, resource]),
);

/** A resource by its name; throws on a name we do not have, which is a mistake of ours. */
export function resourceByName(name: ResourceName): Resource {
  const resource = byName.get(name);
  if (!resource) throw new Error(`there is no resource called ${name}`);
  return resource;
}

/**
 * The resource that a function of an integration type fetches; throws when the type has no such function. For
 * names that a user typed, ask `findFunction` first.
 */
export function resourceOfFunction(type: IntegrationType, name: FunctionName): Resource {
  const resource = byFunction.get(`${type} ${name}`);
  if (!resource) throw new Error(`${type} has no function called ${name}`);
  return resource;
}
