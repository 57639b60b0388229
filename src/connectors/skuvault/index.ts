import type { Connector } from '../kit/manifest.ts';
import { call, passthrough } from './client.ts';
import { OPERATIONS } from './operations.ts';
import { orders } from './orders.ts';
import { inventory, warehouses } from './stock.ts';

/** SkuVault, which the founding page means by "SkyVault" as far as anybody can tell; see README.md. */
export const skuvault: Connector = {
  type: 'wms',
  name: 'skuvault',
  displayName: 'SkyVault',
  baseUrl: 'https://app.skuvault.com/api',
  credentials: [
    { name: 'tenant_token', label: 'Tenant token', secret: true, required: true },
    { name: 'user_token', label: 'User token', secret: true, required: true },
  ],
  account: ({ user_token = '' }) => user_token,
  // The vendor counts by call; no limit over all of them is told.
  quota: { burst: 5, perSecond: 0.5 },
  operations: OPERATIONS,
  timeoutMs: 120_000,
  // Nothing of it says whose the tokens are.
  check: async (ctx) => {
    await ctx.take(0, 'getIntegrations');
    await call(ctx, 'integration/getIntegrations', {});
    return null;
  },
  passthrough,
  functions: [orders, inventory, warehouses],
};
