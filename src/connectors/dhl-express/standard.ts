import type { RowReader } from '../kit/invoice-file/cells.ts';
import { type Bill, type Layout, netOf, residual } from '../kit/invoice-file/layout.ts';
import { baseCharge, extraCharges, MOST_EXTRAS, opposite, otherCharges } from './charges.ts';
import { isCreditNote, weightTypeOf } from './codes.ts';

const extraColumns = Array.from({ length: MOST_EXTRAS }, (_, index) => index + 1).flatMap((nth) =>
  ['Code', 'Name', 'Charge', 'Tax Code', 'Tax', 'Discount', 'Total'].map((part) => [
    `xc_${part.toLowerCase().replace(' ', '_')}_${nth}`,
    [`XC${nth} ${part}`],
  ]),
);

/** The CSV of MyBill and of DHL's SFTP: a row an invoice, then a row a shipment with groups of extra charges. */
export const standard: Layout = {
  name: 'standard',
  columns: {
    line_type: ['Line Type'],
    original_invoice_number: ['Original Invoice Number'],
    invoice_number: ['Invoice Number'],
    invoice_type: ['Invoice Type'],
    invoice_date: ['Invoice Date'],
    due_date: ['Due Date'],
    account: ['Billing Account'],
    shipment_number: ['Shipment Number'],
    shipment_date: ['Shipment Date'],
    reference_1: ['Shipment Reference 1'],
    reference_2: ['Shipment Reference 2'],
    reference_3: ['Shipment Reference 3'],
    product_code: ['Product'],
    product: ['Product Name'],
    pieces: ['Pieces'],
    origin: ['Origin'],
    origin_country: ['Orig Country Code'],
    destination: ['Destination'],
    destination_country: ['Dest Country Code'],
    receiver_postal_code: ['Receivers Postcode'],
    declaration_number: ['Declaration/Entry number'],
    weight_flag: ['Weight Flag'],
    weight: ['Weight (kg)'],
    currency: ['Currency'],
    total_excl: ['Total amount (excl. VAT)'],
    total_incl: ['Total amount (incl. VAT)'],
    total_tax: ['Total Tax'],
    invoice_fee: ['Invoice Fee'],
    weight_charge: ['Weight Charge'],
    weight_tax: ['Weight Tax (VAT)'],
    other_label_1: ['Other Charges 1'],
    other_amount_1: ['Other Charges 1 Amount'],
    other_label_2: ['Other Charges 2'],
    other_amount_2: ['Other Charges 2 Amount'],
    discount_label_1: ['Discount 1'],
    discount_amount_1: ['Discount 1 Amount'],
    discount_label_2: ['Discount 2'],
    discount_amount_2: ['Discount 2 Amount'],
    discount_label_3: ['Discount 3'],
    discount_amount_3: ['Discount 3 Amount'],
    extra_total: ['Total Extra Charges (XC)'],
    ...Object.fromEntries(extraColumns),
  },
  needed: ['invoice_number', 'invoice_date', 'shipment_number', 'xc_charge_1'],
  dates: ['invoice_date', 'due_date', 'shipment_date'],
  amounts: [
    'total_excl',
    'total_incl',
    'total_tax',
    'weight_charge',
    'other_amount',
    'discount_amount',
    'xc_charge',
    'xc_tax',
    'xc_total',
  ],
  carries,
  bill,
  additional,
};

/** An invoice's row tells what those of its shipments may leave out. */
function carries(row: RowReader): Record<string, string> | null {
  if (row.text('line_type')?.toUpperCase() !== 'I') return null;
  const carried = [
    'invoice_number',
    'account',
    'invoice_type',
    'currency',
    'due_date',
    'original_invoice_number',
  ];
  return Object.fromEntries(
    carried.flatMap((column) => (row.cells[column] ? [[`of_${column}`, row.cells[column]]] : [])),
  );
}

