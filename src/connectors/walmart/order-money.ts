import type { Order } from '../../model/index.ts';
import { amount, listOf, sum, textOrNull, units } from './values.ts';
import type { VendorCharge, VendorLine, VendorOrder } from './vendor-order.ts';

type Totals = Pick<
  Order,
  'invoice_currency_code' | 'total_price' | 'total_tax' | 'total_discount' | 'total_shipping'
>;

/**
 * What the buyer was charged. Whether a charge is of a unit or of the line nobody says, and every example has one unit
 * a line: with more than one the amounts stay unknown, unless the order names its total itself.
 */
export function totals({ orderSummary, orderLines }: VendorOrder): Totals {
  const lines = listOf(orderLines?.orderLine);
  const charges = lines.flatMap((line) => listOf(line.charges?.charge));
  const clear = lines.every(isOneUnit);
  const summary = orderSummary?.totalAmount;
  const known = <T>(value: T): T | null => (clear ? value : null);
  const prices = charges.map(priceOf);
  const taxes = charges.map(taxOf);
  const shipping = charges.filter(({ chargeType }) => chargeType === 'SHIPPING').map(priceOf);
  const named = summary?.currencyAmount;
  return {
    invoice_currency_code:
      textOrNull(summary?.currencyUnit) ?? textOrNull(charges[0]?.chargeAmount?.currency) ?? 'USD',
    total_price: typeof named === 'number' ? amount(named) : known(sum([...prices, ...taxes])),
    total_tax: known(sum(taxes)),
    total_discount: known(discount(prices)),
    total_shipping: known(sum(shipping)),
  };
}

/** The two amounts of a line; null where the line has several units, see {@link totals}. */
export function lineAmounts(line: VendorLine): { unit_price: number | null; discount_amount: number | null } {
  if (!isOneUnit(line)) return { unit_price: null, discount_amount: null };
  const charges = listOf(line.charges?.charge);
  const item = charges.find(
    ({ chargeType, chargeName }) => chargeType === 'PRODUCT' && chargeName === 'ItemPrice',
  );
  return {
    unit_price: item ? priceOf(item) : null,
    discount_amount: discount(charges.map(priceOf)),
  };
}

/** What is charged with a negative amount. */
function discount(prices: readonly number[]): number | null {
  const negative = prices.filter((price) => price < 0);
  return negative.length > 0 ? -sum(negative) : null;
}

function isOneUnit({ orderLineQuantity }: VendorLine): boolean {
  return units(orderLineQuantity?.amount) === 1;
}

function priceOf({ chargeAmount }: VendorCharge): number {
  return amount(chargeAmount?.amount);
}

function taxOf({ tax }: VendorCharge): number {
  return tax?.taxAmount ? amount(tax.taxAmount.amount) : 0;
}
