import type { RowReader } from '../kit/invoice-file/cells.ts';
import type { Bill, Layout } from '../kit/invoice-file/layout.ts';
import { Unreadable } from '../kit/invoice-file/reading.ts';
import { fromZone } from '../kit/zone.ts';
import { givesBack, kindOf, movesMoney } from './codes.ts';

/** The report names no zone; USPS's systems are said to report the time of its Central zone. */
const ZONE = 'America/Chicago';

/** The transaction report of the Enterprise Payment System: a row a transaction. */
export const transactions: Layout = {
  name: 'eps-transactions',
  columns: {
    withdrawal: ['ACH Withdrawal ID'],
    withdrawal_amount: ['ACH Withdrawal Amount'],
    account: ['EPS Account #', 'EPS Account Number'],
    transaction: ['EPS Transaction ID'],
    amount: ['Transaction Amount'],
    time: ['Transaction Date/Time'],
    type: ['Transaction Type'],
    electronic_file_number: ['EFN'],
    package: ['Package Identification Code (PIC)', 'PIC'],
    mail_class: ['Mail Class'],
    postage: ['Postage'],
    crid: ['CRID'],
    mailer: ['Master MID'],
    permit_number: ['Permit Number'],
    permit_type: ['Permit Type'],
    permit_finance_number: ['Permit Finance Number'],
    reason: ['Reason'],
    details: ['Details'],
    reference_1: ['Cust Ref Num1'],
    reference_2: ['Cust Ref Num2'],
    dispute: ['Dispute ID'],
  },
  needed: ['transaction', 'amount', 'time', 'type', 'package'],
  dates: ['time'],
  amounts: ['amount', 'postage'],
  // USPS is American.
  dayFirst: false,
  bill,
  additional,
};

function bill(row: RowReader): Bill | null {
  const type = row.text('type');
  // The withdrawal that pays for many transactions bills none of them.
  if (movesMoney(type)) return null;
  const postage = row.amount('postage');
  const transacted = row.amount('amount');
  const stated = postage ?? transacted;
  // Forms and pickups have a row and cost nothing.
  if (stated === null || stated === 0n) return null;
  const net = givesBack(type) && stated > 0n ? -stated : stated;
  return {
    // There is no invoice: a transaction is what is billed.
    invoice: row.needed('transaction', (column) => row.identifier(column)),
    invoiceDay: row.needed('time', (column) => row.day(column)),
    day: row.ifReadable(() => instantOf(row)),
    account: row.identifier('account'),
    tracking: row.identifier('package'),
    currency: 'USD',
    total: null,
    key: [type],
    charges: [{ label: labelOf(row), code: 'postage', gross: net, net }],
    ...(postage !== null &&
      transacted !== null &&
      size(postage) !== size(transacted) && {
        remark: 'Postage and Transaction Amount are not the same; Postage was read',
      }),
  };
}

function labelOf(row: RowReader): string {
  const type = row.text('type') ?? 'Transaction';
  const mailClass = row.text('mail_class');
  return mailClass === null ? type : `${type} (${mailClass})`;
}

/** The instant of a transaction; null where the report tells only its day. */
function instantOf(row: RowReader): string | null {
  return row.read('time', (text) => {
    const [, hours, minutes, seconds = '00'] = /[T ](\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim()) ?? [];
    const day = row.day('time');
    if (hours === undefined || day === null) return null;
    try {
      const wall = `${day}T${hours.padStart(2, '0')}:${minutes}:${seconds}`;
      return fromZone(wall, ZONE).toISOString().replace('.000Z', 'Z');
    } catch {
      throw new Unreadable(text, 'which is no time');
    }
  });
}

function additional(row: RowReader): Record<string, unknown> {
  const number = (column: string) => row.ifReadable(() => row.number(column));
  const kind = kindOf(row.text('type'));
  return {
    // As it stands, for the zone is a guess.
    transaction_time: row.text('time'),
    transaction_type: row.text('type'),
    transaction_kind: kind,
    adjustment: kind !== null && ['refund', 'credit', 'dispute', 'adjustment'].includes(kind),
    transaction_amount: number('amount'),
    postage: number('postage'),
    ach_withdrawal_id: row.ifReadable(() => row.identifier('withdrawal')),
    electronic_file_number: row.ifReadable(() => row.identifier('electronic_file_number')),
    service: row.text('mail_class'),
    crid: row.text('crid'),
    mailer_id: row.text('mailer'),
    permit_number: row.text('permit_number'),
    permit_type: row.text('permit_type'),
    reason: row.text('reason'),
    details: row.text('details'),
    references: [row.text('reference_1'), row.text('reference_2')].filter((one) => one !== null),
    dispute_id: row.text('dispute'),
  };
}

function size(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
