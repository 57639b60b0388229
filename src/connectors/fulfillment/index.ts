import type { Connector } from '../kit/manifest.ts';
import { check } from './check.ts';
import { credentials } from './credentials.ts';
import { inventory } from './inventory.ts';
import { passthrough } from './list-request.ts';
import { orders } from './orders.ts';
import { returns } from './returns.ts';
import { signIn } from './sign-in.ts';

/** Fulfillment.com, a 3PL with warehouses of its own; see README.md for the source of each fact. */
export const fulfillment: Connector = {
  type: 'wms',
  name: 'fulfillment',
  displayName: 'Fulfillment',
  baseUrl: 'https://api.fulfillment.com/v2',
  credentials,
  account: ({ client_id = '', username = '' }) => `${client_id} ${username}`,
  // Assumed: the vendor documents no limit and no header that would tell one.
  quota: { burst: 5, perSecond: 2 },
  timeoutMs: 60_000,
  signIn,
  check,
  passthrough,
  functions: [orders, returns, inventory],
};
