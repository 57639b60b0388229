import type { Quota } from '../kit/manifest.ts';

/** Five in any minute: one every twelve and a half seconds. */
const HEAVY: Quota = { burst: 1, perSecond: 0.08 };

/** The vendor counts by call. */
export const OPERATIONS: Readonly<Record<string, Quota>> = {
  getSalesByDate: HEAVY,
  getShipments: HEAVY,
  // Not told; the vendor once announced five a minute for all that is read.
  getItemQuantities: HEAVY,
  getIntegrations: HEAVY,
  getWarehouses: { burst: 1, perSecond: 1 / 61 },
};
