import type { RowReader } from '../kit/invoice-file/cells.ts';
import { type Bill, type Charge, type Layout, netOf, residual } from '../kit/invoice-file/layout.ts';
import { CHARGES, kindOf, surchargesOf } from './codes.ts';
import { COLUMNS } from './columns.ts';

/** Parcel numbers have fourteen digits; spreadsheets take the zero in front. */
const PARCEL_DIGITS = 14;
/** What rounding VAT explains: a cent, in ten-thousandths. */
const CENT = 100n;

/** The table of DPD Insights, of which every customer chooses columns and language. */
export const insights: Layout = {
  name: 'insights',
  columns: COLUMNS,
  needed: ['invoice_number', 'invoice_date', 'parcel_number'],
  dates: ['invoice_date', 'shipment_date', 'measured_on'],
  amounts: ['total', ...CHARGES.map(([column]) => column)],
  dayFirst: true,
  bill,
  additional,
};

function bill(row: RowReader): Bill | null {
  const charges = chargesOf(row);
  if (charges.length === 0) return null;
  const parcel = row.read('parcel_number', (text) => parcelNumber(text));
  const shipment = row.identifier('shipment_number');
  return {
    invoice: row.needed('invoice_number', (column) => row.identifier(column)),
    invoiceDay: row.needed('invoice_date', (column) => row.day(column)),
    day: row.day('shipment_date'),
    account: row.identifier('account'),
    tracking: kindOf(row.text('type')) === 'shipment' ? (shipment ?? parcel) : (parcel ?? shipment),
    // The file has no column for it; Insights is of DPD in the Netherlands.
    currency: 'EUR',
    total: null,
    key: [],
    charges,
    ...(charges.some(({ more }) => more?.residual) &&
      row.cells.base_price !== undefined && {
        remark:
          'the total is not what the columns come to; the difference was read as a charge, so that sums agree (a column of a surcharge may have been left out)',
      }),
  };
}

/**
 * A charge a column, and what they leave of the total. Dutch files have no column for the freight: there the rest is
 * the base price. Where all that the total has over the charges is VAT, there is no rest.
 */
function chargesOf(row: RowReader): Charge[] {
  const charges = CHARGES.flatMap(([column, label, category]) => {
    const amount = row.amount(column);
    if (amount === null || amount === 0n) return [];
    return [{ label, code: column, gross: amount, net: amount, more: { charge_category: category } }];
  });
  const total = row.amount('total');
  const hasBase = row.cells.base_price !== undefined;
  if (hasBase && isWithVat(netOf(charges), total, row.amount('vat_percentage'))) return charges;
  const rest = hasBase
    ? residual(charges, total, 'Other charges', { charge_category: 'other' })
    : residual(charges, total, 'Base price', { charge_category: 'transportation' });
  return rest ? [...charges, { ...rest, code: hasBase ? 'rest' : 'base_price' }] : charges;
}

function isWithVat(net: bigint, total: bigint | null, percentage: bigint | null): boolean {
  if (total === null || percentage === null || percentage === 0n) return false;
  const difference = total - (net * (1_000_000n + percentage)) / 1_000_000n;
  return difference <= CENT && difference >= -CENT;
}

function parcelNumber(text: string): string {
  const digits = text.trim().replace(/^'/, '');
  return /^\d{13}$/.test(digits) ? digits.padStart(PARCEL_DIGITS, '0') : digits;
}

function additional(row: RowReader): Record<string, unknown> {
  const number = (column: string) => row.ifReadable(() => row.number(column));
  const grams = number('weight');
  return {
    row_kind: kindOf(row.text('type')),
    adjustment: CHARGES.some(([column]) => (number(column) ?? 0) < 0) || (number('total') ?? 0) < 0,
    row_total: number('total'),
    vat_percentage: number('vat_percentage'),
    other_surcharges: surchargesOf(row.text('surcharge_codes')),
    shipment_number: row.ifReadable(() => row.identifier('shipment_number')),
    service: row.text('service'),
    zone: row.text('zone'),
    references: [row.text('parcel_reference'), row.text('shipment_reference')].filter((one) => one !== null),
    billed_weight: grams === null ? null : grams / 1000,
    billed_weight_unit: grams === null ? null : 'kg',
    length_cm: number('length'),
    width_cm: number('width'),
    height_cm: number('height'),
    girth_cm: number('girth'),
    measured_on: row.ifReadable(() => row.instant('measured_on')),
    measured_at: row.text('measured_at'),
    sender_country: row.text('sender_country'),
    receiver_country: row.text('destination_country'),
    notes: [row.text('return_description'), row.text('oversize_description')].filter((one) => one !== null),
  };
}
