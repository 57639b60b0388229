import { invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { billedIn, invoiceNumber, parcelsOf, type Terms, totalOf } from './billed.ts';

/** A charge as it was billed, whatever files tell of it. Money in whole cents. */
export interface Truth {
  account: string;
  invoice: string;
  invoiceDay: string;
  day: string;
  /** Of the shipment where that is what was billed. */
  tracking: string;
  cents: number;
}

/** Every charge of the invoices of a week, in no order that matters. */
export function truthOf(terms: Terms, week: number): Truth[] {
  return billedIn(week).flatMap((account) =>
    parcelsOf(terms, account, week).flatMap((parcel) => {
      const { base, energy, toll, peak, customs, other } = parcel;
      const amounts =
        account.language === 'dutch'
          ? [base, totalOf(parcel) - base]
          : [base, energy, toll, peak, customs, other];
      return amounts
        .filter((cents) => cents !== 0)
        .map((cents) => ({
          account: account.number,
          invoice: invoiceNumber(account, week),
          invoiceDay: isoDay(invoiceDay(week)),
          day: parcel.day,
          tracking: parcel.type === 'S' ? parcel.shipment : parcel.parcel,
          cents,
        }));
    }),
  );
}
