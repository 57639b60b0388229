import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { skuOf } from './item-json.ts';
import type { Life, Parcel } from './orders.ts';
import { lobOf, MINUTE, type Row, written } from './rows.ts';

const FIRST = 100_000;

export function orderNoOf(number: number): number {
  return FIRST + number;
}

export function orderJson(
  seed: number,
  life: Life,
  now: { status: string; modified: number; edited: boolean },
): Row {
  const { number } = life;
  const dice = new Dice(mixed(seed, number, 3));
  const lines = linesOf(seed, number);
  const subtotal = lines.reduce((sum, line) => sum + line.orderedQty * line.unitSell, 0);
  return {
    orderNo: orderNoOf(number),
    customerOrderNo: number % 17 === 0 ? null : `WEB-${number}`,
    customerNo: `C-${number % 50}`,
    customerPONo: number % 5 === 0 ? `PO-${number}` : null,
    lobId: lobOf(number),
    warehouseId: number % 2 === 0 ? 3 : 4,
    orderSourceId: 11 + (number % 3),
    carrierId: 100 + (number % 4),
    shipVia: 'Ground',
    createDate: written(life.created, number),
    orderDate: written(life.created, number),
    modifyDate: written(now.modified, number),
    needByDate: null,
    status: now.status,
    holdCode: null,
    shipToAttention: dice.pick(['Dana Example', 'Lee Moss', 'Bo Sample']),
    shipToCompany: number % 6 === 0 ? 'Example Inc.' : '',
    shipToStreet: `${dice.between(1, 240)} Elm Ct`,
    shipToStreet2: null,
    shipToCity: 'Boise',
    shipToState: 'ID',
    shipToZip: '83702',
    shipToCountry: 'UNITED STATES',
    shipToPhone: null,
    shipToEmail: 'dana@example.com',
    subtotal,
    tax: 0,
    totalDiscount: 0,
    shippingCharge: 5,
    total: subtotal + 5,
    orderMessage: now.edited ? 'Leave at the door' : null,
    lineItems: lines.map((line) => ({ ...line, shippedQty: now.status === 'Shipped' ? line.orderedQty : 0 })),
    customFields: {},
  };
}

export function shipmentJson({ life, place, modified, delivered }: Parcel): Row {
  const { number } = life;
  const sent = life.sent[0]!.at;
  const id = shipmentIdOf(number, place);
  return {
    id,
    orderNo: orderNoOf(number),
    orderNoList: [orderNoOf(number)],
    createDate: written(sent - 20 * MINUTE, number),
    modifyDate: written(modified, number),
    shipDate: written(sent, number),
    deliveredDate: delivered ? written(modified, number) : null,
    trackingNo: `1ZEXAMPLE${id}`,
    warehouseId: number % 2 === 0 ? 3 : 4,
    lobId: lobOf(number),
    shipped: true,
    status: delivered ? 'Delivered' : 'Shipped',
    carrierCompany: 'UPS',
    carrier: 100 + (number % 4),
    carrierServiceId: 1,
    cartonNo: place + 1,
    numberOfCartons: life.parcels,
    cartonId: id,
    dim1In: 12,
    dim2In: 8,
    dim3In: 4.5,
    weightLbs: 2.25,
    chargedFreightAmount: 7.4,
    customFields: {},
  };
}

/** The first line goes into the first carton, the others into the last. */
export function contentJson(seed: number, { life, place }: Parcel): Row[] {
  const lines = linesOf(seed, life.number);
  const here = lines.filter((_, line) => Math.min(line, life.parcels - 1) === place);
  return here.map((line, number) => ({
    id: shipmentIdOf(life.number, place) * 10 + number,
    orderNo: orderNoOf(life.number),
    cartonNo: place + 1,
    cartonId: shipmentIdOf(life.number, place),
    lineItemId: line.id,
    lobId: line.lobId,
    sku: line.sku,
    quantity: line.orderedQty,
    customFields: {},
  }));
}

function shipmentIdOf(number: number, place: number): number {
  return orderNoOf(number) * 10 + place;
}

function linesOf(seed: number, number: number) {
  const dice = new Dice(mixed(seed, number, 2));
  const first = dice.between(0, 60);
  return Array.from({ length: dice.between(1, 3) }, (_, place) => ({
    id: orderNoOf(number) * 10 + place,
    lobId: lobOf(number),
    sku: skuOf(2 * (first + place) + (number % 2)),
    orderedQty: dice.between(1, 4),
    unitSell: dice.between(5, 90) + 0.5,
    unitDiscount: 0,
    extendedDiscount: 0,
  }));
}
