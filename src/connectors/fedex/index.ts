import { invoiceCarrier, invoiceLines } from '../kit/invoice-file/invoice-carrier.ts';
import type { FileForm } from '../kit/invoice-file/layout.ts';
import { edi } from './edi.ts';
import { international } from './international.ts';
import { us } from './us.ts';

const form: FileForm = {
  carrier: 'FedEx',
  layouts: [us, international, edi],
  advice:
    'Send the invoice as CSV with all columns, as FedEx Billing Online or the electronic invoicing of FedEx makes it.',
};

/** FedEx has no interface for invoices; they come as files, uploaded or left in a folder. */
export const fedex = invoiceCarrier(
  { name: 'fedex', displayName: 'FedEx' },
  form,
  // The layouts are known from programs and samples of others; FedEx's own guides were not at hand.
  invoiceLines(form, 'third-party'),
);
