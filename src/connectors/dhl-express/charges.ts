import type { RowReader } from '../kit/invoice-file/cells.ts';
import type { Charge } from '../kit/invoice-file/layout.ts';
import { nameOf } from './codes.ts';

/** Nine groups in transport files, eleven in those of customs; more were not heard of. */
export const MOST_EXTRAS = 15;

/**
 * The weight charge, with its discounts taken off.
 *
 * @param total what the row says it comes to, without tax
 * @param rest what its other charges come to
 */
export function baseCharge(row: RowReader, total: bigint | null, rest: bigint): Charge[] {
  const gross = row.amount('weight_charge') ?? 0n;
  const discounts = [1, 2, 3].reduce((sum, nth) => sum + (row.amount(`discount_amount_${nth}`) ?? 0n), 0n);
  const discount = signed(discounts, total === null ? null : total - rest - gross);
  if (gross === 0n && discount === 0n) return [];
  const more = { charge_category: 'transportation', tax: row.ifReadable(() => row.number('weight_tax')) };
  const label = row.text('product') ?? 'Weight Charge';
  return [{ label, code: 'weight', gross, net: gross + discount, more }];
}

/** The two places for charges without a code. */
export function otherCharges(row: RowReader): Charge[] {
  return [1, 2].flatMap((nth) => {
    const amount = row.amount(`other_amount_${nth}`) ?? 0n;
    if (amount === 0n) return [];
    const label = named(row, `other_label_${nth}`) ?? `Other Charges ${nth}`;
    return [{ label, gross: amount, net: amount, more: { charge_category: 'other' } }];
  });
}

/** The groups of extra charges; unused ones are empty or hold zeros. */
export function extraCharges(row: RowReader): Charge[] {
  return Array.from({ length: MOST_EXTRAS }, (_, index) => index + 1).flatMap((nth) => {
    const gross = row.amount(`xc_charge_${nth}`) ?? 0n;
    const given = row.amount(`xc_discount_${nth}`) ?? 0n;
    const tax = row.amount(`xc_tax_${nth}`) ?? 0n;
    const total = row.amount(`xc_total_${nth}`);
    const discount = signed(given, total === null ? null : total - tax - gross);
    if (gross === 0n && discount === 0n) return [];
    const code = named(row, `xc_code_${nth}`)?.toUpperCase() ?? null;
    const label = named(row, `xc_name_${nth}`) ?? nameOf(code) ?? 'Extra charge without a name';
    return [
      {
        label,
        ...(code !== null && { code: `xc ${code}` }),
        gross,
        net: gross + discount,
        more: {
          charge_category: 'extra',
          charge_code: code,
          tax: row.ifReadable(() => row.number(`xc_tax_${nth}`)),
          tax_code: row.text(`xc_tax_code_${nth}`),
        },
      },
    ];
  });
}

/** The same charge given back. */
export function opposite(charge: Charge): Charge {
  return { ...charge, gross: -charge.gross, net: -charge.net };
}

/**
 * A discount as it is to be added. It should be negative; where it is not, and what it makes of the charge shows that it
 * was taken off, it was meant so.
 */
function signed(discount: bigint, difference: bigint | null): bigint {
  return discount > 0n && difference === -discount ? -discount : discount;
}

/** Some files fill what they do not use with zeros. */
function named(row: RowReader, column: string): string | null {
  const text = row.text(column);
  return text === '0' ? null : text;
}
