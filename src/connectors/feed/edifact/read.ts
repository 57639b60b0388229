import type {
  Adjustment,
  LineState,
  ReceiptAdvice,
  ShippedLine,
  ShippingAdvice,
  StockLevel,
} from '../advice.ts';
import type { DocumentProfile, Profile } from '../profile.ts';
import type { EdifactText } from '../raw.ts';
import { sum } from '../values.ts';
import { byLine, component, EdifactReader } from './reader.ts';
import type { Segment } from './segments.ts';

/** Why a quantity differs (4221), as far as it says whether more will come. */
const STATES: Readonly<Record<string, LineState>> = {
  BP: 'part',
  CP: 'done',
  CK: 'cancelled',
  IC: 'cancelled',
};

/** Kinds of movement by the reason of INV. */
const MOVEMENTS: Readonly<Record<string, [type: string, words: string]>> = {
  1: ['inbound_receipt', 'reception'],
  2: ['order_shipment', 'delivery'],
  3: ['adjustment', 'scrapped'],
  4: ['adjustment', 'difference'],
  5: ['movement', 'transfer inside the warehouse'],
  6: ['adjustment', 'recycling'],
  7: ['adjustment', 'reversal'],
  8: ['adjustment', 'defects'],
  9: ['adjustment', 'commercial'],
  10: ['movement', 'conversion'],
  11: ['adjustment', 'consumption'],
};

/** A DESADV: that an order, or a part of it, was sent. @throws RangeError with the segment */
export function readDespatchAdvice(
  text: EdifactText,
  profile: Profile,
  document: DocumentProfile,
): ShippingAdvice {
  const { header, lines } = byLine(text.segments);
  const reader = new EdifactReader(text, profile, header);
  const tdt = reader.first('TDT');
  const tracking = reader.reference('CN', 'AAS');
  const parcel = component(reader.first('GIN', 'BJ', 'AW'), 2);
  if (lines.length === 0) throw new RangeError('there is no LIN: no line of the order');
  return {
    order: needed(reader.reference('ON', 'VN'), 'RFF with ON or VN (the order number)'),
    date: reader.written(document.window === 'file'),
    warehouse: reader.partyCode('WH', 'SF'),
    customer: reader.partyCode('GM'),
    reference: reader.reference('CR'),
    placed: null,
    status: null,
    shipment: component(reader.first('BGM'), 2),
    shipped: reader.date('11'),
    scac: null,
    carrier: component(tdt, 5, 3) ?? component(tdt, 5),
    service: null,
    shipTo: reader.party('ST', 'DP', 'CN'),
    shipFrom: reader.party('SF', 'WH'),
    lines: lines.map((line): ShippedLine => {
      const own = new EdifactReader(text, profile, line);
      const difference = component(own.first('QVR'), 2);
      return {
        ...own.item(),
        line: component(line[0], 1),
        ordered: own.quantity('21'),
        shipped: needed(own.quantity('12'), 'QTY 12 (the quantity despatched)'),
        state: difference !== null && Object.hasOwn(STATES, difference) ? STATES[difference]! : null,
        rawState: difference,
        parcel: component(own.first('GIN', 'BJ', 'AW'), 2) ?? parcel,
        tracking,
        weight: null,
        weightUnit: null,
      };
    }),
    weight: null,
    weightUnit: null,
    more: { despatch_note: reader.reference('DQ'), sales_order_number: reader.reference('VN') },
  };
}

