import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { skuId } from './catalogue.ts';
import type { Step } from './life.ts';

/** Longer than a number can hold. */
const BEFORE_ID = '5760000000';

export function orderId(number: number): string {
  return `${BEFORE_ID}${String(number).padStart(8, '0')}`;
}

export function orderNumber(id: string): number {
  return Number(id.slice(BEFORE_ID.length));
}

export function isByTikTok(seed: number, number: number): boolean {
  return new Dice(mixed(seed, number, 3)).chance(0.7);
}

/** An order after the steps that have been taken. */
export function orderJson(seed: number, number: number, steps: readonly Step[]): object {
  const dice = new Dice(mixed(seed, number, 2));
  const { at, word } = steps.at(-1)!;
  const seconds = (ms: number) => Math.floor(ms / 1000);
  const byTikTok = isByTikTok(seed, number);
  const packed = steps.find((step) => step.word === 'AWAITING_COLLECTION');
  const carrier = dice.pick(['USPS', 'UPS']);
  const units = Array.from({ length: dice.between(1, 3) }, () => {
    const sku = dice.between(1, 40);
    return Array.from({ length: dice.between(1, 2) }, () => ({
      sku_id: skuId(sku),
      seller_sku: `SKU-${sku}`,
      product_name: `Thing ${sku}`,
      sale_price: `${10 + sku}.50`,
      original_price: `${12 + sku}.50`,
      seller_discount: '1.50',
      platform_discount: '0.50',
      currency: 'USD',
      is_gift: false,
    }));
  }).flat();
  const total =
    units.reduce((cents, { sale_price }) => cents + Math.round(Number(sale_price) * 100), 0) / 100;
  const hidden = word === 'UNPAID' || word === 'ON_HOLD';
  return {
    id: orderId(number),
    status: word,
    fulfillment_type: byTikTok ? 'FULFILLMENT_BY_TIKTOK' : 'FULFILLMENT_BY_SELLER',
    shipping_type: byTikTok ? 'TIKTOK' : 'SELLER',
    create_time: seconds(steps[0]!.at),
    update_time: seconds(at),
    ...(packed && { rts_time: seconds(packed.at), shipping_provider: carrier, shipping_provider_id: '7117' }),
    warehouse_id: '7000000000000000001',
    delivery_option_name: 'Standard Shipping',
    buyer_email: 'nobody@relay.example',
    packages: packed ? [{ id: `115${orderId(number)}` }] : [],
    payment: {
      currency: 'USD',
      sub_total: total.toFixed(2),
      shipping_fee: '0.00',
      seller_discount: '3.00',
      platform_discount: '1.00',
      tax: '2.10',
      total_amount: (total + 2.1).toFixed(2),
    },
    ...(!hidden && { recipient_address: recipient(byTikTok) }),
    line_items: units.map((unit, place) => ({
      id: `${orderId(number)}${place}`,
      ...unit,
      ...(packed && {
        package_id: `115${orderId(number)}`,
        package_status: packageStatus(word),
        tracking_number: `TT${number}`,
        shipping_provider_id: '7117',
        shipping_provider_name: carrier,
        rts_time: seconds(packed.at),
      }),
    })),
  };
}

function packageStatus(word: string): string {
  if (word === 'AWAITING_COLLECTION') return 'PROCESSING';
  if (word === 'CANCELLED') return word;
  return word === 'IN_TRANSIT' ? 'FULFILLING' : 'COMPLETED';
}

function recipient(masked: boolean): object {
  return {
    name: masked ? 'A** E***' : 'Ann Example',
    phone_number: masked ? '(+1)5****00' : '(+1)5550100',
    address_line1: masked ? '1 M***' : '1 Main St',
    address_line2: '',
    postal_code: '78701',
    region_code: 'US',
    district_info: [
      { address_level: 'L0', address_level_name: 'Country', address_name: 'United States' },
      { address_level: 'L1', address_level_name: 'State', address_name: 'Texas' },
      { address_level: 'L2', address_level_name: 'County', address_name: 'Travis' },
      { address_level: 'L3', address_level_name: 'City', address_name: 'Austin' },
    ],
  };
}
