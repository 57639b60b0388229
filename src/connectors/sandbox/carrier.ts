import type { Connector } from '../kit/manifest.ts';
import { sandbox } from './common.ts';
import { invoiceLineItems } from './invoice-line-items.ts';

/** Sandbox as a carrier. */
export const sandboxCarrier: Omit<Connector, 'baseUrl'> = {
  ...sandbox,
  type: 'carrier',
  functions: [invoiceLineItems],
};
