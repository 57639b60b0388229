import type { Connector } from '../kit/manifest.ts';
import { check } from './check.ts';
import { passthrough } from './client.ts';
import { credentials } from './credentials.ts';
import { inventory } from './inventory.ts';
import { orders } from './orders.ts';
import { shippingMethods, warehouses } from './reference-lists.ts';
import { signIn } from './sign-in.ts';

/** Linnworks, which manages orders, stock and warehouses of merchants; see README.md for the source of each fact. */
export const linnworks: Connector = {
  type: 'wms',
  name: 'linnworks',
  displayName: 'Linnworks',
  // Where sessions are opened, which name the server of all else.
  baseUrl: 'https://api.linnworks.net',
  // The newer interface, by region.
  urls: {
    eu: 'https://eu-api.linnworks.net',
    us: 'https://us-api.linnworks.net',
    as: 'https://as-api.linnworks.net',
  },
  credentials,
  account: ({ application_id = '', installation_token = '' }) => `${application_id} ${installation_token}`,
  // 150 a minute are the least that any method allows, each for itself: all of them together stay below that.
  quota: { burst: 30, perSecond: 2 },
  timeoutMs: 60_000,
  signIn,
  check,
  passthrough,
  functions: [orders, inventory, warehouses, shippingMethods],
};
