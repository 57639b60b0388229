import type { RowReader } from '../kit/invoice-file/cells.ts';
import type { Bill, Layout } from '../kit/invoice-file/layout.ts';
import { chargesOfPairs } from './pairs.ts';

/** The CSV of FedEx Billing Online for accounts billed elsewhere: the United Kingdom, the Netherlands and others. */
export const international: Layout = {
  name: 'international',
  columns: {
    billing_country: ['Billing Country/Territory'],
    invoice_type: ['Invoice Type'],
    account: ['Bill to Account Number'],
    invoice_number: ['FedEx Invoice Number'],
    invoice_date: ['Invoice Date'],
    due_date: ['Due Date'],
    currency: ['Bill to Currency'],
    invoice_total: ['Original Amount Due'],
    tracking_number: ['Air Waybill Number'],
    payor: ['Bill To'],
    reference_1: ['Shipper Reference 1'],
    reference_2: ['Shipper Reference 2'],
    reference_3: ['Shipper Reference 3'],
    ship_date: ['Ship Date'],
    ship_date_formatted: ['Ship Date (formatted)'],
    tendered_date: ['Tendered Date'],
    service: ['Service'],
    packaging: ['Packaging'],
    pieces: ['Pieces'],
    actual_weight: ['Actual Weight'],
    actual_weight_unit: ['Actual Weight Units'],
    master_tracking_number: ['Master Air Waybill Number'],
    sender_country: ['Sender Address Country/Territory'],
    recipient_postal_code: ['Recipient Address Postal'],
    recipient_country: ['Recipient Address Country/Territory'],
    package_id: ['MPS Package Tracking ID'],
    rated_weight: ['Rated Weight Amount'],
    rated_weight_unit: ['Rated Weight Units'],
    zone: ['Zone Code'],
    total: ['Air Waybill Total Amount'],
    charge_label: ['Air Waybill Charge Label'],
    charge_amount: ['Air Waybill Charge Amount'],
  },
  repeated: ['charge_label', 'charge_amount'],
  needed: ['invoice_date', 'invoice_number', 'tracking_number', 'total'],
  dates: ['invoice_date', 'due_date', 'ship_date', 'ship_date_formatted', 'tendered_date'],
  amounts: ['total', 'invoice_total', 'charge_amount'],
  bill,
  additional,
};

function bill(row: RowReader): Bill | null {
  const charges = chargesOfPairs(row, row.amount('total'));
  if (charges.length === 0) return null;
  const number = row.identifier('tracking_number');
  const piece = row.identifier('package_id');
  return {
    invoice: row.needed('invoice_number', (column) => row.identifier(column)),
    invoiceDay: row.needed('invoice_date', (column) => row.day(column)),
    day: row.day('ship_date') ?? row.day('ship_date_formatted'),
    account: row.identifier('account'),
    tracking: piece ?? number,
    currency: row.text('currency'),
    total: row.amount('invoice_total'),
    key: [number, piece],
    charges,
  };
}

function additional(row: RowReader): Record<string, unknown> {
  const amount = (column: string) => row.ifReadable(() => row.number(column));
  const type = row.text('invoice_type');
  return {
    due_date: row.ifReadable(() => row.instant('due_date')),
    invoice_total: amount('invoice_total'),
    invoice_type: type,
    adjustment: /credit/i.test(type ?? '') || (amount('total') ?? 0) < 0,
    billing_country: row.text('billing_country'),
    master_tracking_number: row.ifReadable(() => row.identifier('master_tracking_number')),
    payor: row.text('payor'),
    service: row.text('service'),
    packaging: row.text('packaging'),
    package_quantity: amount('pieces'),
    zone: row.text('zone'),
    references: [1, 2, 3].map((nth) => row.text(`reference_${nth}`)).filter((one) => one !== null),
    actual_weight: amount('actual_weight'),
    actual_weight_unit: row.text('actual_weight_unit')?.toLowerCase() ?? null,
    billed_weight: amount('rated_weight'),
    billed_weight_unit: row.text('rated_weight_unit')?.toLowerCase() ?? null,
    sender_country: row.text('sender_country'),
    receiver_country: row.text('recipient_country'),
    receiver_postal_code: row.text('recipient_postal_code'),
  };
}
