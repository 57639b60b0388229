import { draws } from './random.ts';
import type { Row } from './rows.ts';
import { accountOf, idOf, type Shop, skuOf, WAREHOUSES } from './shop.ts';
import { DAY, OPENED, written } from './time.ts';

const REASONS = [
  'Order S-1001 shipped',
  'Received on Purchase Order PO-77',
  'Transferred to another location',
  'Cycle count',
  'Manual adjustment',
  'Return received',
  'Kit built',
  'Something only this warehouse says',
] as const;

/** Stock changes between two seconds; each is booked once and stays as it is. Two and a half for each order. */
export function stockChangeRows(shop: Shop, now: number, from: number | null, to: number | null): Row[] {
  const first = Math.max(Math.floor(((from ?? OPENED) - OPENED) / DAY), 0);
  const end = Math.min(to ?? now, now);
  const rows: Row[] = [];
  for (let day = first; OPENED + day * DAY <= end; day++) {
    const count = Math.round(shop.ordersPerDay * 2.5);
    for (let index = 0; index < count; index++) {
      const number = day * 10_000 + index;
      const at = OPENED + day * DAY + draws(shop.seed, 40, number).between(0, DAY - 1);
      if (at > now) continue;
      rows.push({
        id: idOf('InventoryChange', number),
        dates: { created_at: at },
        accountId: accountOf(shop, number),
        view: () => view(shop, number, at),
      });
    }
  }
  return rows;
}

function view(shop: Shop, number: number, at: number): Record<string, unknown> {
  const dice = draws(shop.seed, 41, number);
  const product = dice.between(0, shop.products - 1);
  const reason = dice.pick(REASONS);
  const place = dice.between(0, 299);
  return {
    id: idOf('InventoryChange', number),
    // With dynamic slotting several changes share one.
    legacy_id: Math.floor(number / 2),
    user_id: null,
    account_id: accountOf(shop, number),
    warehouse_id: dice.pick(WAREHOUSES),
    sku: skuOf(product),
    previous_on_hand: 60,
    change_in_on_hand: reason.startsWith('Order') ? -dice.between(1, 4) : dice.between(1, 40),
    reason,
    cycle_counted: reason === 'Cycle count',
    location_id: idOf('Location', place),
    created_at: written(at),
    product: { id: idOf('Product', product) },
    location: { name: `A-${place}`, zone: 'A' },
  };
}
