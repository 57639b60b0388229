import type { Connector } from '../kit/manifest.ts';
import { checkCredentials, credentialFields } from './credentials.ts';
import { invoiceLineItems } from './invoice-line-items.ts';
import { survey } from './survey.ts';

/** UPS has no interface for invoices; they come as files, uploaded or left in a folder. */
export const ups: Connector = {
  type: 'carrier',
  name: 'ups',
  displayName: 'UPS',
  baseUrl: '',
  credentials: credentialFields,
  // No quota of anybody's is used up by reading files, so it matters little who shares one.
  account: ({ folder = '', account_numbers = '' }) => `${folder}|${account_numbers}`,
  quota: { burst: 1000, perSecond: 1000 },
  timeoutMs: 30_000,
  check: async (ctx) => {
    checkCredentials(ctx.credentials);
    return null;
  },
  inbox: { fileName: /\.(csv|txt)$/i, fileType: 'csv', survey },
  functions: [invoiceLineItems],
};
