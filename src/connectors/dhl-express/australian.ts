import type { RowReader } from '../kit/invoice-file/cells.ts';
import type { Bill, Layout } from '../kit/invoice-file/layout.ts';

/** The CSV of Australian accounts: a row a charge. */
export const australian: Layout = {
  name: 'australian',
  columns: {
    invoice_number: ['Invoice No'],
    invoice_date: ['Invoice Date'],
    account: ['Account Number'],
    line_number: ['Line Number'],
    description: ['DHL Product Description'],
    pieces: ['PAL/COL'],
    amount: ['Amount'],
    discount: ['Discount Amount'],
    tax: ['Tax Amount'],
    tax_code: ['Tax Code'],
    waybill: ['AWB Number'],
    weight: ['Weight'],
    reference: ['Shipper Reference'],
    shipment_date: ['Shipment Date'],
    origin: ['Origin Code'],
    destination: ['Destination Code'],
  },
  needed: ['invoice_number', 'invoice_date', 'description', 'amount', 'waybill'],
  dates: ['invoice_date', 'shipment_date'],
  amounts: ['amount', 'tax', 'discount'],
  dayFirst: true,
  bill,
  additional,
};

function bill(row: RowReader): Bill | null {
  const amount = row.amount('amount');
  // Duties that somebody else pays stand there with nothing.
  if (amount === null || amount === 0n) return null;
  return {
    invoice: row.needed('invoice_number', (column) => row.identifier(column)),
    invoiceDay: row.needed('invoice_date', (column) => row.day(column)),
    day: row.day('shipment_date'),
    account: row.identifier('account'),
    tracking: row.identifier('waybill'),
    // The file does not say it.
    currency: null,
    total: null,
    key: [row.text('line_number')],
    charges: [{ label: row.text('description') ?? 'Charge without a name', gross: amount, net: amount }],
  };
}

function additional(row: RowReader): Record<string, unknown> {
  const amount = (column: string) => row.ifReadable(() => row.number(column));
  return {
    adjustment: (amount('amount') ?? 0) < 0,
    tax: amount('tax'),
    tax_code: row.text('tax_code'),
    package_quantity: amount('pieces'),
    references: [row.text('reference')].filter((one) => one !== null),
    billed_weight: amount('weight') || null,
    origin: row.text('origin'),
    destination: row.text('destination'),
  };
}
