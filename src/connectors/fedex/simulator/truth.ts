import { invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { billedIn, invoiceOf, type Terms } from './billed.ts';

/** A charge as it was billed, whatever files tell of it. Money in whole cents. */
export interface Truth {
  account: string;
  invoice: string;
  invoiceDay: string;
  /** Empty where it was not told. */
  day: string;
  tracking: string;
  /** The base is called by no label of its own. */
  label: string;
  cents: number;
  currency: string;
}

/** Every charge of the invoices of a week, in no order that matters. */
export function truthOf(terms: Terms, week: number): Truth[] {
  return billedIn(week).flatMap((account) => {
    const { number, shipments } = invoiceOf(terms, account, week);
    return shipments.flatMap(({ tracking, day, charges, base }) => {
      const common = {
        account: account.number,
        invoice: number,
        invoiceDay: isoDay(invoiceDay(week)),
        day,
        tracking,
        currency: account.currency,
      };
      const all = base === 0 ? charges : [...charges, { label: 'base', cents: base }];
      return all.map(({ label, cents }) => ({ ...common, label, cents }));
    });
  });
}
