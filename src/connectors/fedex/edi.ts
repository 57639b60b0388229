import type { RowReader } from '../kit/invoice-file/cells.ts';
import { type Bill, type Charge, type Layout, residual } from '../kit/invoice-file/layout.ts';
import { categoryOf, repeatsBilled, SLOTS, serviceOf } from './codes.ts';

const slotColumns = SLOTS.flatMap(([header], index) => [
  [`slot_${index + 1}_code`, [`Chrg ${index + 1}`]],
  [`slot_${index + 1}_amount`, [header]],
]);

/** FedEx's CSV-EDI: 151 columns with 21 places for charges, each a code and an amount. */
export const edi: Layout = {
  name: 'csv-edi',
  columns: {
    invoice_number: ['Invoice Number'],
    invoice_date: ['Invoice Date'],
    type: ['Type'],
    invoice_total: ['Inv Charge'],
    account: ['Bill-to Account'],
    tracking_prefix: ['Grd Prefix'],
    tracking_number: ['Tracking Number'],
    rebill: ['Rebill'],
    ship_date: ['Ship Date'],
    service_code: ['Svc'],
    packaging_code: ['Pkg'],
    reference_1: ['Ref 1'],
    reference_2: ['Ref 2'],
    reference_3: ['Ref 3'],
    net_charge: ['Net Chrg'],
    currency: ['Curr'],
    pieces: ['Pcs'],
    billed_weight: ['Bill Wt'],
    original_weight: ['Orig Wt'],
    weight_unit: ['Wt Unit'],
    cross_reference: ['Cross Ref No'],
    late_fee_invoice: ['LF Orig Inv Nbr'],
    ...Object.fromEntries(slotColumns),
  },
  needed: ['invoice_date', 'invoice_number', 'tracking_number', 'net_charge'],
  dates: ['invoice_date', 'ship_date'],
  amounts: ['net_charge', 'invoice_total', ...SLOTS.map((_, index) => `slot_${index + 1}_amount`)],
  bill,
  additional,
};

function bill(row: RowReader): Bill | null {
  // A resent, overdue or duplicate invoice shows charges that were billed before.
  if (repeatsBilled(row.text('type'))) return null;
  const charges = chargesOfSlots(row);
  const net = row.amount('net_charge');
  if (charges.length > 0 && net === null)
    throw new RangeError('has charges, but the cell of what they come to is empty');
  const isLateFee = row.text('late_fee_invoice') !== null && charges.length === 0;
  const label = isLateFee ? 'Late Fee' : 'Other charges';
  const rest = residual(charges, net, label, { charge_category: categoryOf(label) });
  const all = rest ? [...charges, rest] : charges;
  if (all.length === 0) return null;
  return {
    invoice: row.needed('invoice_number', (column) => row.identifier(column)),
    invoiceDay: row.needed('invoice_date', (column) => row.day(column)),
    day: row.day('ship_date'),
    account: row.identifier('account'),
    tracking: row.identifier('tracking_number'),
    currency: row.text('currency'),
    total: row.amount('invoice_total'),
    key: [row.identifier('cross_reference')],
    charges: all,
  };
}

function chargesOfSlots(row: RowReader): Charge[] {
  return SLOTS.flatMap(([, label], index) => {
    const amount = row.amount(`slot_${index + 1}_amount`);
    if (amount === null || amount === 0n) return [];
    const code = row.text(`slot_${index + 1}_code`);
    const isTold = label !== 'Miscellaneous';
    return {
      label: isTold || code === null ? label : `${label} (${code})`,
      gross: amount,
      net: amount,
      more: { charge_category: categoryOf(label), charge_code: code },
    };
  });
}

function additional(row: RowReader): Record<string, unknown> {
  const amount = (column: string) => row.ifReadable(() => row.number(column));
  const prefix = row.text('tracking_prefix');
  const number = row.ifReadable(() => row.identifier('tracking_number'));
  const unit = row.text('weight_unit');
  return {
    invoice_total: amount('invoice_total'),
    invoice_type: row.text('type'),
    adjustment: (amount('net_charge') ?? 0) < 0 || row.text('cross_reference') !== null,
    rebill: row.text('rebill'),
    cross_reference: row.text('cross_reference'),
    late_fee_invoice: row.text('late_fee_invoice'),
    ground_barcode: prefix && number ? `${prefix}${number}` : null,
    service: serviceOf(row.text('service_code')),
    service_code: row.text('service_code'),
    packaging_code: row.text('packaging_code'),
    package_quantity: amount('pieces'),
    references: [1, 2, 3].map((nth) => row.text(`reference_${nth}`)).filter((one) => one !== null),
    billed_weight: amount('billed_weight'),
    actual_weight: amount('original_weight'),
    billed_weight_unit: unit === null ? null : unit.toUpperCase() === 'M' ? 'kg' : 'lb',
  };
}
