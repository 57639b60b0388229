import { invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { accountsOf } from './accounts.ts';
import { invoiceOf, type Terms } from './invoice.ts';

/** A charge as it was billed, whatever files tell of it. Money in whole cents. */
export interface Truth {
  account: string;
  invoice: string;
  invoiceDay: string;
  day: string;
  /** Empty for charges of the account. */
  tracking: string;
  category: string;
  detail: string;
  classification: string;
  text: string;
  net: number;
  gross: number;
  currency: string;
}

/** Every charge of the invoices of a week, in no order that matters. */
export function truthOf(terms: Terms, week: number): Truth[] {
  return accountsOf(terms.seed).flatMap((account) => {
    const { number, lines } = invoiceOf(terms, account, week);
    return lines.map((line) => ({
      account: account.number,
      invoice: number,
      invoiceDay: isoDay(invoiceDay(week)),
      day: line.day,
      tracking: line.tracking,
      category: line.category,
      detail: line.detail,
      classification: line.classification,
      text: line.text,
      net: line.net,
      gross: line.net + line.incentive,
      currency: account.currency,
    }));
  });
}
