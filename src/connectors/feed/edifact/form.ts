import type { Cursor } from '../../kit/manifest.ts';
import { documentFor } from '../document-profile.ts';
import type { FeedFunction } from '../fields.ts';
import { fileDate } from '../file-names.ts';
import { BrokenFile, type FileToRead, type Form, type Notes, type Piece, type Told } from '../form.ts';
import type { Profile } from '../profile.ts';
import type { EdifactText } from '../raw.ts';
import { type Message, type MessageStart, readMessages } from './interchange.ts';
import {
  readDespatchAdvice,
  readMovement,
  readReceivingAdvice,
  readStockReport,
  tellsMovements,
} from './read.ts';
import { byLine, component, EdifactReader } from './reader.ts';
import { BrokenInterchange, type Segment } from './segments.ts';

/** Where a reading begins: a message, and how many of its pieces are passed over. */
interface Place {
  [key: string]: Cursor | null;
  start: MessageStart;
  skip: number;
}

/** What CONTRL says of an interchange (0083). */
const ACTIONS: Readonly<Record<string, string>> = { 4: 'rejected', 7: 'acknowledged', 8: 'received' };

/** EDIFACT: interchanges of messages. */
export const edifact: Form = {
  async *pieces(file, profile, from, notes) {
    const place = from as Place | null;
    let skip = place?.skip ?? 0;
    try {
      const messages = readMessages(file.from(place?.start.at ?? 0), place?.start ?? null, (whole) =>
        notes?.interchanges.push(whole),
      );
      for await (const message of messages) {
        const fn = functionOf(message, profile, notes);
        if (fn) yield* piecesOf(message, fn, file, profile, skip);
        skip = 0;
      }
    } catch (error) {
      if (error instanceof BrokenInterchange) throw new BrokenFile(error.message);
      throw error;
    }
  },
  read: (text, fn, profile) => readMessage(text as EdifactText, fn, profile),
  idOf(text, fn, profile) {
    const { segments, part } = text as EdifactText;
    const reader = new EdifactReader(text as EdifactText, profile, byLine(segments).header);
    const number = component(reader.first('BGM'), 2);
    switch (fn) {
      case 'get_orders':
        return reader.reference('ON', 'VN');
      case 'get_inbound_shipments':
        return reader.reference('AAK', 'ON') ?? number;
      case 'get_inventory_ledger':
        return number && `${number}/${part}`;
      case 'get_inventory':
        return null;
    }
  },
};

/** What a message tells of; null for one that is passed over. */
function functionOf(
  { type, segments, envelope }: Message,
  profile: Profile,
  notes: Notes | undefined,
): FeedFunction | null {
  if (type === 'CONTRL') {
    for (const uci of segments.filter((segment) => segment[0]?.[0] === 'UCI')) {
      const action = component(uci, 4) ?? '';
      const words = Object.hasOwn(ACTIONS, action) ? ACTIONS[action]! : `action ${action}`;
      notes?.acknowledged.push(`Acknowledges interchange ${component(uci, 1) ?? '?'}: ${words}.`);
    }
    return null;
  }
  const pass = (kind: string): null => {
    notes?.passedOver.set(kind, (notes.passedOver.get(kind) ?? 0) + 1);
    return null;
  };
  if (envelope.test && profile.edifact?.test !== 'read') return pass('of test interchanges (UNB)');
  const fn = kindOf(type, segments);
  return fn && profile.documents.some((document) => document.function === fn) ? fn : pass(type);
}

function kindOf(type: string, segments: readonly Segment[]): FeedFunction | null {
  switch (type) {
    case 'DESADV':
      return 'get_orders';
    case 'RECADV':
      return 'get_inbound_shipments';
    case 'INVRPT':
      return tellsMovements(segments) ? 'get_inventory_ledger' : 'get_inventory';
    default:
      return null;
  }
}

function* piecesOf(
  message: Message,
  fn: FeedFunction,
  file: FileToRead,
  profile: Profile,
  skip: number,
): Generator<Piece> {
  const at: Place = { start: message.start, skip: 0 };
  const behind: Place = { start: message.next, skip: 0 };
  const whole = {
    file: file.id,
    file_name: file.name,
    file_date: fileDate(documentFor(profile, fn, file.name)?.file_name ?? '', file.name, profile.time_zone),
    form: 'edifact' as const,
    envelope: message.envelope,
  };
  if (message.problem !== null) {
    const { reference, type, line, problem } = message;
    const reject = {
      file: file.id,
      file_name: file.name,
      line,
      reject: `message ${reference} (${type}) ${problem}`,
    };
    yield { fn, at, next: behind, text: null, reject };
    return;
  }
  const parts = partsOf(
    message,
    fn,
    { ...whole, line: message.line, part: 1, segments: message.segments },
    profile,
  );
  for (const [nth, { segments, line }] of parts.entries()) {
    if (nth < skip) continue;
    const next = nth + 1 < parts.length ? { start: message.start, skip: nth + 1 } : behind;
    yield { fn, at, next, text: { ...whole, line, part: nth + 1, segments }, reject: null };
  }
}

/** A message cut into what tells of one thing each: movements by lines, a stock report by products. */
function partsOf(message: Message, fn: FeedFunction, text: EdifactText, profile: Profile) {
  const all = [{ segments: message.segments, line: message.line }];
  if (fn !== 'get_inventory_ledger' && fn !== 'get_inventory') return all;
  const { header, lines } = byLine(message.segments);
  if (lines.length === 0) return all;
  const parts = new Map<string, { segments: Segment[]; line: number }>();
  let line = message.line + 1 + header.length;
  for (const [nth, own] of lines.entries()) {
    const key = fn === 'get_inventory' ? keyOf(own, text, profile, nth) : String(nth);
    const known = parts.get(key);
    if (known) known.segments.push(...own);
    else parts.set(key, { segments: [...header, ...own], line });
    line += own.length;
  }
  return [...parts.values()];
}

function keyOf(line: Segment[], text: EdifactText, profile: Profile, nth: number): string {
  try {
    return `sku ${new EdifactReader(text, profile, line).item().sku}`;
  } catch {
    // It is put aside alone, with the reason.
    return `line ${nth}`;
  }
}

function readMessage(text: EdifactText, fn: FeedFunction, profile: Profile): Told[] {
  const document = documentFor(profile, fn, text.file_name);
  if (!document) throw new RangeError(`the profile reads no ${fn}`);
  switch (fn) {
    case 'get_orders':
      return [{ fn, says: readDespatchAdvice(text, profile, document) }];
    case 'get_inbound_shipments':
      return [{ fn, says: readReceivingAdvice(text, profile, document) }];
    case 'get_inventory_ledger':
      return [{ fn, says: readMovement(text, profile, document) }];
    case 'get_inventory':
      return [{ fn, says: readStockReport(text, profile) }];
  }
}
