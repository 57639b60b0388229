import { type PageArguments, page } from './paging.ts';
import { draws, mix } from './random.ts';
import type { Row } from './rows.ts';
import { accountOf, idOf, money, type Shop, skuOf, WAREHOUSES } from './shop.ts';
import { DAY, OPENED, written } from './time.ts';

/** How many locations of a product there are mostly, and how many in the few that lie about everywhere. */
const LOCATIONS = { few: 2, many: 13 } as const;

/** The account's products, oldest first. */
export function productRows(
  shop: Shop,
  now: number,
  patches: (id: string) => Readonly<Record<string, unknown>> | undefined,
): Row[] {
  return Array.from({ length: shop.products }, (_, number) => number)
    .filter((number) => createdAt(shop, number) <= now)
    .map((number) => {
      const id = idOf('Product', number);
      const [created, updated] = [createdAt(shop, number), updatedAt(shop, number, now)];
      return {
        id,
        dates: { created_at: created, updated_at: updated },
        accountId: accountOf(shop, number),
        view: () => ({ ...productView(shop, number, created, updated, now), ...patches(id) }),
      };
    });
}

/** Most of them were imported within the first hour, a few in the same second; the others came later. */
function createdAt(shop: Shop, number: number): number {
  const draw = mix(shop.seed, 20, number);
  return OPENED + (number % 10 === 9 ? draw % (600 * DAY) : draw % 3600);
}

/** Somebody changes each product every few weeks. */
function updatedAt(shop: Shop, number: number, now: number): number {
  const created = createdAt(shop, number);
  const every = (15 + (mix(shop.seed, 21, number) % 40)) * DAY + (mix(shop.seed, 22, number) % DAY);
  return created + Math.floor((now - created) / every) * every;
}

function productView(shop: Shop, number: number, created: number, updated: number, now: number) {
  const kit = number % 12 === 11;
  return {
    id: idOf('Product', number),
    legacy_id: number,
    account_id: accountOf(shop, number),
    name: `Product ${number}`,
    sku: skuOf(number),
    barcode: number % 5 === 0 ? `BOX ${number}` : String(100_000_000_000 + number),
    country_of_manufacture: 'PT',
    tariff_code: '6912.00',
    kit,
    kit_build: false,
    dropship: false,
    virtual: false,
    needs_serial_number: false,
    needs_lot_tracking: number % 20 === 7,
    customs_value: '5.00',
    customs_description: 'Ceramics',
    created_at: written(created),
    updated_at: written(updated),
    tags: number % 7 === 0 ? ['fragile'] : [],
    dimensions: { weight: '14.00', height: '4.00', width: '4.00', length: '5.00' },
    kit_components: kit ? [{ id: idOf('Product', number - 1), sku: skuOf(number - 1), quantity: 2 }] : [],
    images: [{ src: `https://images.example/${number}.jpg`, position: 1 }],
    vendors: [{ vendor_id: idOf('Vendor', number % 4), vendor_sku: `V-${number}`, price: '2.10' }],
    cases: [],
    warehouse_products: WAREHOUSES.map((_, which) => stockView(shop, number, which, now)),
  };
}

/** A product in a warehouse. */
export function stockView(shop: Shop, number: number, which: number, now: number): Record<string, unknown> {
  const day = Math.floor(now / DAY);
  const dice = draws(shop.seed, 23, number, which, day);
  const [onHand, allocated] = [dice.between(20, 200), dice.between(0, 20)];
  const count = number % 40 === 3 ? LOCATIONS.many : LOCATIONS.few;
  const places = Array.from({ length: count }, (_, index) => index);
  const lot = { id: idOf('Lot', number), name: `L-${number}`, expires_at: written(OPENED + 2000 * DAY) };
  return {
    id: idOf('WarehouseProduct', `${number}-${which}`),
    account_id: accountOf(shop, number),
    sku: skuOf(number),
    warehouse_id: WAREHOUSES[which],
    warehouse_identifier: which === 0 ? 'Primary' : 'Secondary',
    price: money(500 + (number % 40) * 25),
    value: '3.10',
    value_currency: 'USD',
    active: number % 30 !== 29,
    on_hand: onHand,
    allocated,
    available: onHand - allocated,
    backorder: 0,
    reserve_inventory: dice.between(0, 3),
    non_sellable_quantity: dice.between(0, 2),
    in_tote: 0,
    sell_ahead: 0,
    reorder_level: 10,
    reorder_amount: 50,
    replenishment_level: null,
    created_at: written(createdAt(shop, number)),
    updated_at: written(day * DAY),
    locations: (args: PageArguments) =>
      page(places, args, (index) => ({
        location_id: idOf('Location', which * 1000 + ((number + index) % 300)),
        quantity: index === 0 ? onHand - (count - 1) : 1,
        location: { name: `A-${(number + index) % 300}`, zone: 'A' },
        expiration_lot: number % 20 === 7 ? lot : null,
      })),
  };
}
