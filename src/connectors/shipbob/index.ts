import type { Connector } from '../kit/manifest.ts';
import { check } from './check.ts';
import { passthrough } from './client.ts';
import { inventory } from './inventory.ts';
import { orders } from './orders.ts';
import { orderChannels, shippingMethods, warehouses } from './reference-lists.ts';

/** ShipBob, a 3PL with warehouses of its own; see README.md for the source of each fact. */
export const shipbob: Connector = {
  type: 'wms',
  name: 'shipbob',
  displayName: 'ShipBob',
  baseUrl: 'https://api.shipbob.com',
  urls: { sandbox: 'https://sandbox-api.shipbob.com' },
  credentials: [
    {
      name: 'access_token',
      label: 'Personal access token',
      secret: true,
      required: true,
      help: 'Made in the ShipBob dashboard.',
    },
    { name: 'channel_id', label: 'Channel to read (all, if left empty)', secret: false, required: false },
    {
      name: 'environment',
      label: 'Environment',
      secret: false,
      required: false,
      oneOf: ['production', 'sandbox'],
      words: { production: 'Production', sandbox: 'Sandbox' },
      help: 'Production, unless you have a sandbox at ShipBob.',
    },
  ],
  account: ({ access_token = '' }) => access_token,
  // The vendor counts 150 requests in any minute: thirty at once, and two a second, are never more.
  quota: { burst: 30, perSecond: 2 },
  timeoutMs: 60_000,
  check,
  passthrough,
  functions: [orders, inventory, warehouses, orderChannels, shippingMethods],
};
