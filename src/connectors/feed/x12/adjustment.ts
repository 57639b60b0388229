import { hash } from 'node:crypto';
import type { Adjustment } from '../advice.ts';
import type { DocumentProfile, Profile } from '../profile.ts';
import type { X12Text } from '../raw.ts';
import { movementOf, reasonWords } from './codes.ts';
import { decimal, element, inLoops, needed, noted, weightUnit, X12Reader } from './elements.ts';

/** One line of a 947, with what stands above all lines. @throws RangeError with the segment */
export function readAdjustment(text: X12Text, profile: Profile, document: DocumentProfile): Adjustment {
  const { header, loops } = inLoops(text.segments, 'W19');
  const reader = new X12Reader(text, profile, header);
  const [loop = []] = loops;
  const [w19] = loop;
  const line = new X12Reader(text, profile, loop);
  const w15 = reader.first('W15');
  const reason = needed(element(w19, 1), 'W19-01 (the reason)');
  const pairs = [5, 7, 17].map((at) => [element(w19, at), element(w19, at + 1)] as const);
  const { codes = {} } = document;
  return {
    id: idOf(text, header, loop),
    entered: needed(
      reader.instant(element(w15, 1), null, 'W15-01') ?? reader.dateOf('07'),
      'W15-01 (the day of the adjustment)',
    ),
    date: reader.written(document.window === 'file'),
    warehouse: reader.partyCode('WH'),
    customer: reader.partyCode('DE'),
    quantity: needed(decimal(element(w19, 2), 'W19-02'), 'W19-02 (the quantity)'),
    ...line.item(pairs, element(w19, 4), 'W19'),
    unit: element(w19, 3),
    lot: element(w19, 9) ?? line.reference('LT'),
    expires: line.dateOf('36'),
    rawType: reason,
    type: Object.hasOwn(codes, reason) ? codes[reason]! : movementOf(reason),
    reason: reasonWords(reason),
    location: null,
    more: noted(
      ['adjustment_number', element(w15, 2)],
      ['depositor_adjustment_number', element(w15, 3)],
      ['transaction_type', element(w19, 16)],
    ),
    weight: decimal(element(w19, 10), 'W19-10'),
    weightUnit: weightUnit(element(w19, 12)),
  };
}

/**
 * Which line of which adjustment it is. Where that has no number, what it says tells it from others, so that a document
 * that is sent again under another control number is no second movement.
 */
function idOf(
  { envelope, part }: X12Text,
  header: readonly (readonly string[])[],
  loop: readonly (readonly string[])[],
): string {
  const w15 = header.find(([name]) => name === 'W15');
  const number = element(w15, 2) ?? element(w15, 3);
  if (number === null) return hash('sha256', JSON.stringify([envelope.sender, w15, part, loop])).slice(0, 24);
  const line = loop.find(([name, qualifier]) => name === 'N9' && qualifier === 'LI')?.[2];
  return `${number}/${line ?? part}`;
}
