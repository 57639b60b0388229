import type { Item, ShippedLine, ShippingAdvice, Status } from '../advice.ts';
import type { DocumentProfile, Profile } from '../profile.ts';
import type { X12Text } from '../raw.ts';
import { lineState, PARCELS } from './codes.ts';
import { decimal, element, inLoops, needed, noted, weightUnit, X12Reader } from './elements.ts';

/** A 945: that an order, or a part of it, was sent. @throws RangeError with the segment */
export function readShippingAdvice(
  text: X12Text,
  profile: Profile,
  document: DocumentProfile,
): ShippingAdvice {
  const { header, loops } = inLoops(text.segments, 'LX', 'W12', 'W03');
  const reader = new X12Reader(text, profile, header);
  const w06 = reader.first('W06');
  const w27 = reader.first('W27');
  const w03 = loops.find(([segment]) => segment![0] === 'W03')?.[0];
  return {
    order: needed(element(w06, 2), 'W06-02 (the order number)'),
    date: reader.written(document.window === 'file'),
    warehouse: reader.partyCode('WH', 'SF'),
    customer: reader.partyCode('DE'),
    reference: reader.reference('CO'),
    placed: reader.dateOf('04'),
    status: statusOf(element(w27, 8), document),
    shipment: element(w06, 4) ?? reader.reference('BM'),
    shipped: reader.instant(element(w06, 3), null, 'W06-03') ?? reader.dateOf('11'),
    scac: element(w27, 2),
    carrier: null,
    service: element(w27, 3),
    shipTo: reader.party('ST'),
    shipFrom: reader.party('SF', 'WH'),
    lines: parcelLines(text, profile, loops, reader.reference('2I', 'CN')),
    weight: decimal(element(w03, 2), 'W03-02'),
    weightUnit: weightUnit(element(w03, 3)),
    more: noted(
      ['purchase_order_number', element(w06, 6) ?? reader.reference('PO')],
      ['bill_of_lading', reader.reference('BM')],
      ['pro_number', reader.reference('CN')],
      ['seal', reader.reference('SN')],
      ['trailer', element(w27, 7)],
    ),
  };
}

/** What the code table says of the order's status; without an entry its lines tell. */
function statusOf(raw: string | null, { codes = {} }: DocumentProfile): Status | null {
  return raw !== null && Object.hasOwn(codes, raw) ? { raw, ours: codes[raw]! } : null;
}

/** The lines of a 945: each LX is a parcel (or a pallet) where MAN marks one. */
function parcelLines(
  text: X12Text,
  profile: Profile,
  loops: readonly (readonly string[])[][],
  tracking: string | null,
): ShippedLine[] {
  const lines: ShippedLine[] = [];
  let parcel: { parcel: string | null; tracking: string | null } = { parcel: null, tracking };
  for (const loop of loops) {
    const [first] = loop;
    if (first![0] === 'LX') parcel = markOf(new X12Reader(text, profile, loop), tracking);
    if (first![0] !== 'W12') continue;
    lines.push({ ...lineOf(loop, new X12Reader(text, profile, loop)), ...parcel });
  }
  if (lines.length === 0) throw new RangeError('there is no W12: no line of the order');
  return lines;
}

/** Two marks fit into one MAN. */
function markOf(reader: X12Reader, tracking: string | null) {
  const marks = reader
    .all('MAN')
    .flatMap((man) => [
      [element(man, 1), element(man, 2)] as const,
      [element(man, 4), element(man, 5)] as const,
    ]);
  const marked = (qualifier: string) =>
    marks.find(([code, mark]) => code === qualifier && mark !== null)?.[1];
  const own = marked('CP') ?? reader.reference('2I', 'CN');
  const parcel = PARCELS.map(marked).find((mark) => mark !== undefined) ?? own ?? null;
  return { parcel, tracking: own ?? (parcel === null ? tracking : null) };
}

function lineOf(
  loop: readonly (readonly string[])[],
  reader: X12Reader,
): Omit<ShippedLine, 'parcel' | 'tracking'> {
  const [w12] = loop;
  const code = element(w12, 1);
  const pairs = [7, 17, 21].map((at) => [element(w12, at), element(w12, at + 1)] as const);
  const shipped = decimal(element(w12, 3), 'W12-03') ?? 0;
  const item: Item = {
    ...reader.item(pairs, element(w12, 6) ?? element(w12, 16), 'W12'),
    unit: element(w12, 5),
    lot: element(w12, 9) ?? reader.reference('LT'),
    expires: reader.dateOf('36'),
  };
  return {
    ...item,
    line: reader.reference('LI'),
    ordered: decimal(element(w12, 2), 'W12-02'),
    // A reversal takes back what was told.
    shipped: element(w12, 20) === '2' ? -shipped : shipped,
    state: code === null ? null : lineState(code),
    rawState: code,
    weight: decimal(element(w12, 10), 'W12-10'),
    weightUnit: weightUnit(element(w12, 12)),
  };
}
