import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Life, Sending } from './life.ts';
import { dayOf, written } from './pacific.ts';

export const ORDER_BASE = 900_000;
export const WAREHOUSES = [11, 12];
export const STORES = [
  { id: 22, name: 'Web shop', active: true },
  { id: 23, name: 'Marketplace', active: true },
  { id: 21, name: 'Old shop', active: false },
];
const NAMES = ['Ann Example', 'Bo Sample', 'Cleo Trial', 'Dan Instance'];

/** The order as it stands at an instant. @param modified its date of change */
export function orderJson(seed: number, life: Life, now: number, modified: number, edited: boolean) {
  const dice = new Dice(mixed(seed, life.number, 3));
  const items = itemsOf(seed, life.number);
  const status = life.changes.filter(({ at }) => at <= now).at(-1)!.status;
  const discount = life.number % 9 === 0 ? 2.5 : 0;
  const sum = items.reduce((total, one) => total + one.quantity * one.unitPrice, 0);
  return {
    orderId: ORDER_BASE + life.number,
    orderNumber: `S-${1000 + life.number}`,
    orderKey: `k-${life.number}`,
    orderDate: written(life.born - 300_000),
    createDate: written(life.born),
    modifyDate: written(modified),
    paymentDate: status === 'awaiting_payment' ? null : written(life.born),
    shipByDate: life.number % 4 === 0 ? written(life.born + 5 * 86_400_000) : null,
    orderStatus: status,
    customerId: null,
    customerUsername: null,
    customerEmail: 'ann@example.com',
    billTo: null,
    shipTo: addressOf(dice),
    items: [
      ...items,
      ...(discount > 0
        ? [
            {
              ...items[0]!,
              orderItemId: items[0]!.orderItemId + 9,
              lineItemKey: null,
              sku: null,
              name: 'Discount',
              quantity: 1,
              unitPrice: -discount,
              productId: null,
              adjustment: true,
            },
          ]
        : []),
    ],
    orderTotal: Math.round((sum - discount + 6) * 100) / 100,
    amountPaid: status === 'awaiting_payment' ? 0 : sum - discount + 6,
    taxAmount: 1,
    shippingAmount: 5,
    customerNotes: edited ? 'Leave at the door' : null,
    internalNotes: null,
    gift: false,
    requestedShippingService: dice.pick(['Standard', 'Expedited']),
    carrierCode: status === 'shipped' ? 'stamps_com' : null,
    serviceCode: status === 'shipped' ? 'usps_priority_mail' : null,
    packageCode: 'package',
    confirmation: dice.pick(['none', 'delivery', 'signature']),
    shipDate: null,
    holdUntilDate: null,
    advancedOptions: {
      warehouseId: dice.pick(WAREHOUSES),
      storeId: dice.pick(STORES).id,
      customField1: null,
      source: 'web',
      mergedOrSplit: false,
      mergedIds: [],
      parentId: null,
    },
    tagIds: life.number % 6 === 0 ? [4401] : null,
    externallyFulfilled: false,
  };
}

export function shipmentJson(
  seed: number,
  life: Life,
  sent: Sending,
  place: number,
  now: number,
  withItems: boolean,
) {
  const dice = new Dice(mixed(seed, life.number, place, 4));
  const voided = sent.voided !== null && sent.voided <= now;
  const items = itemsOf(seed, life.number);
  return {
    shipmentId: idOf(life, place),
    orderId: ORDER_BASE + life.number,
    orderKey: `k-${life.number}`,
    orderNumber: `S-${1000 + life.number}`,
    createDate: written(sent.at),
    shipDate: dayOf(sent.at),
    shipmentCost: dice.between(400, 1500) / 100,
    insuranceCost: 0,
    trackingNumber: `9400EXAMPLE${idOf(life, place)}`,
    isReturnLabel: sent.kind === 'return',
    batchNumber: null,
    carrierCode: 'stamps_com',
    serviceCode: 'usps_priority_mail',
    packageCode: 'package',
    confirmation: 'delivery',
    warehouseId: dice.pick(WAREHOUSES),
    voided,
    voidDate: voided ? written(sent.voided!) : null,
    marketplaceNotified: true,
    shipTo: addressOf(dice),
    weight: { value: dice.between(3, 60), units: dice.pick(['ounces', 'pounds', 'grams']) },
    dimensions: life.number % 5 === 0 ? null : { length: 8, width: 6, height: 4, units: 'inches' },
    shipmentItems: withItems
      ? items.map(({ orderItemId, lineItemKey, sku, name, quantity, unitPrice }) => ({
          orderItemId,
          lineItemKey,
          sku,
          name,
          quantity,
          unitPrice,
        }))
      : null,
  };
}

export function fulfillmentJson(life: Life, sent: Sending, place: number) {
  return {
    // A sequence of its own, which meets that of shipments.
    fulfillmentId: idOf(life, place),
    orderId: ORDER_BASE + life.number,
    orderNumber: `S-${1000 + life.number}`,
    trackingNumber: `1ZEXAMPLE${life.number}`,
    createDate: written(sent.at),
    shipDate: dayOf(sent.at),
    voidDate: null,
    carrierCode: 'UPS',
    fulfillmentProviderCode: null,
    shipTo: addressOf(new Dice(life.number)),
  };
}

function idOf(life: Life, place: number): number {
  return 5_000_000 + life.number * 4 + place;
}

function itemsOf(seed: number, number: number) {
  const dice = new Dice(mixed(seed, number, 2));
  return Array.from({ length: dice.between(1, 3) }, (_, place) => {
    const kind = dice.between(1, 40);
    return {
      orderItemId: number * 10 + place,
      lineItemKey: `l${place}`,
      sku: kind % 13 === 0 ? null : `ITEM-${kind}`,
      name: `Item ${kind}`,
      quantity: dice.between(1, 4),
      unitPrice: dice.between(5, 90) + 0.5,
      taxAmount: null,
      shippingAmount: null,
      warehouseLocation: `A-${kind}`,
      options: [],
      productId: kind % 5 === 0 ? null : 3000 + kind,
      fulfillmentSku: null,
      adjustment: false,
      upc: null,
    };
  });
}

function addressOf(dice: Dice) {
  return {
    name: dice.pick(NAMES),
    company: dice.chance(0.2) ? 'Example Goods' : null,
    street1: `${dice.between(1, 240)} Main St`,
    street2: '',
    street3: null,
    city: 'Austin',
    state: 'TX',
    postalCode: '78701',
    country: 'US',
    phone: '555-555-0100',
    residential: true,
  };
}
