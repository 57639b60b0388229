import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Life, Sending } from './life.ts';

export const CHANNELS = [
  { id: 100001, name: 'Shop', application_name: 'Shopify' },
  { id: 100002, name: 'Wholesale', application_name: 'SMA' },
];
export const LOCATIONS = [
  { id: 8, name: 'Cicero (IL)', code: 'MDW1', city: 'Cicero', state: 'IL', zip: '60804', active: true },
  {
    id: 12,
    name: 'Moreno Valley (CA)',
    code: 'ONT1',
    city: 'Moreno Valley',
    state: 'CA',
    zip: '92551',
    active: true,
  },
  { id: 3, name: 'Chicago (IL)', code: 'ORD0', city: 'Chicago', state: 'IL', zip: '60601', active: false },
];
export const METHODS = ['Standard', 'Expedited', '2 Day Air', 'Freight'];
export const ORDER_BASE = 310_000_000;
const SHIPMENT_BASE = 420_000_000;
const NAMES = ['Ann Example', 'Bo Sample', 'Cleo Trial', 'Dan Instance'];
const TOWNS = [
  { city: 'Austin', state: 'TX', country: 'US', zip_code: '78701' },
  { city: 'Reno', state: 'NV', country: 'US', zip_code: '89501' },
  { city: 'Toronto', state: 'ON', country: 'CA', zip_code: 'M5H 2N2' },
];

function iso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

export function channelOf(seed: number, number: number): (typeof CHANNELS)[number] {
  return CHANNELS[mixed(seed, number, 2) % 5 === 0 ? 1 : 0]!;
}

/** The order as it stands at an instant. @param edited when somebody last changed its first shipment; null if never */
export function orderJson(
  seed: number,
  life: Life,
  now: number,
  edited: number | null,
): Record<string, unknown> {
  const dice = new Dice(mixed(seed, life.number, 3));
  const channel = channelOf(seed, life.number);
  const wholesale = channel.id === CHANNELS[1]!.id;
  const recipient = person(dice);
  const products = Array.from({ length: dice.between(1, 3) }, (_, place) => product(dice, place));
  const accepted = life.accepted <= now;
  const shipments = accepted
    ? life.sendings.map((sent, place) =>
        shipmentJson(life, sent, place, {
          now,
          edited: place === 0 ? edited : null,
          dice,
          recipient,
          products,
        }),
      )
    : [];
  return {
    id: ORDER_BASE + life.number,
    order_number: `S-${1000 + life.number}`,
    reference_id: `ext-${life.number}`,
    created_date: iso(life.born),
    purchase_date: iso(life.born - 120_000),
    status: accepted ? statusOf(shipments.map((one) => String(one.status))) : 'ImportReview',
    type: wholesale ? 'B2B' : dice.chance(0.1) ? 'DropShip' : 'DTC',
    channel: { id: channel.id, name: channel.name },
    financials: { total_price: products.reduce((sum, one) => sum + one.quantity * one.unit_price, 0) },
    shipping_method: dice.pick(['Free 2-day Shipping', 'Standard Shipping']),
    shipping_terms: {
      carrier_type: wholesale ? 'Freight' : 'Parcel',
      payment_term: wholesale ? 'ThirdParty' : 'Prepaid',
    },
    gift_message: life.number % 9 === 0 ? 'Happy birthday' : null,
    tags: life.number % 6 === 0 ? [{ name: 'Handling', value: 'Fragile' }] : [],
    retailer_program_data: wholesale
      ? {
          purchase_order_number: `PO-${life.number}`,
          retailer_program_type: 'Example Stores',
          shipByDate: iso(life.born + 5 * 86_400_000),
        }
      : undefined,
    recipient,
    products: products.map(({ bundle: _, ...rest }) => rest),
    shipments,
  };
}

function statusOf(states: readonly string[]): string {
  const counted = states.filter((one) => one !== 'CleanSweeped');
  const all = (word: string) => counted.length > 0 && counted.every((one) => one === word);
  if (all('Cancelled')) return 'Cancelled';
  const left = counted.filter((one) => one !== 'Cancelled');
  if (left.length > 0 && left.every((one) => one === 'Completed')) return 'Fulfilled';
  if (left.includes('Completed')) return 'PartiallyFulfilled';
  return left.some((one) => one === 'Exception' || one === 'OnHold') ? 'Exception' : 'Processing';
}

