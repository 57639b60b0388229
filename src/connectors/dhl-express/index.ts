import { invoiceCarrier, invoiceLines } from '../kit/invoice-file/invoice-carrier.ts';
import type { FileForm } from '../kit/invoice-file/layout.ts';
import { australian } from './australian.ts';
import { standard } from './standard.ts';

const form: FileForm = {
  carrier: 'DHL Express',
  layouts: [standard, australian],
  advice: 'Send the standard CSV of MyBill, or the one that DHL Express pushes by SFTP, with all columns.',
};

/** DHL Express has no interface for invoices; they come as files, uploaded or left in a folder. */
export const dhlExpress = invoiceCarrier(
  { name: 'dhl-express', displayName: 'DHL Express' },
  form,
  // The layouts are known from programs that read them in production; DHL's own guides were not at hand.
  invoiceLines(form, 'third-party'),
);
