import type { Connector } from '../kit/manifest.ts';
import { bills } from './bills.ts';
import { sandbox } from './common.ts';
import { inboundShipments } from './inbound-shipments.ts';
import { inventory } from './inventory.ts';
import { inventoryLedger } from './inventory-ledger.ts';
import { orders } from './orders.ts';
import { products } from './products.ts';
import { orderChannels, shippingMethods, suppliers, warehouseCustomers } from './reference-lists.ts';
import { returns } from './returns.ts';
import { warehouseLocations } from './warehouse-locations.ts';
import { warehouses } from './warehouses.ts';

/** Sandbox as a warehouse. */
export const sandboxWms: Omit<Connector, 'baseUrl'> = {
  ...sandbox,
  type: 'wms',
  functions: [
    orders,
    products,
    inboundShipments,
    returns,
    bills,
    inventoryLedger,
    inventory,
    warehouses,
    warehouseLocations,
    warehouseCustomers,
    shippingMethods,
    orderChannels,
    suppliers,
  ],
};
