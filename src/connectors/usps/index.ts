import { invoiceCarrier, invoiceLines } from '../kit/invoice-file/invoice-carrier.ts';
import type { FileForm } from '../kit/invoice-file/layout.ts';
import { transactions } from './transactions.ts';

const form: FileForm = {
  carrier: 'USPS',
  layouts: [transactions],
  advice: 'Send the transaction report of the Enterprise Payment System (Business Customer Gateway) as CSV.',
};

/** USPS is prepaid and has no invoices; its account's transactions come as files, uploaded or left in a folder. */
export const usps = invoiceCarrier(
  { name: 'usps', displayName: 'USPS' },
  form,
  // The columns are known from one description by others; USPS's data dictionary was not at hand.
  invoiceLines(form, 'third-party'),
);
