/**
 * What a warehouse's documents say, whatever form they come in. A form's readers make these; `unify-*.ts` makes records
 * of them. Instants are as records carry them, quantities as they were written.
 */

/** An item as a document names it. */
export interface Item {
  sku: string;
  /** EAN, UPC or GTIN. */
  gtin: string | null;
  unit: string | null;
  lot: string | null;
  /** When the lot expires. */
  expires: string | null;
}

export interface Party {
  name: string | null;
  company: string | null;
  lines: (string | null)[];
  city: string | null;
  state: string | null;
  postalCode: string | null;
  country: string | null;
  phone: string | null;
  email: string | null;
}

/** Words of the warehouse for a status, and what they are in ours; null where the code table has none for them. */
export interface Status {
  raw: string;
  ours: string | null;
}

/** Whatever else a document says, for `additional_fields`; what is null is left out. */
export type More = Readonly<Record<string, string | number | null>>;

/** What all kinds of documents have. */
interface Advice {
  /** When it was written, or the date that the profile names for it: decides which of two is newer. */
  date: string;
  warehouse: string | null;
  customer: string | null;
  more: More;
}

/** That (a part of) an order was sent: X12 945, EDIFACT DESADV. */
export interface ShippingAdvice extends Advice {
  order: string;
  reference: string | null;
  /** When the order was placed. */
  placed: string | null;
  status: Status | null;
  /** Null where nothing tells it from other shipments of the order. */
  shipment: string | null;
  shipped: string | null;
  scac: string | null;
  carrier: string | null;
  service: string | null;
  shipTo: Party | null;
  shipFrom: Party | null;
  lines: ShippedLine[];
  weight: number | null;
  weightUnit: WeightUnit | null;
}

export interface ShippedLine extends Item {
  /** The order's line; null where it is not told. */
  line: string | null;
  ordered: number | null;
  shipped: number;
  /** What became of the line. */
  state: LineState | null;
  rawState: string | null;
  /** The parcel; null where goods are not told by parcel. */
  parcel: string | null;
  tracking: string | null;
  /** Of what was sent; in cold stores no two cases weigh the same. */
  weight: number | null;
  weightUnit: WeightUnit | null;
}

export type WeightUnit = 'kg' | 'oz' | 'lb';

/** `done`: no more of the line will come; `part`: more will, or may. */
export type LineState = 'done' | 'part' | 'backordered' | 'cancelled' | 'held';

/** That goods came in: X12 944, EDIFACT RECADV. */
export interface ReceiptAdvice extends Advice {
  inboundShipment: string;
  receipt: string;
  arrived: string;
  expectedArrival: string | null;
  purchaseOrder: string | null;
  supplier: string | null;
  status: Status | null;
  tracking: string[];
  lines: ReceivedLine[];
  /** Units announced in all, where the document says so. */
  announced: number | null;
  /** What was wrong with goods that came in, a phrase each. */
  exceptions: string[];
}

export interface ReceivedLine extends Item {
  line: string | null;
  /** Null where it is not told. */
  expected: number | null;
  received: number;
}

/** A movement of stock: a line of X12 947, EDIFACT INVRPT with a direction. */
export interface Adjustment extends Advice, Item {
  id: string;
  /** When it took place. */
  entered: string;
  quantity: number;
  /** The warehouse's word for the kind of movement, and for why. */
  rawType: string | null;
  type: string | null;
  reason: string | null;
  location: string | null;
  weight: number | null;
  weightUnit: WeightUnit | null;
}

/** How much there is of one item: of X12 846 and EDIFACT INVRPT all that is said of it. */
export interface StockLevel extends Advice {
  sku: string;
  gtin: string | null;
  name: string | null;
  unit: string | null;
  counts: StockCounts;
  lots: { lot: string; onhand: number; expires: string | null }[];
  locations: { location: string; quantity: number }[];
}

/** Null where it is not told. */
export interface StockCounts {
  onhand: number | null;
  committed: number | null;
  available: number | null;
  unfulfillable: number | null;
  awaiting: number | null;
}

/** The earliest and the latest of some advices. */
export function ends<One extends { date: string }>(advices: readonly One[]): { first: One; last: One } {
  const sorted = advices.toSorted((a, b) => Date.parse(a.date) - Date.parse(b.date));
  return { first: sorted[0]!, last: sorted.at(-1)! };
}
