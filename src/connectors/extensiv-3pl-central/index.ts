import type { Connector } from '../kit/manifest.ts';
import { passthrough } from './ask.ts';
import { check } from './check.ts';
import { credentials } from './credentials.ts';
import { inboundShipments } from './inbound-shipments.ts';
import { inventory } from './inventory.ts';
import { inventoryLedger } from './inventory-ledger.ts';
import { orders } from './orders.ts';
import { products } from './products.ts';
import { returns } from './returns.ts';
import { signIn } from './sign-in.ts';
import { warehouseCustomers } from './warehouse-customers.ts';
import { warehouses } from './warehouses.ts';

/** Extensiv 3PL Warehouse Manager, once 3PL Central: a warehouse system of 3PLs. */
export const extensiv3plCentral: Connector = {
  type: 'wms',
  name: 'extensiv-3pl-central',
  displayName: 'Extensiv 3PL Central',
  baseUrl: 'https://secure-wms.com',
  credentials,
  account: ({ client_id = '' }) => client_id,
  // The vendor names no limit; an established client keeps to 400 requests a minute.
  quota: { burst: 10, perSecond: 6 },
  timeoutMs: 60_000,
  signIn,
  check,
  passthrough,
  functions: [
    orders,
    inboundShipments,
    returns,
    products,
    inventoryLedger,
    inventory,
    warehouses,
    warehouseCustomers,
  ],
};
