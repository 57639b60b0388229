/** The shop's side of the same sales and goods. */

import { Dice } from '../../kit/simulator/dice.ts';
import { DAY_MS } from './calendar.ts';
import { catalogue, type Good, goodCreated, gtin, isMade, isSample, priceAt } from './goods.ts';
import { reached } from './life.ts';
import { iso, type Moment, type Range, type Row, within } from './moment.ts';
import { type MadeGood, orderRef } from './order-edits.ts';
import { methodOf, type OrderLine, orderMoney, siteRef } from './order-lines.ts';
import { type OrderView, orderByNumber, ordersModified } from './order-views.ts';
import { cartRef, consignee } from './orders.ts';
import { planParcels } from './parcels.ts';
import { mix } from './random.ts';
import { methodJson } from './reference-lists.ts';
import { SAMPLE_SITE } from './samples.ts';

/** What the shop shows while the warehouse is in a state; AT_CUSTOMS is one our tables do not know. */
const SHOP_STATES: Readonly<Record<string, string>> = {
  NEW: 'PAID',
  ALLOCATED: 'ACCEPTED',
  BACKORDER: 'PREORDER',
  HELD: 'DISPUTED',
  VOID: 'REFUNDED',
  PART_SHIPPED: 'PART_SENT',
  SHIPPED: 'SENT',
  DELIVERED: 'SENT',
  CUSTOMS_REVIEW: 'AT_CUSTOMS',
};

/** The shop's orders last modified in a range. */
export function findCartOrders(moment: Moment, range: Range): Row[] {
  return ordersModified(moment, range).map((found) => ({
    at: found.at,
    ref: cartRef(orderRef(found.number)),
    json: () => cartOrderJson(moment, found.view()),
  }));
}

/** The shop's variants, with what changed in a range. */
export function findCartProducts(moment: Moment, range: Range): Row[] {
  const seeded = catalogue(moment, range, (good, change) => {
    const added = goodCreated(moment.base, good.number);
    return variantJson(good, added, change, stockAt(good, change.round));
  });
  const made = moment.edits.goods.filter(({ at }) => within(range, at));
  return [...seeded, ...made.map((one) => ({ at: one.at, ref: one.good.ref, json: () => madeVariant(one) }))];
}

/** A product that was added to the shop by request. */
export function madeVariant({ good, at, stock }: MadeGood): Record<string, unknown> {
  return variantJson(good, at, { at, round: 0 }, { [SAMPLE_SITE]: stock });
}

function variantJson(
  good: Good,
  added: number,
  change: { at: number; round: number },
  stock: Record<string, number>,
): Record<string, unknown> {
  return {
    variant_ref: `cart_${good.ref}`,
    product_ref: good.number % 5 === 4 && !isMade(good) ? `cart_product_id_${good.number - 4}` : null,
    added_at: iso(added),
    modified_at: iso(change.at),
    label: good.label,
    sku: good.sku,
    barcode: gtin(good.number),
    price: (isMade(good) ? good.price : priceAt(good, change.round)).toFixed(2),
    cost: good.cost.toFixed(2),
    bundle: good.isKit,
    published: isMade(good) || (change.round + good.number) % 29 !== 0,
    stock,
    labels: [{ key: 'kitchen' }, { key: 'season', value: good.number % 2 ? 'winter' : 'summer' }],
    picture: `https://shop.sandbox.example.com/pictures/${good.number}.png`,
    size_cm: [10 + (good.number % 20), 8, 5],
    grams: good.grams,
    shelves: [good.number % 2 ? 'Home' : 'Outdoor'],
    handle: good.sku.toLowerCase(),
  };
}

function stockAt(good: Good, round: number): Record<string, number> {
  const sites = isSample(good) ? [SAMPLE_SITE] : [0, 1, 2].map((site) => `warehouse_id_${site}`);
  return Object.fromEntries(sites.map((site, at) => [site, mix(good.number, round, at) % 90]));
}

/** The shop's row of an order that is on record. */
export function saleByNumber(moment: Moment, number: number): Record<string, unknown> {
  return cartOrderJson(moment, orderByNumber(moment, number)!);
}

function cartOrderJson(moment: Moment, order: OrderView): Record<string, unknown> {
  const { base } = moment;
  const { number } = order;
  const dice = new Dice(mix(base, number, 71));
  const { lines } = order;
  const buyer = consignee(dice, false);
  const site = siteRef(base, number);
  const items = lines.map((line, at) => ({
    line_ref: `${number}_${at}`,
    variant_ref: `cart_${line.good.ref}`,
    sku: line.good.sku,
    qty: line.quantity,
    price: line.good.price.toFixed(2),
    discount: line.discount.toFixed(2),
    tax: (line.good.price * line.quantity * 0.08).toFixed(2),
  }));
  return {
    sale_ref: cartRef(order.ref),
    sale_no: `#${1000 + number}`,
    placed_at: iso(order.placed),
    modified_at: iso(order.modified),
    state: SHOP_STATES[order.state] ?? 'FULFILLING',
    speed: dice.pick(['Standard', 'Priority']),
    money: { currency: 'USD', ...orderMoney(lines) },
    buyer,
    payer: dice.chance(0.8) ? null : { ...buyer, name: `${buyer.name} Ltd` },
    send_from: iso(order.placed),
    send_until: iso(order.placed + 3 * DAY_MS),
    items,
    bundles: [
      {
        bundle_ref: `group_${number}_0`,
        site,
        state: reached(order.steps, 'SHIPPED') === null ? 'OPEN' : 'SENT',
        item_refs: items.map((item) => item.line_ref),
      },
    ],
    sendings: sendings(moment, order, site, lines),
    merchant: `warehouse_customer_id_${number % 8}`,
    buyer_note: null,
    ...order.sale,
  };
}

function sendings(moment: Moment, order: OrderView, site: string, lines: readonly OrderLine[]) {
  const { base } = moment;
  const first = reached(order.steps, 'PART_SHIPPED', 'SHIPPED');
  const whole = reached(order.steps, 'SHIPPED');
  const method = methodJson(methodOf(base, order.number, lines));
  return planParcels(base, order.number, order.split, lines).flatMap((plan, index) => {
    const sent = plan.sending === 0 ? first : whole;
    if (sent === null) return [];
    return {
      sending_ref: `cart_shipment_id_${order.number}_${index}`,
      site,
      state: reached(order.steps, 'DELIVERED') === null ? 'SENT' : 'ARRIVED',
      method,
      tracking: { number: plan.tracking, url: `https://track.sandbox.example.com/${plan.tracking}` },
      sent_at: iso(Math.floor(sent / moment.grain) * moment.grain),
      items: plan.lines.map((line, at) => ({
        line_ref: `${order.number}_${index}_${at}`,
        variant_ref: `cart_${line.good.ref}`,
        sku: line.good.sku,
        qty: line.quantity,
      })),
      bundle_ref: `group_${order.number}_0`,
    };
  });
}
