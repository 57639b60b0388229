import { type Terms, transactionsOf } from './posted.ts';

/** A transaction that cost or gave back something. Money in cents. */
export interface Truth {
  transaction: string;
  /** The day it was posted. */
  invoiceDay: string;
  pic: string;
  type: string;
  cents: number;
}

/** Every such transaction of a week. */
export function truthOf(terms: Terms, week: number): Truth[] {
  return transactionsOf(terms, week)
    .filter(({ cents }) => cents !== 0)
    .map(({ id, day, pic, type, cents }) => ({ transaction: id, invoiceDay: day, pic, type, cents }));
}
