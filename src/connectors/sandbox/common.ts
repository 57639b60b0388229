import type { Connector } from '../kit/manifest.ts';

/** What the vendor's three manifests have in common: one API key opens all of it. */
export const sandbox: Pick<
  Connector,
  'name' | 'displayName' | 'baseUrl' | 'credentials' | 'account' | 'quota' | 'timeoutMs'
> = {
  name: 'sandbox',
  displayName: 'Sandbox',
  // Where `backhaul simulate` is expected unless a connection names another place.
  baseUrl: 'http://127.0.0.1:4848',
  credentials: [
    { name: 'base_url', label: 'Base URL', secret: false, required: false },
    { name: 'api_key', label: 'API key', secret: true, required: true },
  ],
  account: (credentials) => credentials.api_key ?? '',
  quota: { burst: 100, perSecond: 100 },
  timeoutMs: 10_000,
};