/** A RECADV: that goods came in. @throws RangeError with the segment */
export function readReceivingAdvice(
  text: EdifactText,
  profile: Profile,
  document: DocumentProfile,
): ReceiptAdvice {
  const { header, lines } = byLine(text.segments);
  const reader = new EdifactReader(text, profile, header);
  const receipt = needed(component(reader.first('BGM'), 2), 'BGM (the receipt number)');
  if (lines.length === 0) throw new RangeError('there is no LIN: no line of the receipt');
  const read = lines.map((line) => {
    const own = new EdifactReader(text, profile, line);
    const item = own.item();
    const exceptions = ['124', '195', '196'].flatMap((code) => {
      const quantity = own.quantity(code);
      return quantity === null ? [] : [`${item.sku}: ${quantity} (QTY ${code})`];
    });
    const received = needed(own.quantity('194', '48'), 'QTY 48 or 194 (the quantity received)');
    return {
      line: { ...item, line: component(line[0], 1), expected: own.quantity('12'), received },
      exceptions,
    };
  });
  const expected = read.map(({ line }) => line.expected);
  return {
    inboundShipment: reader.reference('AAK', 'ON') ?? receipt,
    receipt,
    arrived: needed(reader.date('50', '35'), 'DTM 50 (the date of receipt)'),
    date: reader.written(document.window === 'file'),
    warehouse: reader.partyCode('WH', 'DP'),
    customer: reader.partyCode('GM'),
    expectedArrival: reader.date('17'),
    purchaseOrder: reader.reference('ON'),
    supplier: reader.party('SU')?.company ?? reader.partyCode('SU'),
    status: null,
    tracking: reader.all('RFF', 'AAS', 'CN').flatMap((rff) => component(rff, 1, 1) ?? []),
    lines: read.map(({ line }) => line),
    announced: expected.some((one) => one === null) ? null : sum(expected as number[]),
    exceptions: read.flatMap(({ exceptions }) => exceptions),
    more: {},
  };
}

/** A movement of an INVRPT: a line with its direction. @throws RangeError with the segment */
export function readMovement(text: EdifactText, profile: Profile, document: DocumentProfile): Adjustment {
  const { header, lines } = byLine(text.segments);
  const reader = new EdifactReader(text, profile, header);
  const [line = []] = lines;
  const own = new EdifactReader(text, profile, line);
  const inv = needed(own.first('INV'), 'INV (the direction)');
  const reason = component(inv, 3) ?? '';
  const quantity = needed(own.quantity('156', '12', '48'), 'QTY 156 (the quantity moved)');
  const [type, words] = Object.hasOwn(MOVEMENTS, reason) ? MOVEMENTS[reason]! : [null, null];
  const { codes = {} } = document;
  const number = needed(component(reader.first('BGM'), 2), 'BGM (the number of the report)');
  return {
    id: `${number}/${text.part}`,
    ...own.item(),
    date: reader.written(document.window === 'file'),
    entered: own.date('366', '171') ?? reader.date('366') ?? reader.written(false),
    warehouse: reader.partyCode('WH'),
    customer: reader.partyCode('GM'),
    // Direction 1 is out.
    quantity: component(inv, 1) === '1' ? -quantity : quantity,
    rawType: reason || null,
    type: Object.hasOwn(codes, reason) ? codes[reason]! : type,
    reason: words,
    location: component(own.first('LOC'), 2),
    weight: null,
    weightUnit: null,
    more: { inventory_type: component(inv, 2), report_number: number },
  };
}

/** The lines of an INVRPT that tell of one item's stock. @throws RangeError with the segment */
export function readStockReport(text: EdifactText, profile: Profile): StockLevel {
  const { header, lines } = byLine(text.segments);
  const reader = new EdifactReader(text, profile, header);
  const own = lines.map((line) => new EdifactReader(text, profile, line));
  const [first] = own;
  if (!first) throw new RangeError('there is no LIN: no line of the report');
  const { sku, gtin, unit } = first.item();
  const total = (...codes: string[]) => {
    const told = own.flatMap((line) => line.quantity(...codes) ?? []);
    return told.length > 0 ? sum(told) : null;
  };
  return {
    sku,
    gtin,
    unit,
    name: component(first.first('IMD'), 3, 3),
    date: reader.date('366') ?? reader.written(false),
    warehouse: reader.partyCode('WH'),
    customer: reader.partyCode('GM'),
    counts: {
      onhand: total('17', '145'),
      committed: null,
      available: null,
      unfulfillable: total('124'),
      awaiting: total('198'),
    },
    lots: own.flatMap((line) => {
      const { lot, expires } = line.item();
      return lot === null ? [] : [{ lot, onhand: line.quantity('17', '145') ?? 0, expires }];
    }),
    locations: [],
    more: {},
  };
}

/** Whether an inventory report tells of movements: some INV has a direction. */
export function tellsMovements(segments: readonly Segment[]): boolean {
  return segments.some(
    (segment) => segment[0]?.[0] === 'INV' && ['1', '2'].includes(component(segment, 1) ?? ''),
  );
}

/** What the document cannot do without. @throws RangeError */
function needed<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined)
    throw new RangeError(`there is no ${what}, and nothing can do without`);
  return value;
}
