/** Products that are fees: they have no item, so no tracking number. */
const FEES: Readonly<Record<string, string>> = {
  IBB: 'international_adjustment',
  IFB: 'international_administration',
  RXA: 'sales_order_administration',
};

/** What a fee's product code means; null for one of mail. */
export function feeOf(code: string | null): string | null {
  return code !== null && Object.hasOwn(FEES, code) ? FEES[code]! : null;
}

/** What kind of account an invoice is of, by how its number begins; null for one that nobody has told. */
export function accountKindOf(invoice: string | null): string | null {
  const kinds: Readonly<Record<string, string>> = {
    90: 'standard_credit',
    11: 'reducing_credit',
    20: 'retail_fee',
  };
  const prefix = invoice?.slice(0, 2) ?? '';
  return Object.hasOwn(kinds, prefix) ? kinds[prefix]! : null;
}
