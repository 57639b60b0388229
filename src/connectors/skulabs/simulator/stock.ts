import { mixed } from '../../kit/simulator/calendar.ts';
import { type Asked, Refused } from '../../kit/simulator/server.ts';
import { ITEMS, WAREHOUSES } from './goods.ts';

const HOUR = 3600_000;
/** Of the smallest plan. */
const MOST_ROWS = 100;

/** A list that takes selectors, of which only the empty one is known here. */
export function selected<Row extends { _id: string }>({ query }: Asked, all: readonly Row[]): Row[] {
  if (query.get('selector') !== '{}') throw bad('selector');
  const limit = Number(query.get('limit') ?? 10);
  const skip = Number(query.get('skip') ?? 0);
  if (!(limit >= 1 && limit <= MOST_ROWS)) throw bad('limit');
  const sort = query.get('sort');
  if (sort !== null && sort !== '{"_id":1}') throw bad('sort');
  const rows = sort === null ? all : all.toSorted((a, b) => (a._id < b._id ? -1 : 1));
  return rows.slice(skip, skip + limit);
}

/** `POST /inventory/calculate_free_map`; accounts that reserve by warehouse have one more level, and so has every other seed. */
export function freeMap({ json }: Asked, seed: number, now: number) {
  const { items_ids: items, warehouse_ids: only } = (json ?? {}) as Record<string, unknown>;
  if (!Array.isArray(items)) throw bad('items_ids');
  const wanted = WAREHOUSES.filter(({ _id }) => !Array.isArray(only) || only.includes(_id));
  const counted = (warehouse: string) =>
    Object.fromEntries(items.flatMap((item) => countsOf(seed, String(item), warehouse, now)));
  if (seed % 2 === 1) return Object.fromEntries(wanted.map(({ _id }) => [_id, counted(_id)]));
  return wanted.length === 1 ? counted(wanted[0]!._id) : {};
}

/** Counts change every few hours; some items were never in some warehouse. */
function countsOf(seed: number, id: string, warehouse: string, now: number) {
  const item = ITEMS.findIndex(({ _id }) => _id === id);
  const place = WAREHOUSES.findIndex(({ _id }) => _id === warehouse);
  if (item < 0 || (item + place) % 4 === 0) return [];
  const bits = mixed(seed, item, place, Math.floor((now + item * 60_000) / (6 * HOUR)));
  const [on_hand, reserved] = [20 + (bits % 300), (bits >>> 9) % 15];
  return [[id, { on_hand, reserved, free: on_hand - reserved }]];
}

function bad(name: string): Refused {
  const error = { message: `${name} is not valid`, statusCode: 400, type: 'error', user_error: true };
  return new Refused({ status: 400, json: { error } });
}
