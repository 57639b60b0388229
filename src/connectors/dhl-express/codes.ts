/** DHL's codes of extra charges and their names; files name them in the account's language, so codes tell them apart. */
const NAMES: Readonly<Record<string, string>> = {
  AA: 'Saturday Delivery',
  AB: 'Saturday Pickup',
  CA: 'Elevated Risk',
  CB: 'Restricted Destination',
  DD: 'Duty Tax Paid',
  FF: 'Fuel Surcharge',
  GK: 'Bulk Packaging',
  GP: 'Plastic Flyer',
  HB: 'Lithium Ion PI965',
  HC: 'Dry Ice',
  HD: 'Lithium Ion PI966',
  HE: 'Full Dangerous Goods',
  HH: 'Excepted Quantities',
  HK: 'Consumer Goods ID8000',
  HM: 'Lithium Metal PI969',
  IB: 'Extended Liability',
  II: 'Shipment Insurance',
  KA: 'Change of Billing',
  KD: 'Printed Invoice',
  MA: 'Address Correction',
  NN: 'Neutral Delivery',
  OB: 'Remote Area Pickup',
  OO: 'Remote Area Delivery',
  PA: 'Shipment Preparation',
  PD: 'Data Entry',
  QA: 'Dedicated Pickup',
  SD: 'Adult Signature',
  SF: 'Direct Signature',
  TA: 'Dedicated Delivery',
  TK: 'Residential Address',
  W5: 'Clearance Processing',
  WB: 'Non-Routine Entry',
  WC: 'Duty Tax Processing',
  WD: 'Clearance Authorization',
  WE: 'Multiline Entry',
  WG: 'Broker Notification',
  WH: 'Customs Physical Intervention',
  WJ: 'Permits & Licences',
  WK: 'Bonded Storage',
  WM: 'Temporary Import/Export',
  WN: 'Release to Broker',
  WO: 'Export Declaration',
  WS: 'Post Clearance Modification',
  WU: 'Clearance Paperwork',
  WW: 'Duty Tax Processing',
  XB: 'Import Export Taxes',
  XX: 'Import Export Duties',
  YB: 'Oversize Piece',
  YC: 'Non Stackable Pallet',
  YO: 'Non Conveyable Piece',
  YY: 'Overweight Piece',
};

/** What a code is called where a file leaves the name out; null for a code that nobody has told. */
export function nameOf(code: string | null): string | null {
  return code !== null && Object.hasOwn(NAMES, code) ? NAMES[code]! : null;
}

/** Which of the four weights a shipment was billed by. */
const WEIGHTS: Readonly<Record<string, string>> = {
  A: 'customer_scale',
  B: 'dhl_scale',
  V: 'customer_volumetric',
  W: 'dhl_volumetric',
};

/** @returns `other` for a flag that no table knows */
export function weightTypeOf(flag: string | null): string | null {
  if (flag === null) return null;
  return Object.hasOwn(WEIGHTS, flag) ? WEIGHTS[flag]! : 'other';
}

/**
 * Whether an invoice gives money back, whatever sign its amounts have. The type `N` is said to do so as well, by one
 * program only: its amounts keep the sign they have.
 */
export function isCreditNote(type: string | null): boolean {
  return /^CN\b|credit/i.test(type ?? '');
}
