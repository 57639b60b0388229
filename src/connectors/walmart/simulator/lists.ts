import type { Asked } from '../../kit/simulator/server.ts';
import { NODE_TYPES, type NodeType } from './order-json.ts';
import { failure } from './tokens.ts';
import type { World } from './world.ts';

/** The guide's: further rows of one question are not listed. */
const MOST_LISTED = 10_000;
const DAY_MS = 86_400_000;

/** `GET /v3/orders` */
export function ordersAnswer({ query }: Asked, world: World, now: number): object {
  const type = query.get('shipNodeType') ?? 'SellerFulfilled';
  if (!NODE_TYPES.includes(type as NodeType)) throw invalid('shipNodeType');
  const { from, to } = windowOf(query, 'lastModifiedStartDate', 'lastModifiedEndDate', now);
  const created = instantOf(query.get('createdStartDate'), now - 7 * DAY_MS, 'createdStartDate');
  const rows = world.ofNode(world.between('orders', from, to, now, created), type as NodeType);
  const { limit, offset } = placeOf(query, 100, 'poIndex');
  const order = rows.slice(offset, offset + limit);
  // An order list says with a 404 that it is empty.
  if (order.length === 0) throw nothing();
  const next = offset + limit < Math.min(rows.length, MOST_LISTED) ? offset + limit : null;
  // What the cursor leaves out, the next page is no longer asked by.
  const kept = ['createdStartDate', 'lastModifiedStartDate', 'lastModifiedEndDate', 'replacementInfo'];
  const nextCursor =
    next &&
    cursorOf(query, kept, `?limit=${limit}&hasMoreElements=true&soIndex=${rows.length}&poIndex=${next}`);
  const withReplacement = query.get('replacementInfo') === 'true';
  return {
    list: {
      meta: { totalCount: rows.length, limit, ...(nextCursor && { nextCursor }) },
      elements: { order: order.map((row) => world.json('orders', row, withReplacement)) },
    },
  };
}

/** `GET /v3/returns` */
export function returnsAnswer({ query }: Asked, world: World, now: number): object {
  const { from, to } = windowOf(query, 'returnLastModifiedStartDate', 'returnLastModifiedEndDate', now);
  const rows = world.between('returns', from, to, now);
  const { limit, offset } = placeOf(query, 10, 'offset');
  const part = rows.slice(offset, offset + limit);
  if (part.length === 0) throw nothing();
  const next = offset + limit < rows.length ? offset + limit : null;
  const kept = ['returnLastModifiedStartDate', 'returnLastModifiedEndDate'];
  const nextCursor = next ? cursorOf(query, kept, `?sellerId=151&limit=${limit}&offset=${next}`) : '';
  const withReplacement = query.get('replacementInfo') === 'true';
  return {
    meta: { totalCount: rows.length, limit, nextCursor },
    returnOrders: part.map((row) => world.json('returns', row, withReplacement)),
  };
}

/** A query of the vendor's making, colons and all. */
function cursorOf(query: URLSearchParams, kept: readonly string[], start: string): string {
  return `${start}${kept.flatMap((name) => (query.has(name) ? [`&${name}=${query.get(name)}`] : [])).join('')}`;
}

function placeOf(query: URLSearchParams, usual: number, name: string) {
  const limit = Number(query.get('limit') ?? usual);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw invalid('limit');
  const offset = Number(query.get(name) ?? 0);
  if (!Number.isInteger(offset) || offset < 0) throw invalid(name);
  return { limit, offset };
}

function windowOf(query: URLSearchParams, start: string, end: string, now: number) {
  const from = instantOf(query.get(start), 0, start);
  const to = instantOf(query.get(end), now + 1, end);
  if (to < from) throw invalid(end);
  return { from, to };
}

function instantOf(text: string | null, absent: number, name: string): number {
  if (text === null) return absent;
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(text)) throw invalid(name);
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw invalid(name);
  return at;
}

function nothing() {
  return failure(404, 'CONTENT_NOT_FOUND.GMP_ORDER_API', 'No data found for the filters');
}

export function invalid(field: string) {
  return failure(400, 'INVALID_REQUEST_PARAM.GMP_ORDER_API', `Request invalid: ${field}`);
}
