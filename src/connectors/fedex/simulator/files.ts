import { invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { money, PLAIN, renderTable, type Spelling } from '../../kit/simulator/table.ts';
import type { Delivery } from '../../kit/simulator/weekly-files.ts';
import { type Account, billedIn, invoiceOf, type Terms } from './billed.ts';
import { tableOf, type Words } from './rows.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const AS_FEDEX: Words = { day: (day) => day.replaceAll('-', ''), money };
const IN_WORDS: Words = {
  day: (day) => `${day.slice(8)}-${MONTHS[Number(day.slice(5, 7)) - 1]}-${day.slice(0, 4)}`,
  money,
};
/** Opened in an American spreadsheet and saved. */
const AMERICAN: Words = {
  day: (day) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}/${day.slice(0, 4)}`,
  money: (cents) => (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }),
};

/** What comes in for a week: a file an account, and now and then one of the week before once more. */
export function deliveriesOf(terms: Terms, week: number, firstWeek: number): Delivery[] {
  return billedIn(week).flatMap((account) => {
    const files = [original(terms, account, week, '')];
    if (week === firstWeek || account.layout !== 'us') return files;
    if (week % 8 === 2) files.push(original(terms, account, week - 1, '_again'));
    if (week % 8 === 5) files.push(exported(terms, account, week - 1));
    return files;
  });
}

/** An invoice as FedEx makes it. */
export function original(terms: Terms, account: Account, week: number, suffix: string): Delivery {
  return file(terms, account, week, suffix, { words: week % 3 === 0 ? IN_WORDS : AS_FEDEX });
}

function exported(terms: Terms, account: Account, week: number): Delivery {
  return file(terms, account, week, '_export', {
    words: AMERICAN,
    spelling: { ...PLAIN, byteOrderMark: true },
    reversed: true,
  });
}

interface Form {
  words: Words;
  spelling?: Spelling;
  /** Sorted from the bottom. */
  reversed?: boolean;
}

function file(
  terms: Terms,
  account: Account,
  week: number,
  suffix: string,
  { words, spelling = PLAIN, reversed = false }: Form,
): Delivery {
  const invoice = invoiceOf(terms, account, week);
  const [header = [], ...rows] = tableOf(invoice, words);
  return {
    name: `${invoice.number}_${isoDay(invoiceDay(week)).replaceAll('-', '')}${suffix}.csv`,
    bytes: renderTable([header, ...(reversed ? rows.toReversed() : rows)], spelling),
  };
}
