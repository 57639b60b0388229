import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { ITEMS, objectId, WAREHOUSES } from './goods.ts';
import type { Row } from './orders.ts';

const [ORDERS, LABELS, NOTES, USERS] = [5, 6, 7, 8];

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** What every list has of an order. */
function common(row: Row) {
  return {
    store_id: row.store,
    order_number: row.orderNumber,
    status: row.life.steps.at(-1)!.word,
    stash: stashOf(row),
    shipments: labelsOf(row),
    notes: notesOf(row),
    tags: row.number % 6 === 0 ? [objectId(9, 1)] : [],
  };
}

/** As lists of days have it: no id of its own. */
export function listedJson(row: Row) {
  const archived = row.life.steps.at(-1)!.word === 'archived';
  const last = row.life.labels.at(-1);
  return {
    ...common(row),
    ...(row.number % 20 === 0 && { type: 'manual' }),
    log: logOf(row),
    batch_number: row.number % 5 === 0 ? row.number : null,
    location: '',
    warehouse_id: WAREHOUSES[0]!._id,
    ...(last !== undefined && { shipped_date: iso(last), last_shipment_date: iso(last) }),
    channel_status: null,
    marked_as_shipped: last !== undefined,
    processing: !archived,
    date: iso(row.placed),
    archived,
  };
}

/** As the list of shipments has it: little of the order itself. */
export function sentJson(row: Row) {
  return { _id: objectId(ORDERS, row.number), ...common(row) };
}

/** All that is known of it. */
export function wholeJson(row: Row, now: number) {
  const { archived: _, date: __, last_shipment_date: ___, ...listed } = listedJson(row);
  const { items } = listed.stash;
  const cleared = row.life.steps.find(({ word }) => word === 'cleared');
  return {
    _id: objectId(ORDERS, row.number),
    ...listed,
    financial_status: 'paid',
    scans: cleared
      ? items.map(({ line_id, quantity }, place) => ({
          _id: objectId(NOTES, row.number * 10 + place + 5),
          user_id: objectId(USERS, 1),
          time: iso(cleared.at),
          skipped: false,
          quantity,
          line_id,
        }))
      : [],
    // What is there of its items, which is never the same twice.
    inventory: items.map(({ sku }) => ({
      item_id: idOfSku(sku),
      on_hand: mixed(row.number, Math.floor(now / 1000)) % 100,
      inbound: 0,
    })),
    internal_order_number: `I-${row.number}`,
  };
}

function idOfSku(sku: string): string {
  return ITEMS.find((item) => item.sku === sku)!._id;
}

function stashOf({ number, placed, store }: Row) {
  const dice = new Dice(mixed(number, 2));
  const items = Array.from({ length: dice.between(1, 3) }, (_, place) => {
    const item = dice.pick(ITEMS);
    return {
      id: `listing-${item.sku}`,
      line_id: `l${place + 1}`,
      lineName: item.name,
      sku: item.sku,
      quantity: dice.between(1, 4),
      price: 12.5,
      dropshipped: false,
    };
  });
  const goods = items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  return {
    store_id: store,
    id: `ext-${number}`,
    date: iso(placed),
    items,
    shipping_information: {
      name: `Ann Example ${number % 89}`,
      address: `${(number % 120) + 1} Main St`,
      street2: '',
      city: 'Austin',
      state: 'TX',
      zip: '78701',
      country: 'US',
      phone: '555-555-0100',
      email: 'ann@example.com',
      method: dice.pick(['Standard', 'Express']),
    },
    total: goods + 4.9,
    tax: 0,
    shipping: 4.9,
    discount: 0,
    currency: 'USD',
  };
}

function labelsOf(row: Row) {
  const { items } = stashOf(row);
  const made = row.life.labels.map((at, place) => label(row, at, place, items));
  // One in nine was made once before, and voided.
  if (made.length > 0 && row.number % 9 === 0)
    made.unshift({ ...label(row, row.life.labels[0]!, 8, items), voided: true });
  return made;
}

function label(row: Row, at: number, place: number, items: ReturnType<typeof stashOf>['items']) {
  const id = row.number * 10 + place;
  return {
    _id: objectId(LABELS, id),
    user_id: objectId(USERS, 1),
    time: iso(at),
    voided: false,
    return_label: false,
    response: {
      provider: 'USPS',
      service: 'Priority',
      tracking_number: `9400EXAMPLE${id}`,
      tracking_url: `https://example.com/track/${id}`,
      amount: 7.1,
      currency: 'USD',
    },
    request: {
      order_items: items.map(({ sku, quantity }) => ({ item_id: idOfSku(sku), sku, quantity })),
      parcel: { length: 10, width: 6, height: 4, weight: 30, weight_unit: 'oz', dimensions_unit: 'in' },
    },
  };
}

function logOf({ life, edited }: Row) {
  const user_id = objectId(USERS, 1);
  return [
    ...life.steps.map(({ at, word }) => ({ user_id, action: word, time: iso(at) })),
    ...(edited === null ? [] : [{ user_id: null, action: 'note added', time: iso(edited) }]),
  ];
}

function notesOf({ number, edited }: Row) {
  if (edited === null) return [];
  return [
    {
      _id: objectId(NOTES, number * 10),
      user_id: objectId(USERS, 1),
      time: iso(edited),
      note: 'Call first',
      type: 'internal',
    },
  ];
}
