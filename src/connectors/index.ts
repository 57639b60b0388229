import type { Connector } from './kit/manifest.ts';
import { sandboxCarrier } from './sandbox/carrier.ts';
import { sandboxCart } from './sandbox/cart.ts';
import { sandboxWms } from './sandbox/wms.ts';

/** Every integration there is; the only file that lists them. */
export const connectors: readonly Connector[] = [sandboxWms, sandboxCart, sandboxCarrier];
