import { Retryable } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { filledText as textOrNull } from '../kit/readings.ts';
import { askVendor } from './client.ts';
import { isConnection } from './connection.ts';
import { keepsOrder } from './probe.ts';
import { secondsOrNull } from './values.ts';
import { advance, isSorted, type Place, type Row } from './walk.ts';

/** A list of records that is walked by one of their dates. */
export interface List {
  /** The root field of the query. */
  root: string;
  /** Its filters, by `$from` and `$to`. */
  filters: string;
  /** What to ask for of each record, in GraphQL. */
  fields: string;
  /** The most rows that the query asks for. */
  rows: number;
  /** The date that the query filters and sorts by. */
  dateField: string;
  /**
   * Completes one record with further questions.
   *
   * @returns how many it took
   */
  complete?: (ctx: Context, node: Record<string, unknown>) => Promise<number>;
}

/** One step of a walk. */
export type Step = { records: unknown[]; next: Place | null; spent?: number } | { kind: 'capped' };

/** After so many further questions in one step the rest of the page is left for the next step. */
const MOST_FURTHER_QUESTIONS = 50;

/**
 * One step: asks for what stands at the place, and says where to go on.
 *
 * @param end up to where the whole walk goes, in seconds
 * @throws the four kinds of ../kit/errors.ts
 */
export async function step(ctx: Context, list: List, place: Place, end: number): Promise<Step> {
  const window = {
    from: vendorTime(place.from),
    to: vendorTime(place.to),
    customer: ctx.credentials.customer_account_id,
  };
  const root = { name: list.root, filters: list.filters };
  const sorted = place.sorted ?? (await keepsOrder(ctx, root, list.dateField, window));
  const { data, spent } = await askVendor(ctx, list.root, queryOf(list), {
    ...window,
    after: place.tie?.after ?? undefined,
    sort: sorted ? list.dateField : undefined,
  });
  const { edges, endCursor, more } = readPage(data, list.rows);
  const nodes = edges.map((edge) => edge?.node ?? null);
  const rows = nodes.map((node) => rowOf(node, list.dateField));
  const read = await complete(ctx, list, nodes);
  const whole = read === nodes.length;
  const next = advance({ ...place, sorted }, end, {
    rows: rows.slice(0, read),
    more: more || !whole,
    endCursor: whole ? endCursor : textOrNull(edges[read - 1]?.cursor),
    sorted: sorted && isSorted(rows),
  });
  if (next === 'capped') return { kind: 'capped' };
  return { records: nodes.slice(0, read), next, ...(spent !== null && { spent }) };
}

function queryOf({ root, filters, rows, fields }: List): string {
  return `query Page($from: ISODateTime, $to: ISODateTime, $sort: String, $after: String, $customer: String) {
  ${root}(${filters}, customer_account_id: $customer) {
    request_id complexity
    data(sort: $sort, first: ${rows}, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { cursor node { ${fields} } }
    }
  }
}`;
}

/** Completes records one after the other; returns how many, at least one. */
async function complete(ctx: Context, list: List, nodes: readonly unknown[]): Promise<number> {
  let asked = 0;
  for (const [at, node] of nodes.entries()) {
    if (asked >= MOST_FURTHER_QUESTIONS) return at;
    if (list.complete && typeof node === 'object' && node !== null)
      asked += await list.complete(ctx, node as Record<string, unknown>);
  }
  return nodes.length;
}

type Edges = ({ node?: unknown; cursor?: unknown } | null)[];

function readPage(data: unknown, most: number): { edges: Edges; endCursor: string | null; more: boolean } {
  if (!isConnection(data)) throw new Retryable('An answer of ShipHero had no list of rows.');
  if (data.edges.length > most)
    throw new Retryable(`An answer of ShipHero had more than the ${most} rows that were asked for.`);
  return {
    edges: data.edges,
    endCursor: textOrNull(data.pageInfo.endCursor),
    more: data.pageInfo.hasNextPage,
  };
}

function rowOf(node: unknown, dateField: string): Row {
  const { id, [dateField]: date } = (node ?? {}) as Record<string, unknown>;
  return { id: typeof id === 'string' ? id : '', at: secondsOrNull(date) };
}

/** Seconds as the vendor reads them: without an offset, meant in UTC. */
function vendorTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}
