import type { Delivery } from '../../kit/simulator/weekly-files.ts';
import { accountsOf } from './accounts.ts';
import { PLAIN, renderInvoice } from './csv.ts';
import { invoiceOf, type Terms } from './invoice.ts';

/** What people leave in such a folder by mistake, and what goes wrong on the way. */
export type Misfit = 'pdf' | 'workbook' | 'empty' | 'other_table' | 'cut_off' | 'row_missing';

/** A file that is not as it should be, made from a week's first invoice where it is made from one. */
export function misfitOf(kind: Misfit, terms: Terms, week: number): Delivery {
  const name = `misfit_${kind}_${week}.csv`;
  const invoice = invoiceOf(terms, accountsOf(terms.seed)[0]!, week);
  switch (kind) {
    case 'pdf':
      return { name, bytes: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n') };
    case 'workbook':
      return { name, bytes: Buffer.from('504b030414000600080000002100', 'hex') };
    case 'empty':
      return { name, bytes: Buffer.alloc(0) };
    case 'other_table':
      return { name, bytes: Buffer.from('Date,Parcel,Amount\n2026-04-18,X1,9.80\n') };
    case 'cut_off': {
      const bytes = renderInvoice(invoice, PLAIN);
      // Inside a quoted cell, so that the row has no end.
      return { name, bytes: bytes.subarray(0, bytes.lastIndexOf('"Smith') + 4) };
    }
    case 'row_missing':
      return { name, bytes: renderInvoice({ ...invoice, lines: invoice.lines.slice(1) }, PLAIN) };
  }
}
