import { hash } from 'node:crypto';
import { LONGEST_NAME, type Mention, NotOurs, type Survey } from '../kit/files.ts';
import { refuseBinary } from '../kit/invoice-file/sniff.ts';
import type { Cursor } from '../kit/manifest.ts';
import type { FeedFunction } from './fields.ts';
import { BrokenFile, type FileToRead, type Notes, type Piece, type Told } from './form.ts';
import type { Profile } from './profile.ts';
import { FORMS, idTold, toldIn } from './record.ts';

const ADVICE = 'Compare it with the profile of the connection.';
const MOST_REASONS = 5;
/** More things than a file that is read in one go tells of. */
const MOST_MENTIONS = 200_000;

/** What a survey leaves for whoever reads the file: which functions it tells of, and the columns of a table. */
export interface FeedFacts {
  [key: string]: Cursor | null;
  functions: FeedFunction[];
  columns: string[];
}

/** The name under which a thing is mentioned that several files may tell of; null for what is told of but once. */
export function mentionOf(fn: FeedFunction, id: string): string | null {
  switch (fn) {
    case 'get_orders':
      return named('order', id);
    case 'get_inbound_shipments':
      return named('inbound_shipment', id);
    default:
      return null;
  }
}

/** Under which stock reports are mentioned, with what they are chosen by. */
export const STOCK = 'stock';

/** A mention of a stock report. */
export interface StockPlace {
  [key: string]: Cursor | null;
  as_of: string;
  warehouse: string | null;
  at: Cursor;
}

function named(kind: string, id: string): string {
  const name = `${kind} ${id}`;
  return name.length <= LONGEST_NAME ? name : `${kind} ${hash('sha256', id)}`;
}

/**
 * Reads a file once: what it tells of, from when to when, and what a person should know of it.
 *
 * @throws NotOurs for a file that is not whole, or none of the profile's
 */
export async function surveyFeed(
  bytes: AsyncIterable<Buffer>,
  name: string,
  profile: Profile,
): Promise<Survey> {
  const notes: Notes = { columns: [], interchanges: [], acknowledged: [], passedOver: new Map() };
  const tally = new Tally(profile);
  const file: FileToRead = { id: '', name, facts: null, from: () => asText(bytes) };
  try {
    for await (const piece of FORMS[profile.format].pieces(file, profile, null, notes)) tally.add(piece);
  } catch (error) {
    if (error instanceof BrokenFile) throw new NotOurs(`The file ${error.message}. ${ADVICE}`);
    throw error;
  }
  const facts: FeedFacts = { functions: [...tally.functions], columns: notes.columns, told: tally.digest() };
  const passed = [...notes.passedOver].map(([kind, count]) => `${count} ${kind}`);
  return {
    ...tally.range(),
    facts,
    mentions: tally.mentions,
    once: notes.interchanges.map(({ sender, control }) => ({
      name: `interchange ${sender} ${control}`.slice(0, LONGEST_NAME),
      words: `Interchange ${control} of ${sender}`,
    })),
    warnings: [
      ...tally.warnings(),
      ...notes.acknowledged,
      ...(passed.length > 0 ? [`Documents that were passed over: ${passed.join(', ')}.`] : []),
    ],
  };
}

async function* asText(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const part of bytes) {
    refuseBinary(part, ADVICE);
    yield part;
  }
}

/** What the pieces of a file come to. */
class Tally {
  readonly functions = new Set<FeedFunction>();
  readonly mentions: Mention[] = [];
  readonly #profile: Profile;
  readonly #reasons: string[] = [];
  #unreadable = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;
  readonly #stock = new Set<string>();

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  add({ fn, at, text, reject }: Piece): void {
    this.functions.add(fn);
    if (!text) {
      this.#refused(`line ${reject.line}: ${reject.reject}`);
      return;
    }
    let told: Told[] = [];
    let id: string | null;
    try {
      told = toldIn(text, fn, this.#profile);
      id = idTold(told, this.#profile);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#refused(error.message);
      // Half an order would look like all of it, so it is mentioned all the same, and put aside whole.
      id = FORMS[this.#profile.format].idOf(text, fn, this.#profile);
    }
    const name = id === null ? null : mentionOf(fn, id);
    if (name !== null) this.#mention(name, at);
    for (const { says } of told) {
      const date = Date.parse(says.date);
      this.#first = Math.min(this.#first, date);
      this.#last = Math.max(this.#last, date);
    }
    for (const one of told) if (one.fn === 'get_inventory') this.#mentionStock(one.says, at);
  }

  /** Of a report one mention of its date and warehouse, though it tells of many products. */
  #mentionStock({ date, warehouse }: { date: string; warehouse: string | null }, at: Cursor): void {
    const place: StockPlace = { as_of: date, warehouse, at };
    const text = JSON.stringify(place);
    if (this.#stock.has(text)) return;
    this.#stock.add(text);
    this.#mention(STOCK, place);
  }

  #mention(name: string, place: Cursor): void {
    if (this.mentions.length >= MOST_MENTIONS)
      throw new BrokenFile(`tells of more than ${MOST_MENTIONS} things; split it`);
    this.mentions.push({ name, place });
  }

  #refused(reason: string): void {
    this.#unreadable++;
    if (this.#reasons.length < MOST_REASONS) this.#reasons.push(reason);
  }

  /** What is found by no date is found by its coming. */
  range(): { from: Date; to: Date } {
    if (this.#last < this.#first) return { from: new Date(0), to: new Date(0) };
    return { from: new Date(this.#first), to: new Date(this.#last + 1) };
  }

  /** So that a file that means something else under another profile is known to. */
  digest(): string {
    return hash('sha256', JSON.stringify([this.mentions, this.#first, this.#last])).slice(0, 24);
  }

  warnings(): string[] {
    if (this.#unreadable === 0) return [];
    const what = this.#unreadable === 1 ? 'One entry' : `${this.#unreadable} entries`;
    const first = this.#reasons.map((reason) => `${reason}.`).join(' ');
    return [`${what} cannot be read and will be put aside with the reason. ${first}`];
  }
}
