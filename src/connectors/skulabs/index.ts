import type { Connector } from '../kit/manifest.ts';
import { check } from './check.ts';
import { passthrough } from './client.ts';
import { credentials } from './credentials.ts';
import { inventory } from './inventory.ts';
import { orders } from './orders.ts';
import { orderChannels, warehouseLocations, warehouses } from './reference-lists.ts';

/** SKULabs, order picking, inventory and shipping for warehouses of one's own; see README.md for the source of each fact. */
export const skulabs: Connector = {
  type: 'wms',
  name: 'skulabs',
  displayName: 'Skulabs',
  baseUrl: 'https://api.skulabs.com',
  credentials,
  account: ({ api_key = '' }) => api_key,
  // What every plan allows; smaller plans lower it, see credentials.ts.
  quota: { burst: 2, perSecond: 2 },
  timeoutMs: 120_000,
  check,
  passthrough,
  functions: [orders, inventory, warehouses, warehouseLocations, orderChannels],
};
