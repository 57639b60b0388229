import { type Asked, Refused } from '../../kit/simulator/server.ts';
import { listedJson, sentJson, wholeJson } from './order-json.ts';
import type { Orders, Row } from './orders.ts';

/** No list of days has more; what is cut is told of. */
const MOST_LISTED = 120;
/** Of shipments, and how many a page has. */
const MOST_SENT = 100;
const SENT_A_PAGE = 25;
const MOST_LOOKED_UP = 50;
/** Days are those of the account, which nobody says; behind UTC here, all year round. */
const ZONE_MS = -5 * 3600_000;

/** `GET /order/get_all` and `GET /order/get_archived`: the last day is not included. */
export function ordersOfDays({ query }: Asked, orders: Orders, archived: boolean, now: number) {
  const [from, to] = ['start', 'end'].map((name) => dayIn(query, name) - ZONE_MS) as [number, number];
  const stores = query.getAll('store_ids');
  const found = orders
    .placed(from, to, now)
    .filter((row) => isArchived(row) === archived)
    .filter(({ store }) => stores.length === 0 || stores.includes(store));
  const message = found.length > MOST_LISTED ? `Only the first ${MOST_LISTED} orders are shown` : undefined;
  return { orders: found.slice(0, MOST_LISTED).map(listedJson), db_time: 12, process_time: 20, message };
}

/** `POST /order/get_single_bulk` */
export function singleOrders({ json }: Asked, orders: Orders, now: number) {
  const { order } = (json ?? {}) as { order?: unknown };
  if (!Array.isArray(order) || order.length > MOST_LOOKED_UP) throw bad('order');
  const found = order.map(({ store_id, order_number }) => orders.one(store_id, order_number, now));
  return found.filter((row) => row !== null).map((row) => ({ order: wholeJson(row, now), metrics: {} }));
}

/** `GET /shipments/get_by_range` */
export function shippedOrders({ query }: Asked, orders: Orders, now: number) {
  const [from, to] = ['start', 'end'].map((name) => instantIn(query, name)) as [number, number];
  const page = Number(query.get('page') ?? 1);
  const found = orders.sent(from, to, now);
  const rows = found.slice(0, MOST_SENT).slice((page - 1) * SENT_A_PAGE, page * SENT_A_PAGE);
  const warning = { message: 'Results were truncated', type: 'limit' };
  return { orders: rows.map(sentJson), ...(found.length > MOST_SENT && { skulabs_warning: warning }) };
}

function isArchived({ life }: Row): boolean {
  return life.steps.at(-1)!.word === 'archived';
}

function dayIn(query: URLSearchParams, name: string): number {
  const text = query.get(name) ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) throw bad(name);
  return Date.parse(text);
}

function instantIn(query: URLSearchParams, name: string): number {
  const text = query.get(name) ?? '';
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)) throw bad(name);
  return Date.parse(text);
}

function bad(name: string): Refused {
  const error = { message: `${name} is not valid`, statusCode: 400, type: 'error', user_error: true };
  return new Refused({ status: 400, json: { error } });
}
