import { Dice } from '../../kit/simulator/dice.ts';
import { DAY_MS } from './calendar.ts';
import { reached } from './life.ts';
import { iso, type Moment, type Range, type Row } from './moment.ts';
import { orderRef } from './order-edits.ts';
import { methodOf, orderMoney, siteRef } from './order-lines.ts';
import { type OrderView, ordersModified } from './order-views.ts';
import { parcelsJson } from './parcels.ts';
import { mix } from './random.ts';
import { methodJson } from './reference-lists.ts';
import {
  CHANNELS,
  FIRMS,
  FIRST_NAMES,
  LAST_NAMES,
  MERCHANTS,
  NOTES,
  PARTNERS,
  STREETS,
  TOWNS,
} from './tables.ts';

/** The warehouse's orders last modified in a range. */
export function findOrders(moment: Moment, range: Range): Row[] {
  return ordersModified(moment, range).map((found) => ({
    at: found.at,
    ref: orderRef(found.number),
    json: () => orderJson(moment, found.view()),
  }));
}

/** An order as the warehouse shows it. */
export function orderJson(moment: Moment, order: OrderView): Record<string, unknown> {
  const { base } = moment;
  const { number } = order;
  const dice = new Dice(mix(base, number, 61));
  const { lines } = order;
  const method = methodOf(base, number, lines);
  const kind = dice.pick([
    'CONSUMER',
    'CONSUMER',
    'CONSUMER',
    'CONSUMER',
    'WHOLESALE',
    'DROPSHIP',
    'TRANSFER',
  ]);
  const channel = dice.below(CHANNELS.length);
  const picked = reached(order.steps, 'PACKED', 'PART_SHIPPED', 'SHIPPED') !== null;
  const poisoned = moment.poisonEvery > 0 && number % moment.poisonEvery === 0;
  return {
    order_ref: order.ref,
    order_no: `SO-${100_000 + number}`,
    shop_ref: dice.chance(0.95) ? cartRef(order.ref) : null,
    merchant: `warehouse_customer_id_${number % MERCHANTS.length}`,
    site: siteRef(base, number),
    placed_at: poisoned ? 'yesterday' : iso(order.placed),
    modified_at: iso(order.modified),
    state: order.state,
    kind,
    partner: kind === 'WHOLESALE' ? dice.pick(PARTNERS) : null,
    channel: { channel_ref: `order_channel_id_${channel}`, label: CHANNELS[channel] },
    service: dice.pick(['Standard', 'Standard', 'Priority', 'Overnight']),
    method: picked ? methodJson(method) : null,
    freight:
      kind === 'WHOLESALE'
        ? { billed_to: 'PARTNER', account: `9${number % 100_000}` }
        : { billed_to: 'US', account: '4410' },
    money: { currency: 'USD', ...orderMoney(lines) },
    consignee: consignee(dice, kind === 'WHOLESALE'),
    lines: lines.map((line) => ({
      product_ref: line.good.ref,
      sku: line.good.sku,
      qty: line.quantity,
      price: line.good.price.toFixed(2),
      discount: line.discount.toFixed(2),
      picked_qty: picked ? line.quantity : 0,
    })),
    labels: [
      ...(dice.chance(0.1) ? [{ key: 'gift' }] : []),
      ...(dice.chance(0.15) ? [{ key: 'campaign', value: dice.pick(['spring', 'winter']) }] : []),
    ],
    ship_by: iso(order.placed + 3 * DAY_MS),
    flags: [...(dice.chance(0.05) ? ['SATURDAY'] : []), ...(dice.chance(0.1) ? ['SIGNATURE'] : [])],
    duties: dice.pick(['DDP', 'DAP', null]),
    parcels: parcelsJson(moment, order, lines),
    priority: dice.between(1, 5),
    note: dice.chance(0.1) ? dice.pick(NOTES) : null,
    ...order.fields,
  };
}

/** The shop's reference of the same sale. */
export function cartRef(ref: string): string {
  return `cart_${ref}`;
}

/** Who an order goes to; the same draw gives the same invented person. */
export function consignee(dice: Dice, firm: boolean) {
  const first = dice.pick(FIRST_NAMES);
  const last = dice.pick(LAST_NAMES);
  const [town, region, postcode, country] = dice.pick(TOWNS);
  return {
    name: `${first} ${last}`,
    company: firm ? dice.pick(FIRMS) : null,
    street: [
      `${dice.between(1, 240)} ${dice.pick(STREETS)}`,
      ...(dice.chance(0.2) ? [`Unit ${dice.between(1, 40)}`] : []),
    ],
    town,
    region,
    postcode,
    country,
    phone: `+1-555-01${String(dice.below(100)).padStart(2, '0')}`,
    mail: `${first}.${last}@example.com`.toLowerCase(),
  };
}
