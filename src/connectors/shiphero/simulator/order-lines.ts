import type { Happening } from './order-life.ts';
import { type PageArguments, page } from './paging.ts';
import { draws } from './random.ts';
import { idOf, money, type Shop, skuOf } from './shop.ts';
import { written } from './time.ts';

/** What an order's lines and shipments are made from. */
export interface Parts {
  shop: Shop;
  number: number;
  count: number;
  happened: ReadonlySet<Happening>;
  placed: number;
  updated: number;
}

/** How many lines have left: half of them where only a part was shipped. */
export function shippedLines({ count, happened }: Parts): number {
  if (happened.has('shipped')) return count;
  return happened.has('part_shipped') ? Math.ceil(count / 2) : 0;
}

export function lineId(number: number, index: number): string {
  return idOf('LineItem', `${number}-${index}`);
}

export function quantityOf({ shop, number }: Parts, index: number): number {
  return draws(shop.seed, 4, number, index).between(1, 4);
}

/** The list of an order's lines. */
export function orderLines(parts: Parts) {
  const indexes = Array.from({ length: parts.count }, (_, index) => index);
  return (args: PageArguments) => page(indexes, args, (index) => lineView(parts, index));
}

function lineView(parts: Parts, index: number): Record<string, unknown> {
  const { shop, number, happened, placed, updated } = parts;
  const dice = draws(shop.seed, 5, number, index);
  const product = dice.between(0, shop.products - 1);
  const quantity = quantityOf(parts, index);
  const shipped = index < shippedLines(parts);
  const cancelled = happened.has('cancelled');
  const waiting = happened.has('backordered') && !happened.has('allocated');
  const allocated = happened.has('allocated') && !shipped && !cancelled;
  const cents = 500 + (product % 40) * 25;
  return {
    id: lineId(number, index),
    legacy_id: number * 100 + index,
    sku: skuOf(product),
    partner_line_item_id: `ext-${number}-${index}`,
    quantity,
    price: money(cents),
    product_name: `Product ${product}`,
    option_title: null,
    fulfillment_status: shipped ? 'fulfilled' : 'pending',
    quantity_pending_fulfillment: shipped || cancelled ? 0 : quantity,
    quantity_shipped: shipped ? quantity : 0,
    quantity_allocated: allocated ? quantity : 0,
    backorder_quantity: waiting ? quantity : 0,
    promotion_discount: dice.chance(0.1) ? '1.00' : null,
    subtotal: money(cents * quantity),
    barcode: null,
    created_at: written(placed),
    updated_at: written(updated),
    product: { id: idOf('Product', product) },
    tote_picks:
      happened.has('picked') && !shipped && !cancelled ? [{ picked_quantity: quantity, quantity }] : [],
    serial_numbers: [],
    shipped_line_item_lots: [],
  };
}
