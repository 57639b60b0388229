import type { Connector } from '../kit/manifest.ts';
import { check } from './check.ts';
import { passthrough } from './client.ts';
import { CREDITS } from './credits.ts';
import { inboundShipments } from './inbound-shipments.ts';
import { inventory } from './inventory.ts';
import { inventoryLedger } from './inventory-ledger.ts';
import { orders } from './orders.ts';
import { products } from './products.ts';
import { signIn } from './sign-in.ts';

/** ShipHero, a warehouse system of merchants and of 3PLs. */
export const shiphero: Connector = {
  type: 'wms',
  name: 'shiphero',
  displayName: 'ShipHero',
  baseUrl: 'https://public-api.shiphero.com',
  // Either the token or name and password; `signIn` says so where neither is complete.
  credentials: [
    {
      name: 'refresh_token',
      label: 'Refresh token of a developer user',
      secret: true,
      required: false,
      help: 'Make a developer user in ShipHero. Enter its refresh token, or its name and password below.',
    },
    { name: 'username', label: 'User name, instead of the refresh token', secret: false, required: false },
    { name: 'password', label: 'Password of that user', secret: true, required: false },
    {
      name: 'customer_account_id',
      label: 'For 3PLs: id of the customer account to read',
      secret: false,
      required: false,
    },
  ],
  account: ({ refresh_token, username }) => refresh_token ?? username ?? '',
  quota: CREDITS,
  timeoutMs: 60_000,
  signIn,
  check,
  passthrough,
  functions: [orders, inboundShipments, products, inventoryLedger, inventory],
};
