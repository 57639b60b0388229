import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

const DAY_MS = 24 * 3600_000;
const FIRST = Date.parse('2024-01-01T00:00:00Z') / 1000;
/** More than a page of what the connector asks for at a time, of products as of SKUs. */
const PRODUCT_COUNT = 60;
const A_PRODUCT = 3;

/** The id of a SKU by its number, from 1. */
export function skuId(number: number): string {
  return `1729000000000000${String(number).padStart(3, '0')}`;
}

const STATUSES = ['ACTIVATE', 'ACTIVATE', 'ACTIVATE', 'SELLER_DEACTIVATED', 'DRAFT', 'DELETED'];

/** Products as they are listed, the one that was changed last first. */
export const PRODUCTS = Array.from({ length: PRODUCT_COUNT }, (_, place) => ({
  id: `1730000000000000${String(place).padStart(3, '0')}`,
  title: `Thing ${place}`,
  status: STATUSES[place % STATUSES.length]!,
  create_time: FIRST + place * 86_400,
  update_time: FIRST + 400 * 86_400 - place,
  skus: Array.from({ length: A_PRODUCT }, (__, nth) => {
    const number = place * A_PRODUCT + nth + 1;
    return {
      id: skuId(number),
      seller_sku: number % 9 === 0 ? '' : `SKU-${number}`,
      price: { currency: 'USD', tax_exclusive_price: `${10 + number}.50` },
      inventory: [],
    };
  }),
}));

/** Those of products that are on offer, or were. */
export const SKU_IDS = PRODUCTS.filter(({ status }) => status !== 'DRAFT' && status !== 'DELETED').flatMap(
  ({ skus }) => skus.map(({ id }) => id),
);

export const WAREHOUSES = ['SALES_WAREHOUSE', 'RETURN_WAREHOUSE'].map((type, place) => ({
  id: `700000000000000000${place + 1}`,
  name: place === 0 ? 'Main' : 'Main (returns)',
  effect_status: 'ENABLED',
  type,
  sub_type: 'DOMESTIC_WAREHOUSE',
  is_default: true,
  address: {
    region: 'United States',
    state: 'Texas',
    city: 'Austin',
    distict: '',
    town: '',
    contact_person: 'Ann Example',
    postal_code: '78701',
    full_address: '1 Main St',
    region_code: 'US',
    phone_number: '555****00',
  },
}));

/** The counts of a SKU, which change from day to day. */
export function countsOf(seed: number, id: string, now: number): object {
  const dice = new Dice(mixed(seed, Number(id.slice(-3)), Math.floor(now / DAY_MS)));
  const [available, committed] = [dice.below(200), dice.below(20)];
  return {
    id,
    seller_sku: `SKU-${Number(id.slice(-3))}`,
    total_available_quantity: available,
    total_committed_quantity: committed,
    warehouse_inventory: [
      {
        warehouse_id: WAREHOUSES[0]!.id,
        available_quantity: available,
        committed_quantity: committed,
      },
    ],
  };
}
