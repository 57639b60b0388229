import type { RowReader } from '../kit/invoice-file/cells.ts';
import { type Charge, residual } from '../kit/invoice-file/layout.ts';
import { categoryOf, isSubtotal } from './codes.ts';

/** The base charge as FedEx calls it where it names it. */
const BASE = 'Transportation Charge';

/**
 * The charges of a row: every pair of label and amount but sums of others, and what they leave of the row's total.
 * Files of some customers have the base charge among the pairs, those of others nowhere: there the rest is the base.
 *
 * @throws RangeError where an amount cannot be read, or charges stand beside no total
 */
export function chargesOfPairs(row: RowReader, total: bigint | null): Charge[] {
  const charges: Charge[] = [];
  for (const column of Object.keys(row.cells).filter((name) => name.startsWith('charge_amount_'))) {
    const amount = row.amount(column)!;
    const label = row.text(column.replace('amount', 'label')) ?? 'Charge without a name';
    if (amount === 0n || isSubtotal(label)) continue;
    charges.push({ label, gross: amount, net: amount, more: { charge_category: categoryOf(label) } });
  }
  if (charges.length > 0 && total === null)
    throw new RangeError('has charges, but the cell of what they come to is empty');
  const rest = residual(charges, total, BASE, { charge_category: 'transportation' });
  return rest ? [...charges, rest] : charges;
}
