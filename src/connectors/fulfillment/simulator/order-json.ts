import { Dice } from '../../kit/simulator/dice.ts';
import { statusJson } from './codes.ts';
import type { Life } from './life.ts';
import { mix } from './random.ts';

/** The parts of an order that only show when they are asked for. */
export type Hydration = ReadonlySet<string>;

const FIRST = ['Ann', 'Bo', 'Cleo', 'Dan', 'Edie', 'Finn'];
const LAST = ['Lee', 'Moss', 'North', 'Oakes', 'Pike', 'Quill'];
const TOWNS = [
  ['Reno', 'NV', '89501', 'US'],
  ['Savannah', 'GA', '31401', 'US'],
  ['Leeds', 'West Yorkshire', 'LS1 1UR', 'GB'],
] as const;
const CARRIERS = [
  { id: 2, name: 'UPS', symbol: 'UPS' },
  { id: 5, name: 'Postal Service', symbol: 'USPS' },
];
export const MERCHANTS = [
  { id: 41, name: 'Acme Mugs' },
  { id: 42, name: 'Birch Toys' },
];
const WAREHOUSES = [12, 21];

/** ISO 8601 with an offset, as the vendor spells it. */
export function iso(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, '+00:00');
}

/** The order as it stands at an instant. */
export function orderJson(
  seed: number,
  life: Life,
  now: number,
  hydrate: Hydration,
): Record<string, unknown> {
  const dice = new Dice(mix(mix(seed, life.id), 1));
  const merchant = dice.pick(MERCHANTS);
  const warehouse = dice.pick(WAREHOUSES);
  const person = consignee(dice, life.id);
  const lines = Array.from({ length: dice.between(1, 3) }, (_, place) => line(dice, place + 1));
  const carrier = dice.pick(CARRIERS);
  const done = life.steps.filter((step) => step.at <= now);
  const current = done.at(-1)!;
  // A voided label is followed by another one, with another number.
  const labels = done.filter((step) => step.code === '020201');
  const departed = done.find((step) => step.code === '030201');
  return {
    id: life.id,
    merchantOrderId: `SO-${life.id % 100_000}`,
    ...(life.id % 4 === 0 && { purchaseOrderNum: `PO-${life.id % 977}` }),
    ...(life.id % 50 === 0 && { parentOrder: { id: life.id - 1 } }),
    recordedOn: iso(life.steps[0]!.at),
    ...(labels.length > 0 && { dispatchDate: iso(labels.at(-1)!.at) }),
    ...(departed && { departDate: iso(departed.at) }),
    merchantShippingMethod: dice.pick(['Ground', 'Two Day', 'International']),
    merchant,
    warehouse: { id: warehouse },
    currentStatus: {
      id: life.id * 10 + done.length,
      date: iso(current.at),
      status: statusJson(current.code),
      createdBy: { id: 7 },
    },
    originalConsignee: { ...person, id: life.id * 2, phone: '' },
    validatedConsignee: { ...person, id: life.id * 2 + 1, updatedAt: iso(life.steps[0]!.at) },
    trackingNumbers: labels.slice(-1).map(() => ({
      value: `1Z${String(life.id).padStart(10, '0')}${labels.length}`,
      barcodeScanValue: `1Z${String(life.id).padStart(10, '0')}${labels.length}`,
      carrier: hydrate.has('trackingNumbers.carrier') ? carrier : { id: carrier.id },
    })),
    ...(hydrate.has('integrator') && { integrator: dice.pick(['Shopify', 'API', 'CSV']) }),
    ...(hydrate.has('lineItems') && { lineItems: lines }),
  };
}

function consignee(dice: Dice, id: number) {
  const [addressLocality, addressRegion, postalCode, country] = dice.pick(TOWNS);
  const firstName = dice.pick(FIRST);
  const lastName = dice.pick(LAST);
  return {
    firstName,
    lastName,
    ...(id % 7 === 0 && { companyName: 'Example Goods' }),
    address1: `${dice.between(1, 240)} Elm Street`,
    addressLocality,
    addressRegion,
    postalCode,
    country,
    iso: {
      id: country === 'US' ? 1 : 2,
      iso2: country,
      name: country === 'US' ? 'United States' : 'Britain',
    },
    phone: `+1-555-01${String(id % 100).padStart(2, '0')}`,
    email: `${firstName}.${lastName}@example.com`.toLowerCase(),
  };
}

function line(dice: Dice, place: number) {
  const item = dice.between(1, 40);
  const quantity = dice.between(1, 4);
  return {
    id: place,
    lineDetails: { id: item, name: `Item ${item}`, externalSku: `SKU-${item}`, totalQuantity: quantity },
    requestedSkuData: {
      id: item,
      sku: `SKU-${item}`,
      declaredValue: `${dice.between(1, 60)}.${dice.between(10, 99)}`,
      quantity,
    },
    inventoryDetails: [{ lotNum: `L${item}`, quantity }],
  };
}
