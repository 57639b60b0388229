import type { RowReader } from '../kit/invoice-file/cells.ts';
import type { Bill, FileForm, Layout } from '../kit/invoice-file/layout.ts';
import { accountKindOf, feeOf } from './codes.ts';

const SALES_ORDER = ['Sales Order No.', 'Sales Order Number', 'Sales Order'];

/** The export of the Online Business Account: a row a sales order. */
const report: Layout = {
  name: 'sales-orders',
  columns: {
    confirmation_date: ['Confirmation Date'],
    sales_order: SALES_ORDER,
    invoice_number: ['Invoice Number'],
    invoice_date: ['Invoice Date'],
    account: ['Account Number'],
    account_name: ['Account Name'],
    poster: ['Poster'],
    destination_country: ['Destination Country Code'],
    destination_country_name: ['Destination Country Name'],
    product_code: ['Product Code'],
    product_name: ['Product Name'],
    class_of_mail: ['Class of Mail'],
    format: ['Format'],
    volume: ['Volume'],
    item_weight: ['Item Weight'],
    total_weight: ['Total Weight'],
    surcharge: ['Surcharge'],
    container_difference: ['Container Price Diff'],
    net: ['Net Value'],
    tax: ['Tax Amount'],
    gross: ['Gross Value'],
    green_surcharge: ['Green Surcharge'],
    peak_surcharge: ['Peak Surcharge'],
  },
  needed: ['sales_order', 'invoice_number', 'invoice_date', 'product_code', 'net'],
  dates: ['confirmation_date', 'invoice_date'],
  amounts: ['net', 'tax', 'gross'],
  dayFirst: true,
  blank: '#',
  bill,
  additional,
};

/** Which tracking numbers belong to a sales order; the form is ours, for nobody has told that of Royal Mail's. */
const tracking: Layout = {
  name: 'tracking',
  columns: { sales_order: SALES_ORDER, tracking_number: ['Tracking Number', 'Tracking No.', 'Barcode'] },
  needed: ['sales_order', 'tracking_number'],
  // Half a number would be a wrong one.
  needsLineEnd: true,
  // It tells no dates: it is found by its coming.
  dates: [],
  amounts: [],
  bill: () => null,
  additional: () => ({}),
};

export const TRACKING = tracking.name;

export const form: FileForm = {
  carrier: 'Royal Mail',
  layouts: [report, tracking],
  advice:
    'Send the sales orders of the Online Business Account as CSV, or a table with the columns "Sales Order No." and "Tracking Number".',
};

function bill(row: RowReader): Bill | null {
  const order = row.identifier('sales_order');
  const net = row.amount('net');
  // Sums of all orders stand below them.
  if (order === null || net === null || isResult(row)) return null;
  const gross = row.amount('gross') ?? net + (row.amount('tax') ?? 0n);
  if (net === 0n && gross === 0n) return null;
  const code = row.text('product_code');
  return {
    invoice: row.needed('invoice_number', (column) => row.identifier(column)),
    invoiceDay: row.needed('invoice_date', (column) => row.day(column)),
    day: null,
    account: row.identifier('account'),
    tracking: null,
    currency: 'GBP',
    total: null,
    key: [order, code],
    charges: [{ label: labelOf(row), code: 'order', gross, net }],
  };
}

/** Whether a row is the sum of others. */
export function isResult(row: RowReader): boolean {
  return Object.values(row.cells).some((cell) => /^(overall )?result$/i.test(cell));
}

function labelOf(row: RowReader): string {
  const name = row.text('product_name') ?? row.text('product_code') ?? 'Sales order';
  const mailClass = row.text('class_of_mail');
  return mailClass === null || mailClass === name ? name : `${name} (${mailClass})`;
}

function additional(row: RowReader): Record<string, unknown> {
  const number = (column: string) => row.ifReadable(() => row.number(column));
  const fee = feeOf(row.text('product_code'));
  return {
    confirmation_date: row.ifReadable(() => row.instant('confirmation_date')),
    sales_order: row.ifReadable(() => row.identifier('sales_order')),
    account_kind: accountKindOf(row.text('invoice_number')),
    adjustment: (number('net') ?? 0) < 0,
    fee,
    service: row.text('product_name'),
    service_code: row.text('product_code'),
    class_of_mail: row.text('class_of_mail'),
    format: row.text('format'),
    order_volume: number('volume'),
    order_net: number('net'),
    order_tax: number('tax'),
    order_gross: number('gross'),
    // Whether the net value has these in it is not known; they are added to nothing.
    surcharge: number('surcharge'),
    container_price_difference: number('container_difference'),
    green_surcharge: number('green_surcharge'),
    peak_surcharge: number('peak_surcharge'),
    billed_weight: number('total_weight'),
    receiver_country: row.text('destination_country'),
  };
}
