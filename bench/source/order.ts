const FIRST = ['Dario', 'Mira', 'Anselm', 'Priya', 'Jonas', 'Lucia', 'Tomasz', 'Ines'];
const LAST = ['Hollowick', 'Brandt', 'Okafor', 'Silva', 'Nakamura', 'Lindqvist', 'Farkas', 'Moreau'];
const TOWNS = [
  ['Toronto', 'ON', 'M4B 1B3', 'CA'],
  ['Columbus', 'OH', '43004', 'US'],
  ['Leeds', null, 'LS1 4AP', 'GB'],
  ['Reno', 'NV', '89501', 'US'],
] as const;
const GOODS = ['BOT-ROW-GR', 'SPE-ALD-SA', 'BLA-ELD-RE', 'CAN-OAK-BL', 'MUG-ASH-WH'];
const STATES = ['NEW', 'PICKING', 'PACKED', 'SHIPPED'] as const;

/**
 * One order as the sandbox vendor writes it: 1.2 kB of JSON on average, one to four lines, and the same text for
 * the same arguments.
 *
 * @param revision each one changes price, state and modification date
 */
export function vendorOrder(number: number, revision: number, modified: Date): Record<string, unknown> {
  const dice = spread(number);
  const first = FIRST[dice % 8]!;
  const last = LAST[(dice >> 3) % 8]!;
  const [town, region, postcode, country] = TOWNS[(dice >> 6) % 4]!;
  const lines = Array.from({ length: 1 + ((dice >> 8) % 4) }, (_, line) =>
    orderLine(number + line * 7, revision),
  );
  const goods = lines.reduce((sum, line) => sum + Number(line.price) * line.qty, 0);
  const state = STATES[(dice + revision) % 4]!;
  return {
    order_ref: `order_${number}`,
    order_no: `SO-${100_000 + number}`,
    shop_ref: `cart_order_${number}`,
    merchant: `warehouse_customer_id_${number % 6}`,
    site: `warehouse_id_${number % 3}`,
    placed_at: instant(modified.getTime() - 3_600_000),
    modified_at: instant(modified.getTime() + revision * 1000),
    state,
    kind: dice % 7 === 0 ? 'WHOLESALE' : 'CONSUMER',
    partner: null,
    channel: { channel_ref: `order_channel_id_${number % 4}`, label: 'Web shop' },
    service: 'Standard',
    method: {
      method_ref: 'shipping_method_id_0',
      label: 'Heron Parcel Ground',
      carrier: { id: 'carrier_id_0', label: 'Heron Parcel', scac: 'HRNP' },
    },
    freight: { billed_to: 'US', account: '4410' },
    money: {
      currency: 'USD',
      goods: round(goods),
      discount: 0,
      tax: round(goods * 0.08),
      shipping: 4.9,
      total: round(goods * 1.08 + 4.9),
    },
    consignee: {
      name: `${first} ${last}`,
      company: null,
      street: [`${dice % 240} Example Avenue`],
      town,
      region,
      postcode,
      country,
      phone: `+1-555-01${String(dice % 100).padStart(2, '0')}`,
      mail: `${first}.${last}@example.com`.toLowerCase(),
    },
    lines,
    labels: dice % 8 === 0 ? [{ key: 'campaign', value: 'spring' }] : [],
    ship_by: instant(modified.getTime() + 3 * 24 * 3_600_000),
    flags: dice % 10 === 0 ? ['SIGNATURE'] : [],
    duties: 'DDP',
    parcels: [],
    priority: 1 + (dice % 5),
    note: null,
  };
}

function orderLine(seed: number, revision: number) {
  const dice = spread(seed);
  return {
    product_ref: `product_id_${dice % 1000}`,
    sku: `${GOODS[dice % 5]}-${dice % 1000}`,
    qty: 1 + (dice % 3),
    price: (5 + ((dice + revision * 17) % 9000) / 100).toFixed(2),
    discount: '0.00',
    picked_qty: 0,
  };
}

/** A number that looks drawn, from a counter. */
function spread(number: number): number {
  return (Math.imul(number + 1, 2_654_435_761) >>> 8) & 0xff_ffff;
}

function round(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function instant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
