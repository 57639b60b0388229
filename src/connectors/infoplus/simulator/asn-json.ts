import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { skuOf } from './item-json.ts';
import { DAY, lobOf, type Row, written } from './rows.ts';

/** A line as it stands. */
export interface Line {
  created: number;
  ordered: number;
  received: number;
  modified: number;
}

export function asnIdOf(number: number): number {
  return 5000 + number;
}

export function returnIdOf(number: number): number {
  return 900_000 + number;
}

export function asnJson(
  seed: number,
  number: number,
  now: { created: number; modified: number; lines: readonly Line[]; isReturn: boolean },
): Row {
  return {
    id: asnIdOf(number),
    createDate: written(now.created, number),
    modifyDate: written(now.modified, number),
    lobId: lobOf(number),
    poNo: `PO-${number}`,
    vendorId: 21 + (number % 5),
    warehouseId: number % 2 === 0 ? 3 : 4,
    orderDate: written(now.created, number),
    type: now.isReturn ? 'Return' : 'Normal',
    status: now.lines.some(({ received }) => received > 0) ? 'Partially Received' : 'On Order',
    remarks: number % 6 === 0 ? 'Call before delivery' : null,
    lineItems: now.lines.map((line, place) => lineJson(seed, number, place, line)),
    customFields: {},
  };
}

export function lineJson(seed: number, number: number, place: number, line: Line): Row {
  return {
    id: asnIdOf(number) * 10 + place,
    poNoId: asnIdOf(number),
    legacyPoNo: `PO-${number}`,
    lobId: lobOf(number),
    warehouseId: number % 2 === 0 ? 3 : 4,
    sku: skuAt(seed, number, place),
    vendorSKU: `V-${place}`,
    orderQuantity: line.ordered,
    receivedQuantity: line.received,
    requestedDeliveryDate: written(line.created + 5 * DAY, number),
    receivedDate: line.received > 0 ? written(line.modified, number) : null,
    dockDate: null,
    lineNo: place + 1,
    unitCode: 'EA',
    cost: 2.5,
    modifyDate: written(line.modified, number),
    customFields: {},
  };
}

export function returnJson(
  seed: number,
  number: number,
  now: { created: number; lines: readonly Line[]; edited: boolean },
): Row {
  return {
    id: returnIdOf(number),
    createDate: written(now.created, number),
    lobId: lobOf(number),
    originalOrderNo: 100_000 + number,
    returnAsnId: asnIdOf(number),
    returnOrderStatus: now.lines.every(({ received }) => received === 0) ? 'Pending' : 'Received',
    returnReason: number % 8 === 0 ? 'Damaged' : 'No longer wanted',
    returnCategory: null,
    returnOrderLineItemList: now.lines.map((line, place) => ({
      sku: skuAt(seed, number, place),
      originalShippedQuantity: line.ordered,
      expectedReturnQuantity: line.ordered,
      actualReturnQuantity: line.received,
      returnOrderLineInspectionStatus: line.received > 0 ? 'Good' : null,
      returnItemReceiptId: asnIdOf(number) * 10 + place,
      customFields: {},
    })),
    customFields: now.edited ? { instructions: 'Look at the box' } : {},
  };
}

function skuAt(seed: number, number: number, place: number): string {
  const dice = new Dice(mixed(seed, number, 6));
  return skuOf(2 * (dice.between(0, 60) + place) + (number % 2));
}
