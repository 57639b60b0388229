import type { Connector, Quota } from '../../src/connectors/kit/manifest.ts';
import { functionOf } from '../../src/connectors/kit/registry.ts';
import { sandboxWms } from '../../src/connectors/sandbox/wms.ts';

/** Far more than anything here asks, for rows that are not about a quota. */
const UNLIMITED: Quota = { burst: 1_000_000, perSecond: 1_000_000 };

/**
 * The sandbox vendor's connector, with its orders alone and at the bench's source. Its mapper and its manifest are the
 * product's.
 */
export function benchConnector(sourceUrl: string, quota = UNLIMITED): Connector {
  const whole: Connector = { ...sandboxWms, baseUrl: sourceUrl };
  return { ...whole, quota, functions: [functionOf(whole, 'get_orders')!] };
}
