import type { Connector } from '../kit/manifest.ts';
import { check } from './check.ts';
import { passthrough } from './client.ts';
import { credentials } from './credentials.ts';
import { inventory } from './inventory.ts';
import { orders } from './orders.ts';
import { products } from './products.ts';
import { signIn } from './sign-in.ts';
import { warehouseCustomers } from './warehouse-customers.ts';

/** CartonCloud, a warehouse and transport system of 3PLs; see README.md for the source of each fact. */
export const cartonCloud: Connector = {
  type: 'wms',
  name: 'carton-cloud',
  displayName: 'Carton Cloud',
  baseUrl: 'https://api.cartoncloud.com',
  urls: { na: 'https://api.na.cartoncloud.com' },
  credentials,
  account: ({ client_id = '' }) => client_id,
  // No number is given for searches; creating orders is held to thirty a minute, so that many in any minute are kept to.
  quota: { burst: 5, perSecond: 25 / 60 },
  timeoutMs: 60_000,
  signIn,
  check,
  passthrough,
  functions: [orders, inventory, products, warehouseCustomers],
};
