import { startSandboxVendor } from '../connectors/sandbox/simulator/index.ts';
import { Refusal } from './refusal.ts';
import type { Settings } from './settings.ts';

/** The vendor trusts every caller, so it never listens for other machines, whatever the API does. */
export const VENDOR_HOST = '127.0.0.1';

type Options = Pick<Settings, 'port' | 'sandboxUrl'>;

/** The port `start` runs the vendor on: the one after the API's; 0 where that is any free one too. */
export function vendorPort({ port }: Pick<Settings, 'port'>): number {
  return port === 0 ? 0 : port + 1;
}

/**
 * Where a process that does not run the vendor finds it.
 *
 * @throws Refusal when `start` takes any free port, which nobody else can know
 */
export function vendorUrl(settings: Options): string {
  if (settings.sandboxUrl) return settings.sandboxUrl;
  if (settings.port === 0)
    throw new Refusal(
      'BACKHAUL_PORT is 0, so the sandbox vendor of "backhaul start" has a port that this process cannot know. Set BACKHAUL_SANDBOX_URL to the address "backhaul start" shows, or use a fixed BACKHAUL_PORT.',
      2,
    );
  return `http://${VENDOR_HOST}:${vendorPort(settings)}`;
}

/** Starts the vendor, or uses the one the settings name. */
export async function openVendor(settings: Options): Promise<{ url: string; close(): Promise<void> }> {
  if (settings.sandboxUrl) return { url: settings.sandboxUrl, close: async () => {} };
  return await startSandboxVendor({ port: vendorPort(settings), host: VENDOR_HOST });
}
