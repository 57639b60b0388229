/** USPS's list of transaction types is not public: these are the ones that were told of. Others are `other`. */
const KINDS: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/refund/i, 'refund'],
  [/credit/i, 'credit'],
  [/dispute/i, 'dispute'],
  [/adjust|census|unmanifested|duplicate/i, 'adjustment'],
  [/label purchase/i, 'label'],
  [/scan form/i, 'scan_form'],
  [/pickup/i, 'pickup'],
  [/shipping services file/i, 'shipping_services_file'],
];

/** What a transaction's type means in our words; null where it does not say. */
export function kindOf(type: string | null): string | null {
  if (type === null) return null;
  return KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
}

/** Whether a transaction gives money back, whatever sign its amount has. */
export function givesBack(type: string | null): boolean {
  return /refund|credit/i.test(type ?? '');
}

/** Whether a transaction moves the account's own money and bills nothing. */
export function movesMoney(type: string | null): boolean {
  return /deposit|withdrawal/i.test(type ?? '');
}
