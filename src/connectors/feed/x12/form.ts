import type { Cursor } from '../../kit/manifest.ts';
import { documentFor } from '../document-profile.ts';
import type { FeedFunction } from '../fields.ts';
import { fileDate } from '../file-names.ts';
import { BrokenFile, type FileToRead, type Form, type Notes, type Piece, type Told } from '../form.ts';
import type { Profile } from '../profile.ts';
import type { X12Text } from '../raw.ts';
import { acknowledged } from './acknowledgement.ts';
import { readAdjustment } from './adjustment.ts';
import { NO_RECEIPTS } from './codes.ts';
import { element, inLoops } from './elements.ts';
import { readSets, type SetOfSegments, type SetStart } from './interchange.ts';
import { readReceiptAdvice } from './receipt-advice.ts';
import { BrokenInterchange } from './segments.ts';
import { readShippingAdvice } from './shipping-advice.ts';
import { readStockLevel, skuOfLine } from './stock-level.ts';

const FUNCTIONS: Readonly<Record<string, FeedFunction>> = {
  945: 'get_orders',
  944: 'get_inbound_shipments',
  947: 'get_inventory_ledger',
  846: 'get_inventory',
};
const ACKNOWLEDGEMENTS: ReadonlySet<string> = new Set(['997', '999']);

/** Where a reading begins: a document, and how many of its pieces are passed over. */
interface Place {
  [key: string]: Cursor | null;
  start: SetStart;
  skip: number;
}

/** X12: interchanges of groups of documents. */
export const x12: Form = {
  async *pieces(file, profile, from, notes) {
    const place = from as Place | null;
    let skip = place?.skip ?? 0;
    const bytes = file.from(place?.start.at ?? 0);
    try {
      const sets = readSets(bytes, place?.start ?? null, (whole) => notes?.interchanges.push(whole));
      for await (const set of sets) {
        const fn = functionOf(set, profile, notes);
        if (fn) yield* piecesOf(set, fn, file, profile, skip);
        skip = 0;
      }
    } catch (error) {
      if (error instanceof BrokenInterchange) throw new BrokenFile(error.message);
      throw error;
    }
  },
  read(text, fn, profile) {
    return readSet(text as X12Text, fn, profile);
  },
  idOf(text, fn) {
    const { segments, part } = text as X12Text;
    const first = (name: string) => segments.find((segment) => segment[0] === name);
    switch (fn) {
      case 'get_orders':
        return element(first('W06'), 2);
      case 'get_inbound_shipments':
        return element(first('W17'), 4) ?? element(first('W17'), 3);
      case 'get_inventory_ledger': {
        const number = element(first('W15'), 2) ?? element(first('W15'), 3);
        const line = segments.find(([name, qualifier]) => name === 'N9' && qualifier === 'LI');
        return number && `${number}/${element(line, 2) ?? part}`;
      }
      case 'get_inventory':
        return null;
    }
  },
};

/** What a document tells of; null for one that is passed over. */
function functionOf(
  { set, envelope, segments }: SetOfSegments,
  profile: Profile,
  notes: Notes | undefined,
): FeedFunction | null {
  if (ACKNOWLEDGEMENTS.has(set)) {
    notes?.acknowledged.push(...acknowledged(segments));
    return null;
  }
  const pass = (kind: string): null => {
    notes?.passedOver.set(kind, (notes.passedOver.get(kind) ?? 0) + 1);
    return null;
  };
  if (envelope.test && profile.x12?.test !== 'read') return pass('of test interchanges (ISA15)');
  const fn = Object.hasOwn(FUNCTIONS, set) ? FUNCTIONS[set]! : null;
  if (fn === null || !profile.documents.some((document) => document.function === fn)) return pass(set);
  const reporting = segments.find(([name]) => name === 'W17')?.[1] ?? '';
  return fn === 'get_inbound_shipments' && NO_RECEIPTS.has(reporting) ? pass(`944 (${reporting})`) : fn;
}

function* piecesOf(
  set: SetOfSegments,
  fn: FeedFunction,
  file: FileToRead,
  profile: Profile,
  skip: number,
): Generator<Piece> {
  const at: Place = { start: set.start, skip: 0 };
  const whole = {
    file: file.id,
    file_name: file.name,
    line: set.line,
    file_date: fileDate(documentFor(profile, fn, file.name)?.file_name ?? '', file.name, profile.time_zone),
    form: 'x12' as const,
    envelope: set.envelope,
  };
  const behind: Place = { start: set.next, skip: 0 };
  if (set.problem !== null) {
    const { file: id, file_name, line } = whole;
    const reject = {
      file: id,
      file_name,
      line,
      reject: `document ${set.control} (${set.set}) ${set.problem}`,
    };
    yield { fn, at, next: behind, text: null, reject };
    return;
  }
  const parts = partsOf(set, fn, { ...whole, part: 1, segments: set.segments }, profile);
  for (const [nth, { segments, line }] of parts.entries()) {
    if (nth < skip) continue;
    const next = nth + 1 < parts.length ? { start: set.start, skip: nth + 1 } : behind;
    yield { fn, at, next, text: { ...whole, line, part: nth + 1, segments }, reject: null };
  }
}

interface Part {
  segments: string[][];
  line: number;
}

/** A document cut into what tells of one thing each: an adjustment by lines, a stock report by products. */
function partsOf(set: SetOfSegments, fn: FeedFunction, text: X12Text, profile: Profile): Part[] {
  const starts = fn === 'get_inventory_ledger' ? 'W19' : fn === 'get_inventory' ? 'LIN' : null;
  if (starts === null) return [{ segments: set.segments, line: set.line }];
  const { header, loops } = inLoops(set.segments, starts) as { header: string[][]; loops: string[][][] };
  if (loops.length === 0) return [{ segments: set.segments, line: set.line }];
  let line = set.line + 1 + header.length;
  const parts = new Map<string, Part>();
  for (const [nth, loop] of loops.entries()) {
    const key = fn === 'get_inventory' ? keyOf(loop, text, profile, nth) : String(nth);
    const known = parts.get(key);
    if (known) known.segments.push(...loop);
    else parts.set(key, { segments: [...header, ...loop], line });
    line += loop.length;
  }
  return [...parts.values()];
}

function keyOf(loop: string[][], text: X12Text, profile: Profile, nth: number): string {
  try {
    return `sku ${skuOfLine(loop, text, profile)}`;
  } catch {
    // It is put aside alone, with the reason.
    return `line ${nth}`;
  }
}

function readSet(text: X12Text, fn: FeedFunction, profile: Profile): Told[] {
  const document = documentFor(profile, fn, text.file_name);
  if (!document) throw new RangeError(`the profile reads no ${fn}`);
  switch (fn) {
    case 'get_orders':
      return [{ fn, says: readShippingAdvice(text, profile, document) }];
    case 'get_inbound_shipments':
      return [{ fn, says: readReceiptAdvice(text, profile, document) }];
    case 'get_inventory_ledger':
      return [{ fn, says: readAdjustment(text, profile, document) }];
    case 'get_inventory':
      return [{ fn, says: readStockLevel(text, profile) }];
  }
}
