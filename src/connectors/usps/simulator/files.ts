import { invoiceDay, isoDay } from '../../kit/simulator/billing-week.ts';
import { PLAIN, renderTable, rowUnder } from '../../kit/simulator/table.ts';
import type { Delivery } from '../../kit/simulator/weekly-files.ts';
import { ACCOUNT, type Terms, type Transaction, transactionsOf } from './posted.ts';

const HEADER: readonly string[] = `ACH Withdrawal ID|ACH Withdrawal Amount|EPS Account #|EPS Transaction ID
  |Transaction Amount|Transaction Date/Time|Transaction Type|EFN|Package Identification Code (PIC)|Mail Class
  |Postage|CRID|Master MID|Permit Number|Permit Type|Permit Finance Number|Reason|Details|Cust Ref Num1
  |Cust Ref Num2|Dispute ID`
  .split('|')
  .map((name) => name.trim());

/** What comes in for a week: its report, and now and then one of two weeks, so that rows come twice. */
export function deliveriesOf(terms: Terms, week: number, firstWeek: number): Delivery[] {
  const files = [reportOf(terms, [week])];
  if (week > firstWeek && week % 6 === 2) files.push(reportOf(terms, [week - 1, week]));
  return files;
}

/** The report of some weeks, as somebody asked for it. */
export function reportOf(terms: Terms, weeks: readonly number[]): Delivery {
  const rows = weeks.flatMap((week) => {
    const posted = transactionsOf(terms, week);
    const withdrawn = posted.reduce((sum, { cents }) => sum + Math.max(cents, 0), 0);
    return posted.map((one) => rowUnder(HEADER, rowOf(one, String(700_000_000_000 + week), withdrawn)));
  });
  const name = `eps_${weeks.map((week) => isoDay(invoiceDay(week))).join('_')}.csv`;
  return { name, bytes: renderTable([[...HEADER], ...rows], PLAIN) };
}

function rowOf(one: Transaction, withdrawal: string, withdrawn: number): Record<string, string> {
  const shown = money(one.unsigned ? Math.abs(one.cents) : one.cents);
  const isPaid = one.cents > 0;
  return {
    // The same withdrawal pays for many rows, and stands on each of them whole.
    'ACH Withdrawal ID': isPaid ? withdrawal : '',
    'ACH Withdrawal Amount': isPaid ? money(withdrawn) : '',
    'EPS Account #': ACCOUNT,
    'EPS Transaction ID': one.id,
    'Transaction Amount': shown,
    'Transaction Date/Time': `${one.day} ${one.time}`,
    'Transaction Type': one.type,
    // So that a spreadsheet leaves it alone.
    'Package Identification Code (PIC)': one.pic && `'${one.pic}`,
    'Mail Class': one.mailClass,
    Postage: one.hasPostage ? shown : '',
    CRID: '10000017',
    'Permit Type': 'PI',
    Reason: one.reason,
    'Cust Ref Num1': one.reference,
  };
}

function money(cents: number): string {
  return (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
}