/** The column of a row, or what the row of the same invoice says. */
function own(row: RowReader, column: string): string | null {
  const isSame = row.cells.of_invoice_number === row.cells.invoice_number;
  return row.text(column) ?? (isSame ? row.text(`of_${column}`) : null);
}

function bill(row: RowReader): Bill | null {
  const isInvoice = row.text('line_type')?.toUpperCase() === 'I';
  const shipment = row.identifier('shipment_number');
  if (!isInvoice && shipment === null && row.text('invoice_number') === null) return null;
  const account = row.cells.account === undefined ? own(row, 'account') : row.identifier('account');
  return {
    invoice: row.needed('invoice_number', (column) => row.identifier(column)),
    invoiceDay: row.needed('invoice_date', (column) => row.day(column)),
    day: isInvoice ? null : row.day('shipment_date'),
    account,
    tracking: isInvoice ? null : shipment,
    currency: own(row, 'currency'),
    total: isInvoice ? credited(row, row.amount('total_excl')) : null,
    key: [],
    charges: isInvoice ? invoiceFee(row) : shipmentCharges(row),
  };
}

function invoiceFee(row: RowReader) {
  const fee = credited(row, row.amount('invoice_fee')) ?? 0n;
  return fee === 0n ? [] : [{ label: 'Invoice Fee', gross: fee, net: fee }];
}

/** What charges leave of the total is a charge as well: more groups than the file has columns for. */
function shipmentCharges(row: RowReader) {
  const total = row.amount('total_excl');
  const rest = [...otherCharges(row), ...extraCharges(row)];
  const charges = [...baseCharge(row, total, netOf(rest)), ...rest];
  const more = residual(charges, total, 'Other extra charges');
  const all = more ? [...charges, more] : charges;
  const isPositive = netOf(all) > 0n;
  return isCreditNote(own(row, 'invoice_type')) && isPositive ? all.map(opposite) : all;
}

/** A credit note's total, which may be written without its sign. */
function credited(row: RowReader, amount: bigint | null): bigint | null {
  return amount !== null && amount > 0n && isCreditNote(row.text('invoice_type')) ? -amount : amount;
}

function additional(row: RowReader): Record<string, unknown> {
  const amount = (column: string) => row.ifReadable(() => row.number(column));
  const type = own(row, 'invoice_type');
  return {
    due_date: row.ifReadable(() => row.instant('due_date') ?? row.instant('of_due_date')),
    invoice_type: type,
    invoice_kind: kindOf(row, amount('weight_charge')),
    adjustment: isCreditNote(type) || own(row, 'original_invoice_number') !== null,
    original_invoice_number: own(row, 'original_invoice_number'),
    declaration_number: row.text('declaration_number'),
    shipment_tax: amount('total_tax'),
    shipment_total_with_tax: amount('total_incl'),
    service: row.text('product'),
    service_code: row.text('product_code'),
    package_quantity: amount('pieces'),
    references: [1, 2, 3].map((nth) => row.text(`reference_${nth}`)).filter((one) => one !== null),
    billed_weight: amount('weight'),
    billed_weight_unit: row.cells.weight === undefined ? null : 'kg',
    billed_weight_type: weightTypeOf(row.text('weight_flag')),
    origin: row.text('origin'),
    destination: row.text('destination'),
    sender_country: row.text('origin_country'),
    receiver_country: row.text('destination_country'),
    receiver_postal_code: row.text('receiver_postal_code'),
  };
}

/** What an invoice is about, as far as this row shows. */
function kindOf(row: RowReader, weightCharge: number | null): string | null {
  if (row.cells.shipment_number === undefined) return null;
  if (weightCharge) return 'transport';
  if (row.cells.declaration_number !== undefined) return 'customs';
  const codes = Object.keys(row.cells).filter((column) => column.startsWith('xc_code_'));
  const isDuty = (column: string) => ['XX', 'XB', 'DD'].includes(row.cells[column]!.toUpperCase());
  return codes.length > 0 && codes.every(isDuty) ? 'duty_and_tax' : 'other';
}
