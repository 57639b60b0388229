import type { LineState } from '../advice.ts';

/** Product ids (235) that are a GTIN, an EAN or a UPC. */
export const GTINS: readonly string[] = ['UK', 'EN', 'UP', 'UA'];

/** What became of a line (368). */
const LINE_STATES: Readonly<Record<string, LineState>> = {
  CC: 'done',
  CL: 'done',
  CM: 'done',
  CS: 'done',
  CP: 'done',
  IS: 'done',
  PR: 'part',
  BP: 'part',
  SS: 'part',
  BO: 'backordered',
  BM: 'backordered',
  DS: 'backordered',
  CU: 'cancelled',
  IC: 'cancelled',
  DE: 'cancelled',
  PH: 'held',
};

/** Null where the code says nothing of whether more will come, or is not known. */
export function lineState(code: string): LineState | null {
  return Object.hasOwn(LINE_STATES, code) ? LINE_STATES[code]! : null;
}

/**
 * Kinds of movement by the reason (181). Some say that stock has another state or owner, and not that there is more or
 * less of it.
 */
const MOVEMENTS: Readonly<Record<string, readonly string[]>> = {
  adjustment: [
    ...['03', '53', '04', '54', '06', '56', '07', '51', '52', 'AA', 'AB', 'AH', 'AI', 'AN', 'AP', 'AR'],
    ...['AS', 'AT', 'AU', 'AV', 'AW', 'AX', 'AY', 'CD', 'CS', 'UD', 'BA', 'BD', 'BK', 'BM'],
  ],
  movement: ['05', '55', 'AC', 'AD', 'AE', 'AF', 'AG', 'AK', 'CO', 'PC'],
  return_receipt: ['CR'],
};

/** Null for a reason that is not known. */
export function movementOf(reason: string): string | null {
  return Object.entries(MOVEMENTS).find(([, reasons]) => reasons.includes(reason))?.[0] ?? null;
}

const REASONS: Readonly<Record<string, string>> = {
  '03': 'shipment greater than reported',
  '53': 'shipment less than reported',
  '04': 'receipt less than reported',
  '54': 'receipt greater than reported',
  '05': 'put on hold',
  '55': 'taken off hold',
  '06': 'book decrease',
  '56': 'book increase',
  '07': 'dumped or destroyed',
  '51': 'lost product found',
  '52': 'recoup or rework',
  AA: 'physical count',
  AB: 'accounting error',
  AC: 'condition change',
  AF: 'stock number change',
  AG: 'ownership change',
  AK: 'transfer',
  AU: 'damaged in the facility',
  AV: 'damaged in transit',
  AX: 'shelf life',
  AY: 'receipt error',
  CR: 'customer return',
};

/** A reason in words; the code where there are none. */
export function reasonWords(code: string): string {
  return Object.hasOwn(REASONS, code) ? REASONS[code]! : code;
}

/** Kinds of 944 (W17-01) that are no receipts of announced goods: adjustments, returns, production. */
export const NO_RECEIPTS: ReadonlySet<string> = new Set(['A', 'B', 'C', 'O', 'P', 'S']);

/** Marks (88) that name a parcel, the preferred first. */
export const PARCELS: readonly string[] = ['GM', 'AA', 'MC', 'CA', 'SM', 'W', 'UC'];
