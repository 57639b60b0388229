import { mixed } from '../../kit/simulator/calendar.ts';
import { type Asked, type Given, Refused } from '../../kit/simulator/server.ts';
import { LOCATIONS } from './order-json.ts';
import { count, invalid } from './order-list.ts';

const ITEMS = 130;
const FIRST = 7701;
const HOUR = 3600_000;

/** `GET /inventory-level`, and the same by warehouse. */
export function stockList(asked: Asked, byPlace: boolean, seed: number, now: number): Given {
  const wanted = asked.query.get('InventoryIds')?.split(',').map(Number);
  if (wanted?.some((id) => !Number.isInteger(id))) throw invalid('InventoryIds', 'The value is not valid.');
  const all = itemNumbers().filter((id) => !wanted || wanted.includes(id));
  return opaque(asked, all, 'PageSize', (id) =>
    byPlace ? placesJson(seed, id, now) : itemJson(seed, id, now),
  );
}

export function itemNumbers(): number[] {
  return Array.from({ length: ITEMS }, (_, place) => FIRST + place);
}

/** A page of a list, the address of the next one in its body, with a place in it that means nothing to anybody. */
export function opaque(
  asked: Asked,
  rows: readonly number[],
  sizeName: string,
  json: (id: number) => unknown,
): Given {
  const size = count(asked.query, sizeName, 50, 1, 250);
  const cursor = asked.query.get('Cursor');
  const after = cursor === null ? 0 : Number(Buffer.from(cursor, 'base64url').toString().slice(2));
  if (!Number.isInteger(after))
    throw new Refused({ status: 400, json: { title: 'Bad cursor', status: 400 } });
  const rest = rows.filter((id) => id > after);
  const here = rest.slice(0, size);
  const next = new URL(asked.path, asked.origin);
  for (const [name, value] of asked.query) next.searchParams.set(name, value);
  next.searchParams.set('Cursor', Buffer.from(`v:${here.at(-1)}`).toString('base64url'));
  return { json: { items: here.map(json), next: rest.length > size ? next.href : null, prev: null } };
}

/** Counts change every few hours. */
function countsOf(seed: number, id: number, place: number, now: number) {
  const bits = mixed(seed, id, place, Math.floor((now + id * 60_000) / (7 * HOUR)));
  const [onHand, committed, awaiting] = [(bits % 500) + 20, bits % 15, (bits >>> 9) % 40];
  return { onHand, committed, awaiting, fulfillable: onHand - committed };
}

const PLACES = LOCATIONS.filter(({ active }) => active);

function itemJson(seed: number, id: number, now: number) {
  const counts = PLACES.map((place) => countsOf(seed, id, place.id, now));
  const sum = (name: keyof (typeof counts)[number]) => counts.reduce((total, one) => total + one[name], 0);
  const lost = id % 13 === 0 ? 2 : 0;
  return {
    inventory_id: id,
    name: `Item ${id - FIRST + 1}`,
    sku: id % 29 === 0 ? null : `ITEM-${id - FIRST + 1}`,
    total_awaiting_quantity: sum('awaiting'),
    total_backordered_quantity: id % 17 === 0 ? 1 : 0,
    total_committed_quantity: sum('committed'),
    total_exception_quantity: lost,
    total_fulfillable_quantity: sum('fulfillable'),
    total_internal_transfer_quantity: 0,
    total_on_hand_quantity: sum('onHand') + lost,
    total_sellable_quantity: sum('fulfillable') + sum('awaiting'),
  };
}

function placesJson(seed: number, id: number, now: number) {
  return {
    inventory_id: id,
    name: `Item ${id - FIRST + 1}`,
    sku: id % 29 === 0 ? null : `ITEM-${id - FIRST + 1}`,
    locations: PLACES.map(({ id: place, name }) => {
      const { onHand, committed, awaiting, fulfillable } = countsOf(seed, id, place, now);
      return {
        location_id: place,
        name,
        on_hand_quantity: onHand,
        committed_quantity: committed,
        awaiting_quantity: awaiting,
        fulfillable_quantity: fulfillable,
        internal_transfer_quantity: 0,
      };
    }),
  };
}
