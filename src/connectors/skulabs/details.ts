import type { Context } from '../kit/manifest.ts';
import { askArray } from './client.ts';
import { orderId } from './map-order.ts';
import { type Part, part, text } from './values.ts';

/** So many orders are looked up at a time. */
const AT_A_TIME = 50;

/**
 * Orders with all that is known of them, by rows of any list: lists differ in what they tell, and what was told by one
 * would be another order than what was told by the next. A row that is not found is kept as it was listed.
 */
export async function wholeOrders(ctx: Context, rows: readonly object[]): Promise<Part[]> {
  const found = new Map<string, Part>();
  const references = rows.flatMap((row) => {
    const { store_id, order_number } = part(row);
    return text(store_id) && text(order_number) ? [{ store_id, order_number }] : [];
  });
  for (let at = 0; at < references.length; at += AT_A_TIME) {
    await ctx.take(1);
    const order = references.slice(at, at + AT_A_TIME);
    for (const one of await askArray(ctx, '/order/get_single_bulk', {}, { order })) {
      const whole = part(part(one).order);
      const id = orderId(whole);
      if (id !== null) found.set(id, whole);
    }
  }
  return rows.map((row) => found.get(orderId(row) ?? '') ?? part(row));
}
