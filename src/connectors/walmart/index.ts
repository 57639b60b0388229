import type { Connector } from '../kit/manifest.ts';
import { check } from './check.ts';
import { passthrough } from './client.ts';
import { inventory } from './inventory.ts';
import { orders } from './orders.ts';
import { returns } from './returns.ts';
import { signIn } from './sign-in.ts';

/** Walmart's marketplace in the US, with what its own warehouses (WFS) send; see README.md for the source of each fact. */
export const walmart: Connector = {
  type: 'wms',
  name: 'walmart',
  displayName: 'Walmart',
  baseUrl: 'https://marketplace.walmartapis.com',
  credentials: [
    {
      name: 'client_id',
      label: 'Client id',
      help: 'In Walmart’s Developer Portal, at the API keys, with its secret.',
      secret: false,
      required: true,
    },
    { name: 'client_secret', label: 'Client secret', secret: true, required: true },
    {
      name: 'channel_type',
      label: 'Consumer channel type (only if Walmart gave you one)',
      secret: false,
      required: false,
    },
  ],
  account: ({ client_id = '' }) => client_id,
  // Not published for the marketplace: a sister interface has sixty a minute. A 429 is obeyed.
  quota: { burst: 10, perSecond: 0.9 },
  timeoutMs: 60_000,
  signIn,
  check,
  passthrough,
  functions: [orders, returns, inventory],
};
