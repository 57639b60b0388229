import { type PageArguments, page } from './paging.ts';
import { draws } from './random.ts';
import type { Row } from './rows.ts';
import { accountOf, idOf, money, type Shop, skuOf, WAREHOUSES } from './shop.ts';
import { DAY, OPENED, written } from './time.ts';

/** The account's purchase orders: about one a day, since it was opened. */
export function purchaseOrderRows(
  shop: Shop,
  now: number,
  patches: (id: string) => Readonly<Record<string, unknown>> | undefined,
): Row[] {
  const days = Math.max(Math.floor((now - OPENED) / DAY) + 1, 0);
  return Array.from({ length: days }, (_, day) => lifeOf(shop, day))
    .filter((life) => life.created <= now)
    .map((life) => {
      const id = idOf('PurchaseOrder', life.number);
      const closed = life.closed <= now ? life.closed : null;
      return {
        id,
        dates: { created_at: life.created, date_closed: closed },
        accountId: accountOf(shop, life.number),
        status: statusOf(life, now),
        view: () => view(shop, life, now, patches(id) ?? {}),
      };
    });
}

interface Life {
  number: number;
  created: number;
  /** When the first half of it comes in. */
  arrived: number;
  closed: number;
  cancelled: boolean;
}

function lifeOf(shop: Shop, number: number): Life {
  const dice = draws(shop.seed, 30, number);
  const created = OPENED + number * DAY + dice.between(0, DAY - 1);
  const arrived = created + dice.between(10 * DAY, 20 * DAY);
  const closed = arrived + dice.between(DAY, 25 * DAY);
  return { number, created, arrived, closed, cancelled: dice.chance(0.05) };
}

function statusOf({ closed, cancelled }: Life, now: number): string {
  if (closed > now) return 'pending';
  return cancelled ? 'canceled' : 'closed';
}

function view(
  shop: Shop,
  life: Life,
  now: number,
  patch: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { number, created, arrived, closed, cancelled } = life;
  const warehouse = WAREHOUSES[number % 2]!;
  const usual = number % 9 === 4 ? 30 : 1 + (number % 8);
  const count = typeof patch.line_count === 'number' ? patch.line_count : usual;
  const numbers = Array.from({ length: number % 11 === 5 ? 7 : 1 }, (_, index) => index);
  const came = arrived <= now && !cancelled;
  return {
    id: idOf('PurchaseOrder', number),
    legacy_id: number,
    po_number: `PO-${number}`,
    account_id: accountOf(shop, number),
    warehouse_id: warehouse,
    vendor_id: idOf('Vendor', number % 4),
    created_at: written(created),
    po_date: written(created + 14 * DAY),
    ship_date: null,
    arrived_at: came ? written(arrived) : null,
    date_closed: closed <= now ? written(closed) : null,
    fulfillment_status: statusOf(life, now),
    partner_order_number: null,
    po_note: number % 6 === 0 ? 'Handle with care' : null,
    packing_note: null,
    description: null,
    subtotal: '100.00',
    discount: '0.00',
    tax: '0.00',
    total_price: '100.00',
    shipping_carrier: 'ups',
    shipping_method: 'ground',
    shipping_price: '0.00',
    tracking_number: `1Z${number}0`,
    origin_of_shipment: null,
    vendor: { id: idOf('Vendor', number % 4), name: `Maker ${number % 4}` },
    line_items: (args: PageArguments) =>
      page(
        Array.from({ length: count }, (_, index) => index),
        args,
        (index) => lineView(shop, life, index, now),
      ),
    tracking_numbers: (args: PageArguments) =>
      page(numbers, args, (index) => ({
        id: idOf('Tracking', `${number}-${index}`),
        carrier_value: 'ups',
        tracking_number: `1Z${number}${index}`,
      })),
    ...patch,
  };
}

function lineView(shop: Shop, life: Life, index: number, now: number): Record<string, unknown> {
  const { number, created, arrived, closed, cancelled } = life;
  const product = draws(shop.seed, 31, number, index).between(0, shop.products - 1);
  const quantity = 10 + (index % 5) * 10;
  const half = arrived <= now && !cancelled;
  const all = closed <= now && !cancelled;
  const changed = [created, ...(half ? [arrived] : []), ...(all ? [closed] : [])].at(-1)!;
  return {
    id: idOf('PurchaseOrderLineItem', `${number}-${index}`),
    sku: skuOf(product),
    vendor_sku: `V-${product}`,
    product_name: `Product ${product}`,
    quantity,
    quantity_received: all ? quantity : half ? quantity / 2 : 0,
    quantity_rejected: 0,
    sell_ahead: 0,
    price: money(210),
    fulfillment_status: all ? 'closed' : 'pending',
    barcode: null,
    created_at: written(created),
    updated_at: written(changed),
    product: {
      id: idOf('WarehouseProduct', `${product}-${number % 2}`),
      product: { id: idOf('Product', product) },
    },
  };
}
