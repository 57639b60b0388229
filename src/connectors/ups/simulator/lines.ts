import type { Account } from './accounts.ts';

/** A row of an invoice. Money is in whole cents. */
export interface Line {
  /** Day of pickup, `2026-04-13`. */
  day: string;
  tracking: string;
  lead: string;
  category: string;
  detail: string;
  classification: string;
  code: string;
  text: string;
  incentive: number;
  net: number;
  /** What stands in further columns, by position. */
  more: Readonly<Record<number, string>>;
}

/** A line of the account itself, or the beginning of one of a parcel. */
export function line(fields: Partial<Line> & Pick<Line, 'day' | 'category' | 'detail'>): Line {
  return {
    tracking: '',
    lead: fields.tracking ?? '',
    classification: '',
    code: '',
    text: '',
    incentive: 0,
    net: 0,
    more: {},
    ...fields,
  };
}

/** The same charge with the opposite sign: UPS takes back with a negative row, under the words of the first. */
export function reversed(charge: Line, detail: string, category = 'ADJ'): Line {
  const { 19: _packages, 27: _entered, 29: _billed, ...more } = charge.more;
  return {
    ...charge,
    category,
    detail,
    // From zero, for the opposite of nothing is not minus nothing.
    incentive: 0 - charge.incentive,
    net: 0 - charge.net,
    more: { ...more, 19: '0' },
  };
}

/** The invoice of a week: all of an account's rows, with what they come to. */
export interface Invoice {
  account: Account;
  week: number;
  number: string;
  /** In cents. */
  total: number;
  lines: readonly Line[];
}

/** Cents as UPS writes money: `-5.10`. */
export function money(cents: number): string {
  return (cents / 100).toFixed(2);
}
