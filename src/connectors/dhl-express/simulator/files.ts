import { invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { money, PLAIN, renderTable } from '../../kit/simulator/table.ts';
import type { Delivery } from '../../kit/simulator/weekly-files.ts';
import { type Account, billedIn, invoicesOf, type Terms } from './billed.ts';
import { australianTable, standardTable } from './rows.ts';

const european = (cents: number) => (cents / 100).toLocaleString('de-DE', { minimumFractionDigits: 2 });

/** What comes in for a week: a file an account with all its invoices, and now and then the last one once more. */
export function deliveriesOf(terms: Terms, week: number, firstWeek: number): Delivery[] {
  return billedIn(week).flatMap((account) => {
    const file = fileOf(terms, account, week, '');
    if (account.layout !== 'standard' || week === firstWeek || week % 8 !== 2) return [file];
    return [file, fileOf(terms, account, week - 1, '_again')];
  });
}

/** A week's invoices as DHL writes them for the account. */
export function fileOf(terms: Terms, account: Account, week: number, suffix: string): Delivery {
  const invoices = invoicesOf(terms, account, week);
  const lineEnd = suffix === '' ? '\r\n' : '\n';
  const name = `${account.station}_${isoDay(invoiceDay(week))}${suffix}.csv`;
  switch (account.layout) {
    case 'standard':
      return { name, bytes: renderTable(standardTable(invoices, money), { ...PLAIN, lineEnd }) };
    case 'semicolons':
      return {
        name,
        bytes: renderTable(standardTable(invoices, european), {
          ...PLAIN,
          delimiter: ';',
          encoding: 'windows-1252',
        }),
      };
    case 'australian':
      return { name, bytes: renderTable(australianTable(invoices, money), PLAIN) };
  }
}