interface Around {
  now: number;
  edited: number | null;
  dice: Dice;
  recipient: ReturnType<typeof person>;
  products: ReturnType<typeof product>[];
}

function shipmentJson(life: Life, sent: Sending, place: number, around: Around): Record<string, unknown> {
  const { now, edited, recipient, products } = around;
  const id = SHIPMENT_BASE + life.number * 2 + place;
  const dice = new Dice(mixed(life.number, place, 4));
  const done = sent.steps.filter(({ at }) => at <= now);
  const scanned = sent.tracked.filter((at) => at <= now).at(-1) ?? null;
  const labelled = done.find(({ status }) => status === 'LabeledCreated');
  const completed = done.find(({ status }) => status === 'Completed');
  const status = done.at(-1)?.status ?? 'Processing';
  const changed = Math.max(done.at(-1)?.at ?? 0, edited ?? 0);
  return {
    id,
    order_id: ORDER_BASE + life.number,
    reference_id: `ext-${life.number}`,
    status,
    status_details:
      status === 'Exception'
        ? [{ id: 101, name: 'OutOfStock', description: 'Not enough stock', inventory_id: 7700 }]
        : [],
    created_date: iso(life.accepted),
    last_update_at: changed === 0 ? null : iso(changed),
    last_tracking_update_at: scanned === null ? null : iso(scanned),
    actual_fulfillment_date: completed ? iso(completed.at) : null,
    estimated_fulfillment_date: iso(life.accepted + 2 * 86_400_000),
    estimated_fulfillment_date_status: completed ? 'FulfilledOnTime' : 'PendingOnTime',
    delivery_date: null,
    location: ((one) => ({ id: one.id, name: one.name }))(LOCATIONS[dice.below(2)]!),
    ship_option: dice.pick(METHODS.slice(0, 3)),
    package_material_type: 'Box',
    measurements: {
      length_in: dice.between(4, 20),
      width_in: 6,
      depth_in: 4,
      total_weight_oz: dice.between(4, 90),
    },
    invoice_amount: completed ? dice.between(500, 2000) / 100 : null,
    invoice_currency_code: completed ? 'USD' : null,
    insurance_value: null,
    is_tracking_uploaded: completed !== undefined,
    require_signature: life.number % 15 === 0,
    gift_message: edited ? 'Leave at the door' : null,
    tracking: labelled
      ? {
          carrier: dice.pick(['USPS', 'UPS']),
          carrier_service: 'Priority',
          tracking_number: `9400EXAMPLE${id}`,
          tracking_url: `https://example.com/track/${id}`,
          scac: null,
          bol: null,
          pro_number: null,
          shipping_date: null,
        }
      : undefined,
    products: products.filter((_, at) => at % life.sendings.length === place).map(shipped),
    parent_cartons: [],
    recipient,
  };
}

function person(dice: Dice) {
  const name = dice.pick(NAMES);
  return {
    name,
    email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
    phone_number: '555-555-0100',
    address: {
      address1: `${dice.between(1, 240)} Main St`,
      address2: '',
      company_name: dice.chance(0.2) ? 'Example Goods' : null,
      ...dice.pick(TOWNS),
    },
  };
}

function product(dice: Dice, place: number) {
  const kind = dice.between(1, 40);
  return {
    id: 55_500 + kind,
    reference_id: `ITEM-${kind}`,
    sku: `ITEM-${kind}`,
    quantity: dice.between(1, 4),
    quantity_unit_of_measure_code: 'EA',
    unit_price: dice.between(5, 90) + 0.5,
    gtin: null,
    upc: null,
    external_line_id: place + 1,
    bundle: kind % 10 === 0,
  };
}

/** A bundle is two inventory items. */
function shipped({ id, sku, reference_id, quantity, bundle }: ReturnType<typeof product>) {
  const kinds = bundle ? [id - 55_500, id - 55_499] : [id - 55_500];
  return {
    id,
    reference_id,
    name: `Item ${sku}`,
    sku,
    inventory_items: kinds.map((kind) => ({
      id: 7700 + kind,
      name: `Item ${kind}`,
      quantity,
      quantity_committed: quantity,
      lot: kind % 7 === 0 ? `L${kind}` : null,
      expiration_date: kind % 7 === 0 ? '2028-01-01T00:00:00Z' : null,
      serial_numbers: [],
      is_dangerous_goods: false,
    })),
  };
}
