import type { ReceiptAdvice, ReceivedLine } from '../advice.ts';
import type { DocumentProfile, Profile } from '../profile.ts';
import type { X12Text } from '../raw.ts';
import { sum } from '../values.ts';
import { decimal, element, inLoops, needed, noted, X12Reader } from './elements.ts';

/** Conditions (412) of goods that did not come in. */
const NOT_THERE: ReadonlySet<string> = new Set(['02', '16']);
/** Conditions of goods that came in and are good, or more than announced. */
const SOUND: ReadonlySet<string> = new Set(['03', '07', '12', '13', '14']);

/** A 944: that goods came in. @throws RangeError with the segment */
export function readReceiptAdvice(text: X12Text, profile: Profile, document: DocumentProfile): ReceiptAdvice {
  const { header, loops } = inLoops(text.segments, 'LX', 'W07', 'W14');
  const reader = new X12Reader(text, profile, header);
  const w17 = reader.first('W17');
  const w14 = loops.find(([segment]) => segment![0] === 'W14')?.[0];
  const receipt = needed(element(w17, 3), 'W17-03 (the receipt number)');
  const lines = loops.filter(([segment]) => segment![0] === 'W07').map((loop) => lineOf(loop, text, profile));
  if (lines.length === 0) throw new RangeError('there is no W07: no line of the receipt');
  return {
    // Goods that nobody announced have the receipt's number only.
    inboundShipment: element(w17, 4) ?? receipt,
    receipt,
    arrived: needed(
      reader.instant(element(w17, 2), element(w17, 7), 'W17-02'),
      'W17-02 (the day of receipt)',
    ),
    date: reader.written(document.window === 'file'),
    warehouse: reader.partyCode('WH'),
    customer: reader.partyCode('DE'),
    expectedArrival: reader.dateOf('17', '02'),
    purchaseOrder: reader.reference('PO'),
    supplier: reader.party('SF', 'SE', 'VN')?.company ?? null,
    status: null,
    tracking: reader.all('N9', 'OC', 'CN', '2I').flatMap((n9) => element(n9, 2) ?? []),
    lines: lines.map(({ line }) => line),
    announced: decimal(element(w14, 2), 'W14-02'),
    exceptions: lines.flatMap(({ exceptions }) => exceptions),
    more: noted(
      ['shipment_number', element(w17, 5)],
      ['reporting_code', element(w17, 1)],
      ['seal', element(reader.first('W08'), 6)],
    ),
  };
}

function lineOf(
  loop: readonly (readonly string[])[],
  text: X12Text,
  profile: Profile,
): { line: ReceivedLine; exceptions: string[] } {
  const reader = new X12Reader(text, profile, loop);
  const [w07] = loop;
  const told = needed(decimal(element(w07, 1), 'W07-01'), 'W07-01 (the quantity)');
  const pairs = [4, 6, 10].map((at) => [element(w07, at), element(w07, at + 1)] as const);
  const item = reader.item(pairs, element(w07, 3), 'W07');
  const exceptions = reader.all('W13').map((w13) => ({
    quantity: decimal(element(w13, 1), 'W13-01') ?? 0,
    condition: element(w13, 3) ?? '',
  }));
  const beside = profile.x12?.damaged === 'beside';
  const damaged = exceptions.filter(({ condition }) => !NOT_THERE.has(condition) && !SOUND.has(condition));
  const received = sum([told, ...(beside ? damaged.map(({ quantity }) => quantity) : [])]);
  return {
    line: {
      ...item,
      unit: element(w07, 2),
      lot: element(w07, 8) ?? reader.reference('LT'),
      expires: reader.dateOf('36'),
      line: reader.reference('LI'),
      expected: null,
      received: element(w07, 9) === '2' ? -received : received,
    },
    exceptions: exceptions.map(
      ({ quantity, condition }) => `${item.sku}: ${quantity} in condition ${condition}`,
    ),
  };
}
