import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Step } from './life.ts';

export const NODE_TYPES = ['SellerFulfilled', 'WFSFulfilled', '3PLFulfilled'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

const FIRST_ORDER = 1_700_000_000_000;
const NAMES = ['Ann Example', 'Ben Sample', 'Cy Invented'];
const CITIES = [
  ['Austin', 'TX', '78701'],
  ['Warren', 'OH', '44481'],
  ['Salem', 'OR', '97301'],
] as const;

export function orderId(number: number): string {
  return String(FIRST_ORDER + number);
}

export function orderNumber(id: string): number {
  return Number(id) - FIRST_ORDER;
}

/** Who sends the order of a number: mostly the seller. */
export function nodeTypeOf(seed: number, number: number): NodeType {
  return new Dice(mixed(seed, number, 3)).pick([
    ...new Array<NodeType>(6).fill('SellerFulfilled'),
    ...NODE_TYPES,
  ]);
}

/** An order as it stands after the steps that have been taken. */
export function orderJson(seed: number, number: number, steps: readonly Step[], withReplacement: boolean) {
  const dice = new Dice(mixed(seed, number, 4));
  const [city, state, postalCode] = dice.pick(CITIES);
  const born = steps[0]!.at;
  const type = nodeTypeOf(seed, number);
  const sku = () => `SKU-${dice.between(1, 60)}`;
  const lines = Array.from({ length: dice.between(1, 3) }, (_, place) =>
    lineJson(seed, number, place + 1, sku(), dice.chance(0.2) ? 2 : 1, dice, steps),
  );
  return {
    purchaseOrderId: orderId(number),
    customerOrderId: `5${orderId(number).slice(1)}`,
    customerEmailId: `${mixed(seed, number).toString(16).toUpperCase()}@relay.example`,
    ...(withReplacement && { orderType: dice.chance(0.05) ? 'REPLACEMENT' : 'REGULAR' }),
    orderDate: born,
    shippingInfo: {
      phone: '5550100',
      estimatedDeliveryDate: born + 5 * 86_400_000,
      estimatedShipDate: born + 2 * 86_400_000,
      methodCode: dice.pick(['Standard', 'Express', 'Value']),
      postalAddress: {
        name: dice.pick(NAMES),
        address1: `${dice.between(1, 99)} Main St`,
        city,
        state,
        postalCode,
        country: 'USA',
        addressType: 'RESIDENTIAL',
      },
    },
    orderLines: { orderLine: lines },
    shipNode: type === 'SellerFulfilled' ? { type, name: 'Own warehouse', id: '100009' } : { type },
  };
}

function lineJson(
  seed: number,
  number: number,
  line: number,
  sku: string,
  quantity: number,
  dice: Dice,
  steps: readonly Step[],
) {
  const price = dice.between(100, 5000) / 100;
  const { at, word } = steps.at(-1)!;
  const shipped = steps.find((step) => step.word === 'Shipped');
  const amount = { unitOfMeasurement: 'EACH', amount: String(quantity) };
  return {
    lineNumber: String(line),
    item: { productName: `Thing ${sku}`, sku, condition: 'New' },
    charges: {
      charge: [
        {
          chargeType: 'PRODUCT',
          chargeName: 'ItemPrice',
          chargeAmount: { currency: 'USD', amount: price },
          tax: { taxName: 'Tax1', taxAmount: { currency: 'USD', amount: Math.round(price * 8) / 100 } },
        },
        ...(dice.chance(0.3)
          ? [
              {
                chargeType: 'SHIPPING',
                chargeName: 'Shipping',
                chargeAmount: { currency: 'USD', amount: 4.99 },
              },
            ]
          : []),
      ],
    },
    orderLineQuantity: amount,
    statusDate: at,
    orderLineStatuses: {
      orderLineStatus: [
        {
          status: word,
          statusQuantity: amount,
          ...(shipped && {
            trackingInfo: {
              shipDateTime: shipped.at,
              carrierName: dice.chance(0.9) ? { carrier: 'UPS' } : { otherCarrier: 'Cart & Sons' },
              methodCode: 'Standard',
              trackingNumber: `1Z${mixed(seed, number, 5).toString(36).toUpperCase()}`,
              trackingURL: 'https://track.example/',
            },
          }),
        },
      ],
    },
    fulfillment: { fulfillmentOption: 'S2H', shipMethod: 'VALUE', shippingProgramType: 'TWO_DAY' },
  };
}
