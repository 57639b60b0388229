import type { Connector } from '../kit/manifest.ts';
import { askArray, passthrough } from './client.ts';
import { orders } from './orders.ts';
import { orderChannels, warehouses } from './reference-lists.ts';

/** ShipStation, an order and shipping manager, by version 1 of its interface; see README.md. */
export const shipstation: Connector = {
  type: 'wms',
  name: 'shipstation',
  displayName: 'ShipStation',
  baseUrl: 'https://ssapi.shipstation.com',
  credentials: [
    { name: 'api_key', label: 'API key', secret: true, required: true },
    { name: 'api_secret', label: 'API secret', secret: true, required: true },
  ],
  account: ({ api_key = '' }) => api_key,
  // Forty requests in any minute: ten at once, and one every two seconds, are never more.
  quota: { burst: 10, perSecond: 0.5 },
  timeoutMs: 100_000,
  // Nothing of it says whose the key is.
  check: async (ctx) => {
    await askArray(ctx, '/warehouses');
    return null;
  },
  passthrough,
  functions: [orders, warehouses, orderChannels],
};
