import type { Connector } from './kit/manifest.ts';
import { sandboxCarrier } from './sandbox/carrier.ts';
import { sandboxCart } from './sandbox/cart.ts';
import { sandboxWms } from './sandbox/wms.ts';

/**
 * Every integration there is; the only file that lists them.
 *
 * @param places where the sandbox vendor of this installation runs: the one source whose address we choose
 */
export function connectors(places: { sandboxUrl: string }): readonly Connector[] {
  return [sandboxWms, sandboxCart, sandboxCarrier].map((sandbox) => ({
    ...sandbox,
    baseUrl: places.sandboxUrl,
  }));
}
