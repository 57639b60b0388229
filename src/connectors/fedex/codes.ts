/** FedEx names charges in words; these are ours for them. What no pattern knows is `other`, beside the words themselves. */
const CATEGORIES: readonly (readonly [pattern: RegExp, category: string])[] = [
  [/discount|performance pricing/i, 'discount'],
  [/^transportation charge|^freight/i, 'transportation'],
  [/fuel/i, 'fuel'],
  [/address correction/i, 'address_correction'],
  [/demand|peak/i, 'demand'],
  [/add'?l handling|additional (handling|weight)|^AHS/i, 'additional_handling'],
  [/oversize|unauthori[sz]ed/i, 'oversize'],
  [/^DAS|delivery area|remote area|out of .*area/i, 'delivery_area'],
  [/residential/i, 'residential'],
  [/signature/i, 'signature'],
  [/saturday/i, 'saturday'],
  [/declared value/i, 'declared_value'],
  [/dut(y|ies)|customs|clearance|advancement|disbursement/i, 'duty_and_clearance'],
  [/\b(tax|vat|gst|hst|pst)\b/i, 'tax'],
  [/late fee/i, 'late_fee'],
];

/** What kind of charge a label names. */
export function categoryOf(label: string): string {
  return CATEGORIES.find(([pattern]) => pattern.test(label))?.[1] ?? 'other';
}

const SUBTOTALS = new Set([
  'net transportation charges',
  'subtotal',
  'import/export subtotal',
  'import subtotal',
  'export subtotal',
  'tax subtotal',
  'non-trans charges',
]);

/** Whether a label among the charges is a sum of others, which would be paid twice. */
export function isSubtotal(label: string): boolean {
  return SUBTOTALS.has(label.toLowerCase());
}

/** What the 21 places for charges of the CSV-EDI file are for, from 1; the last three are told by their code only. */
export const SLOTS: readonly (readonly [header: string, label: string])[] = [
  ['Freight Amt', 'Freight'],
  ['Vol Disc Amt', 'Volume Discount'],
  ['Earned Disc Amt', 'Earned Discount'],
  ['Auto Disc Amt', 'Automation Discount'],
  ['Perf Price Amt', 'Performance Pricing'],
  ['Fuel Amt', 'Fuel Surcharge'],
  ['Resi Amt', 'Residential Delivery'],
  ['DAS Amt', 'Delivery Area Surcharge'],
  ['On-Call Amt', 'On-Call Pickup'],
  ['D.V. Amt', 'Declared Value'],
  ['Sign Svc Amt', 'Signature Service'],
  ['Sat Amt', 'Saturday Service'],
  ['Addn Hndlg Amt', 'Additional Handling'],
  ['Adr Corr Amt', 'Address Correction'],
  ['GST Amt', 'GST'],
  ['Duty Amt', 'Duty'],
  ['Adv Fee Amt', 'Advancement Fee'],
  ['Orig VAT Amt', 'Origin VAT'],
  ['Misc 1 Amt', 'Miscellaneous'],
  ['Misc 2 Amt', 'Miscellaneous'],
  ['Misc 3 Amt', 'Miscellaneous'],
];

/** Services of the CSV-EDI file, as far as anybody has told. */
const SERVICES: Readonly<Record<string, string>> = {
  '01': 'Priority Overnight',
  '03': '2Day',
  '05': 'Standard Overnight',
  '06': 'First Overnight',
  '92': 'Ground',
};

/** A service's name by its code; null for one that nobody has told. */
export function serviceOf(code: string | null): string | null {
  const two = code?.padStart(2, '0') ?? '';
  return Object.hasOwn(SERVICES, two) ? SERVICES[two]! : null;
}

/** Whether a CSV-EDI row repeats charges that were billed before. */
export function repeatsBilled(type: string | null): boolean {
  return /resend|past\s*due|duplicate/i.test(type ?? '');
}
