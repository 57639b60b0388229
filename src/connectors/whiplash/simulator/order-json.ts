import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { nameOf, type Step } from './life.ts';

const FIRST_ORDER = 7_000_000;
export const CUSTOMER = 1026;

export function orderId(number: number): number {
  return FIRST_ORDER + number;
}

export function orderNumber(id: number): number {
  return id - FIRST_ORDER;
}

/** As the account's own clock has it, not as UTC. */
export function dated(at: number): string {
  return new Date(at - 4 * 3600_000).toISOString().replace('Z', '-04:00');
}

/** An order after the steps that have been taken. */
export function orderJson(seed: number, number: number, steps: readonly Step[]): Record<string, unknown> {
  const dice = new Dice(mixed(seed, number, 2));
  const id = orderId(number);
  const { at, code } = steps.at(-1)!;
  const shipped = steps.find((step) => step.code === 300);
  const born = steps[0]!.at;
  const goods = Array.from({ length: dice.between(1, 3) }, (_, place) =>
    item(dice, id, place, born, code >= 160),
  );
  const box = { ...item(dice, id, 9, born, code >= 160), sku: 'BOX-10', packaging: true, price: '0.0' };
  const packed = steps.some((step) => step.code === 160);
  const carrier = dice.pick(['USPS', 'UPS', 'FedEx']);
  return {
    id,
    customer_id: CUSTOMER,
    warehouse_id: dice.between(3, 4),
    shipping_method_id: 5,
    humanize_id: String(id),
    status: code,
    status_name: nameOf(code),
    previous_status: steps.at(-2)?.code ?? null,
    order_orig: dice.chance(0.9) ? `S-${number}` : null,
    order_type: dice.pick(['direct_to_consumer', 'direct_to_consumer', 'wholesale', 'retail', 'dropship']),
    created_at: dated(born),
    updated_at: dated(at),
    shop_created_at: dated(born - 60_000),
    email: 'nobody@example.com',
    shipping_name: dice.pick(['Ann Example', 'Ben Sample']),
    shipping_company: dice.chance(0.2) ? 'Invented Ltd' : null,
    shipping_address_1: `${dice.between(1, 99)} Main St`,
    shipping_address_2: null,
    shipping_city: 'Austin',
    shipping_state: 'TX',
    shipping_zip: '78701',
    shipping_country: 'US',
    shipping_country_iso2: 'US',
    shipping_phone: '5550100',
    require_signature: false,
    saturday_delivery: false,
    scac: null,
    payment_type: 'sender',
    shipped_on: shipped ? dated(shipped.at) : null,
    tracking: shipped ? [`9400${number}`] : [],
    order_items: [...goods, box],
    originator: {
      id: id + 1,
      provider: dice.pick(['shopify', 'whiplash']),
      original_id: `ext-${number}`,
      shop_id: 1,
    },
    packages: packed ? [parcel(dice, id, number, goods, shipped)] : [],
    shipping_method: { id: 5, carrier, name: `${carrier} Ground`, service: 'ground' },
    serial_numbers: [],
  };
}

function item(dice: Dice, order: number, place: number, born: number, packed: boolean) {
  const quantity = dice.between(1, 3);
  const item_id = dice.between(1, 25);
  return {
    id: order * 10 + place,
    order_id: order,
    item_id,
    sku: `SKU-${item_id}`,
    description: 'A thing',
    quantity,
    price: (dice.between(100, 9999) / 100).toFixed(2),
    packed: packed ? quantity : 0,
    packaging: false,
    is_bundle: false,
    currency: 'USD',
    created_at: dated(born),
    updated_at: dated(born),
  };
}

function parcel(dice: Dice, order: number, number: number, goods: readonly { id: number }[], shipped?: Step) {
  return {
    id: order + 500_000_000,
    order_id: order,
    shipped_on: shipped ? dated(shipped.at) : null,
    ship_actual_cost: shipped ? (dice.between(400, 2000) / 100).toFixed(2) : null,
    actual_weight: `${dice.between(4, 90)}.0`,
    actual_length: '10.0',
    actual_width: '6.0',
    actual_height: '4.5',
    tracking: shipped ? `9400${number}` : null,
    order_item_ids: goods.map(({ id }) => id),
  };
}
