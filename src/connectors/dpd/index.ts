import { invoiceCarrier, invoiceLines } from '../kit/invoice-file/invoice-carrier.ts';
import type { FileForm } from '../kit/invoice-file/layout.ts';
import { insights } from './insights.ts';

const form: FileForm = {
  carrier: 'DPD',
  layouts: [insights],
  advice: 'Send the invoice details of DPD Insights as CSV, best with all columns.',
};

/** DPD has no public interface for invoices; they come as files, uploaded or left in a folder. */
export const dpd = invoiceCarrier(
  { name: 'dpd', displayName: 'DPD' },
  form,
  // The columns are known from one description by others; DPD publishes none.
  invoiceLines(form, 'third-party'),
);
