import { invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import type { Delivery } from '../../kit/simulator/weekly-files.ts';
import { type Account, accountsOf } from './accounts.ts';
import { AMERICAN_EXPORT, type Form, GERMAN_EXPORT, PLAIN, renderInvoice } from './csv.ts';
import { invoiceOf, type Terms } from './invoice.ts';

/**
 * What comes in for a week: a file an account, and now and then one of the week before once more, because the mail
 * came twice or somebody took it from the portal as well.
 */
export function deliveriesOf(terms: Terms, week: number): Delivery[] {
  return accountsOf(terms.seed).flatMap((account) => {
    const files = [original(terms, account, week, '')];
    if (week <= terms.firstWeek) return files;
    if (week % 5 === 2) files.push(original(terms, account, week - 1, '_again'));
    if (week % 5 === 4) files.push(exported(terms, account, week - 1));
    return files;
  });
}

function original(terms: Terms, account: Account, week: number, suffix: string): Delivery {
  return file(terms, account, week, formOf(account, week), suffix);
}

function exported(terms: Terms, account: Account, week: number): Delivery {
  return file(terms, account, week, account.country === 'DE' ? GERMAN_EXPORT : AMERICAN_EXPORT, '_export');
}

function file(terms: Terms, account: Account, week: number, form: Form, suffix: string): Delivery {
  const day = isoDay(invoiceDay(week)).replaceAll('-', '');
  return {
    name: `Invoice_${account.number}_${day}${suffix}.csv`,
    bytes: renderInvoice(invoiceOf(terms, account, week), form),
  };
}

/** Some weeks the file comes with a header; nobody knows beforehand which. */
function formOf(account: Account, week: number): Form {
  const header = week % 4 === 1;
  if (account.country === 'DE') return { ...PLAIN, header, encoding: 'windows-1252' };
  return { ...PLAIN, header, lineEnd: week % 3 === 0 ? '\n' : '\r\n' };
}
