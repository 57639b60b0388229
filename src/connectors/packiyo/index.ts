import type { Connector } from '../kit/manifest.ts';
import { listPage } from './api.ts';
import { orders } from './orders.ts';
import { inventory, products } from './products.ts';

/** Packiyo, a warehouse system for 3PLs: JSON:API, one host a tenant. README.md has the source of each fact. */
export const packiyo: Connector = {
  type: 'wms',
  name: 'packiyo',
  displayName: 'Packiyo',
  // The tenant's part is put in by ./api.ts; a simulator's address has none.
  baseUrl: 'https://{tenant}.packiyo.com/api/v1',
  credentials: [
    { name: 'tenant', label: 'Tenant (what stands before .packiyo.com)', secret: false, required: true },
    { name: 'api_token', label: 'API token', secret: true, required: true },
  ],
  // Nobody says whether a token or the tenant is limited; the tenant is the safe reading.
  account: ({ tenant = '' }) => tenant.toLowerCase(),
  // The limit is not published; clients pause 150 ms between requests and still meet 429 now and then.
  quota: { burst: 5, perSecond: 1 },
  timeoutMs: 60_000,
  check: async (ctx) => {
    await listPage(ctx, '/products', { 'page[number]': 1, 'page[size]': 1 });
    return null;
  },
  functions: [orders, products, inventory],
};
