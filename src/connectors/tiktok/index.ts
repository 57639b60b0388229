import type { Connector } from '../kit/manifest.ts';
import { authorize } from './authorize.ts';
import { check } from './check.ts';
import { passthrough } from './client.ts';
import { inventory } from './inventory.ts';
import { orders } from './orders.ts';
import { signIn } from './sign-in.ts';
import { warehouses } from './warehouses.ts';

/** TikTok Shop, whose orders sellers or TikTok itself send; see README.md for the source of each fact. */
export const tiktok: Connector = {
  type: 'wms',
  name: 'tiktok',
  displayName: 'TikTok',
  baseUrl: 'https://open-api.tiktokglobalshop.com',
  urls: { auth: 'https://auth.tiktok-shops.com' },
  credentials: [
    { name: 'app_key', label: 'App key', secret: false, required: true },
    { name: 'app_secret', label: 'App secret', secret: true, required: true },
    { name: 'refresh_token', label: "Refresh token of the seller's consent", secret: true, required: true },
    { name: 'shop_cipher', label: 'Shop cipher (of the shop to read)', secret: false, required: true },
    {
      name: 'fulfillment_type',
      label: 'Only orders that are sent',
      help: 'All, if left open.',
      secret: false,
      required: false,
      oneOf: ['FULFILLMENT_BY_TIKTOK', 'FULFILLMENT_BY_SELLER'],
      words: { FULFILLMENT_BY_TIKTOK: 'By TikTok', FULFILLMENT_BY_SELLER: 'By the seller' },
    },
  ],
  account: ({ app_key = '', shop_cipher = '' }) => `${app_key} ${shop_cipher}`,
  // Assumed: no limit is published where we could read it. A 429 is obeyed.
  quota: { burst: 4, perSecond: 2 },
  timeoutMs: 60_000,
  signIn,
  authorize,
  check,
  passthrough,
  functions: [orders, inventory, warehouses],
};
