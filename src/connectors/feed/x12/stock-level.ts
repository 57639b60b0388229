import type { StockCounts, StockLevel } from '../advice.ts';
import type { Profile } from '../profile.ts';
import type { X12Text } from '../raw.ts';
import { sum } from '../values.ts';
import { decimal, element, inLoops, noted, X12Reader } from './elements.ts';

/** Counts by the qualifier (673) of a QTY. */
const COUNTS: Readonly<Record<keyof StockCounts, readonly string[]>> = {
  onhand: ['17', '26'],
  committed: ['27'],
  available: ['33'],
  unfulfillable: ['QH', '20'],
  awaiting: ['77'],
};
/** Of these there may be several, which add up; of the others one is the same as the other. */
const ADDS_UP: ReadonlySet<string> = new Set(['unfulfillable']);

/** The lines of an 846 that tell of one item, with what stands above all lines. @throws RangeError with the segment */
export function readStockLevel(text: X12Text, profile: Profile): StockLevel {
  const { header, loops } = inLoops(text.segments, 'LIN');
  const reader = new X12Reader(text, profile, header);
  const bia = reader.first('BIA');
  const lines = loops.map((loop) => lineOf(loop, new X12Reader(text, profile, loop)));
  const [line] = lines;
  if (!line) throw new RangeError('there is no LIN: no line of the report');
  const total = (count: keyof StockCounts) => {
    const told = lines.map(({ counts }) => counts[count]).filter((one) => one !== null);
    return told.length > 0 ? sum(told) : null;
  };
  return {
    ...line.item,
    name: line.name,
    unit: line.unit,
    date: reader.instant(element(bia, 4), element(bia, 5), 'BIA-04') ?? reader.written(false),
    warehouse: reader.partyCode('WH') ?? reader.reference('WR'),
    customer: reader.partyCode('DE'),
    counts: {
      onhand: total('onhand'),
      committed: total('committed'),
      available: total('available'),
      unfulfillable: total('unfulfillable'),
      awaiting: total('awaiting'),
    },
    lots: lines.flatMap(({ lot, expires, counts }) =>
      lot === null ? [] : [{ lot, onhand: counts.onhand ?? counts.available ?? 0, expires }],
    ),
    locations: [],
    more: noted(['report_type', element(bia, 2)]),
  };
}

/** The SKU of a line, by which lines are brought together. @throws RangeError */
export function skuOfLine(loop: readonly (readonly string[])[], text: X12Text, profile: Profile): string {
  return lineOf(loop, new X12Reader(text, profile, loop)).item.sku;
}

function lineOf(loop: readonly (readonly string[])[], reader: X12Reader) {
  const [lin] = loop;
  const pairs: [string | null, string | null][] = [];
  for (let at = 2; at < lin!.length; at += 2) pairs.push([element(lin, at), element(lin, at + 1)]);
  const quantities = reader.all('QTY');
  const told = (count: keyof StockCounts): number | null => {
    const found = COUNTS[count].flatMap((code) => {
      const qty = quantities.find((one) => one[1] === code);
      return qty ? [decimal(element(qty, 2), 'QTY-02') ?? 0] : [];
    });
    if (found.length === 0) return null;
    return ADDS_UP.has(count) ? sum(found) : found[0]!;
  };
  const expiry = reader.first('DTM', '036');
  return {
    item: reader.item(pairs, null, 'LIN'),
    name: element(reader.first('PID'), 5),
    // The unit is the first part of a composite.
    unit: element(quantities[0], 3)?.split(/[^A-Z0-9]/)[0] ?? null,
    lot: pairs.find(([code]) => code === 'LT')?.[1] ?? reader.reference('LT'),
    expires: reader.instant(element(expiry, 2), null, 'DTM'),
    counts: {
      onhand: told('onhand'),
      committed: told('committed'),
      available: told('available'),
      unfulfillable: told('unfulfillable'),
      awaiting: told('awaiting'),
    },
  };
}
