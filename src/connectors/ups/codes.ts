/** The codes of UPS and our words for them. A code that no table knows becomes `other`, beside the code itself. */

type Words = Readonly<Record<string, string>>;

/** Column 35: on which side of the bill a charge stands. */
const CATEGORIES: Words = { SHP: 'shipment', RTN: 'return', ADJ: 'adjustment', MIS: 'miscellaneous' };

/** Column 44: what kind of money it is. */
const CLASSIFICATIONS: Words = {
  FRT: 'transportation',
  FSC: 'fuel',
  ACC: 'accessorial',
  TAX: 'tax',
  GOV: 'government',
  BRK: 'brokerage',
  EXM: 'exemption',
  MSC: 'miscellaneous',
  INF: 'informational',
  TBD: 'forwarding',
};

/** Column 36, where it says that an earlier charge was put right: what was wrong. */
const ADJUSTMENTS: Words = {
  ADC: 'address_correction',
  ADJ: 'general',
  CADJ: 'credit',
  CLB: 'not_billed_before',
  DIN: 'delivery_intercept',
  RADJ: 'residential_or_commercial',
  SCC: 'weight_or_dimensions',
  ZONE: 'zone',
  GSR: 'service_guarantee_refund',
  AGSR: 'service_guarantee_refund',
  VOID: 'void',
  CTGR: 'call_tag_refund',
  CHBK: 'chargeback',
  OCA: 'on_call_pickup',
};

/** Column 32: which weight the price was found by. */
const BILLED_WEIGHT_TYPES: Words = {
  '00': 'none',
  '01': 'actual',
  '02': 'dimensional',
  '03': 'minimum',
  '04': 'maximum',
  '05': 'oversize_1',
  '06': 'keyed_actual',
  '07': 'keyed_dimensional',
  '08': 'scanned_actual',
  '09': 'scanned_dimensional',
  '10': 'dimensional',
  '11': 'dimensional',
  '12': 'default',
  '13': 'oversize_2',
  '14': 'median',
  '15': 'average',
  '16': 'driver_supplied',
  '17': 'scanned',
  '18': 'void',
  '19': 'customer_supplied',
  '20': 'scale',
  '21': 'oversize_3',
  '22': 'keyed_dimensional',
  '23': 'total_billable',
  '24': 'total_billable',
  '25': 'large_package_minimum',
  '26': 'large_package_minimum',
  '27': 'large_package_minimum',
  '28': 'large_package_minimum',
  '29': 'blended',
  '30': 'keyed_or_blended',
  '31': 'keyed_or_blended',
  '32': 'keyed_or_blended',
  '33': 'overage',
  '34': 'overage',
  '35': 'overage',
  '36': 'balloon',
  '37': 'oversized',
  '38': 'over_maximum',
};

/** Column 18: who was to pay for the carriage. */
const BILL_OPTIONS: Words = {
  'P/P': 'prepaid',
  'F/C': 'freight_collect',
  'F/D': 'free_domicile',
  'T/P': 'third_party',
};

/** Column 180: who does pay. */
const PAYORS: Words = { '01': 'shipper', '02': 'receiver', '12': 'third_party' };

/** Units of weight; files that were composed elsewhere spell them out. */
const WEIGHT_UNITS: Words = { L: 'lb', LB: 'lb', LBS: 'lb', K: 'kg', KG: 'kg', KGS: 'kg', O: 'oz', OZ: 'oz' };

export const categoryOf = (code: string | null) => wordOf(CATEGORIES, code);
export const classificationOf = (code: string | null) => wordOf(CLASSIFICATIONS, code);
export const billedWeightTypeOf = (code: string | null) => wordOf(BILLED_WEIGHT_TYPES, code);
export const billOptionOf = (code: string | null) => wordOf(BILL_OPTIONS, code);
export const payorOf = (code: string | null) => wordOf(PAYORS, code);
export const weightUnitOf = (code: string | null) => wordOf(WEIGHT_UNITS, code);

/**
 * What a charge puts right on an earlier bill; null for one that is no correction. Voids, refunds and credits are
 * corrections by their detail code, whatever side of the bill they stand on.
 */
export function adjustmentKindOf(category: string | null, detail: string | null): string | null {
  if (detail !== null && Object.hasOwn(ADJUSTMENTS, detail)) return ADJUSTMENTS[detail]!;
  return category === 'ADJ' ? 'other' : null;
}

// `constructor` and the like are words a file may hold, too.
function wordOf(words: Words, code: string | null): string | null {
  if (code === null) return null;
  return Object.hasOwn(words, code) ? words[code]! : 'other';
}
