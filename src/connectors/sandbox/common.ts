import type { Connector } from '../kit/manifest.ts';
import { askVendor, passthrough } from './client.ts';

/** What the vendor's three manifests have in common: one API key opens all of it. */
export const sandbox: Pick<
  Connector,
  'name' | 'displayName' | 'credentials' | 'account' | 'quota' | 'timeoutMs' | 'check' | 'passthrough'
> = {
  name: 'sandbox',
  displayName: 'Sandbox',
  credentials: [{ name: 'api_key', label: 'API key', secret: true, required: true }],
  account: (credentials) => credentials.api_key ?? '',
  quota: { burst: 100, perSecond: 100 },
  timeoutMs: 10_000,
  check: async (ctx) => {
    await askVendor(ctx, 'sites', { limit: 1 });
    return null;
  },
  passthrough,
};
