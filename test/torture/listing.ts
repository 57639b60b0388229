import type { Fact, Facts } from './facts.ts';
import type { FunctionKey, FunctionWords } from './words.ts';

/** What a client asks for: truncated to nothing, as the connector sent it. */
export interface Query {
  from: number | null;
  to: number | null;
  cursor: string | null;
}

/** What the source answers, before it becomes JSON. */
export type Listed =
  | { kind: 'page'; records: unknown[]; next: string | null; total: number }
  | { kind: 'expired' }
  | { kind: 'too_wide' }
  | { kind: 'capped' };

interface KeysetCursor {
  generation: number;
  given: number;
  key: [number, string] | null;
  last: string | null;
  page: number;
}

export interface Listing {
  key: FunctionKey;
  words: FunctionWords;
  facts: Facts;
  now: number;
  /** Cursors of another generation are no longer known. */
  generation: number;
}

/** Lists one page of a function the way its words say: never kinder than they are. */
export function list(listing: Listing, query: Query): Listed {
  const { widestHours } = listing.words;
  const width = (query.to ?? 0) - (query.from ?? 0);
  if (widestHours !== null && width > widestHours * 3_600_000) return { kind: 'too_wide' };
  return listing.key === 'get_products' ? numbered(listing, query) : keyset(listing, query);
}

/** The instant by which a function is filtered and sorted. */
export function basisOf(key: FunctionKey, fact: Fact): number {
  return key === 'get_orders' || key === 'get_products' ? fact.updated : fact.created;
}

/** An instant as the source shows it. */
export function shown(instant: number, words: Pick<FunctionWords, 'grainMs'>): number {
  return Math.floor(instant / words.grainMs) * words.grainMs;
}

function matching({ key, words, facts }: Listing, query: Query): Fact[] {
  const compared = (fact: Fact) => {
    const instant = basisOf(key, fact);
    return words.filters === 'exact' ? instant : shown(instant, words);
  };
  return facts.all().filter((fact) => {
    const at = compared(fact);
    if (query.from !== null && (words.edges.from === 'inclusive' ? at < query.from : at <= query.from))
      return false;
    return !(query.to !== null && (words.edges.to === 'inclusive' ? at > query.to : at >= query.to));
  });
}

/** Page n of a list sorted by what changes: whoever is edited in between pushes the others about. */
function numbered(listing: Listing, query: Query): Listed {
  const { words } = listing;
  const rows = matching(listing, query).sort((a, b) => b.updated - a.updated || (a.id < b.id ? -1 : 1));
  const page = query.cursor === null ? 0 : Number(query.cursor);
  const records = rows.slice(page * words.pageSize, (page + 1) * words.pageSize);
  const more = rows.length > (page + 1) * words.pageSize;
  return answer(listing, records, more ? String(page + 1) : null, rows.length);
}

/** A page after a key, under an opaque cursor that may be forgotten. */
function keyset(listing: Listing, query: Query): Listed {
  const { key, words, generation, now } = listing;
  const cursor: KeysetCursor =
    query.cursor === null
      ? { generation, given: now, key: null, last: null, page: 0 }
      : (JSON.parse(Buffer.from(query.cursor, 'base64url').toString()) as KeysetCursor);
  const expired = words.cursorMaxAgeMs !== null && now - cursor.given >= words.cursorMaxAgeMs;
  if (query.cursor !== null && (cursor.generation !== generation || expired)) return { kind: 'expired' };

  const sortKey = (fact: Fact): [number, string] =>
    key === 'get_inventory' ? [0, fact.id] : [shown(basisOf(key, fact), words), fact.id];
  let rows = matching(listing, query).sort((a, b) => compareKeys(sortKey(a), sortKey(b)));
  if (key === 'get_returns' && rows.length > words.cap) {
    if (words.admitsCap) return { kind: 'capped' };
    rows = rows.slice(0, words.cap);
  }
  const rest = rows.filter((fact) => cursor.key === null || compareKeys(sortKey(fact), cursor.key) > 0);
  const page = { ...cursor, given: now, page: cursor.page + 1 };
  if (words.emptyPages && cursor.page % 3 === 1) return answer(listing, [], encode(page), 7);

  const records = rest.slice(0, words.pageSize);
  const last = records.at(-1);
  const repeated = key === 'get_returns' ? null : repeat(listing, cursor.last);
  const next = last && rest.length > words.pageSize ? { ...page, key: sortKey(last), last: last.id } : null;
  return answer(listing, repeated ? [repeated, ...records] : records, next && encode(next), rows.length * 2);
}

/** The record before, once more; as it was before its last change where the words say so. */
function repeat({ key, words, facts }: Listing, id: string | null): Fact | null {
  const fact = id === null ? null : facts.at(id);
  if (!fact || id === null || words.repeats === 'none') return null;
  const dated = key === 'get_orders' || key === 'get_products' || key === 'get_returns';
  // What cannot be mapped has no date that could lose; any reading after it counts as the newer one.
  if (words.repeats === 'same' || !dated || fact.poison) return fact;
  const behind = (state: Fact) =>
    !state.poison && shown(state.updated, words) < shown(fact.updated, words) - words.grainMs;
  return facts.states(id).findLast(behind) ?? fact;
}

function answer(listing: Listing, facts: Fact[], next: string | null, total: number): Listed {
  return { kind: 'page', records: facts.map((fact) => show(listing, fact)), next, total };
}

/** A row in the source's own words. */
export function show({ key, words, now }: Pick<Listing, 'key' | 'words' | 'now'>, fact: Fact): unknown {
  const date = (instant: number) => new Date(shown(instant, words)).toISOString();
  const dated = key !== 'get_inventory' && key !== 'get_inventory_ledger';
  return {
    id: fact.id,
    n: fact.n,
    made: key === 'get_inventory' ? null : fact.poison ? 'yesterday' : date(fact.created),
    changed: dated ? date(fact.updated) : null,
    ...(fact.poison ? { poison: true } : {}),
    ...(words.volatile ? { read_at: new Date(now).toISOString() } : {}),
  };
}

function compareKeys(a: [number, string], b: [number, string]): number {
  return a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0);
}

function encode(cursor: KeysetCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}
