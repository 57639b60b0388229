import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { skuOf, upcOf } from './pick-ticket.ts';
import { type Element, element } from './soap.ts';

const BATCH = 50;
const KINDS = 60;
const HOUR = 3600_000;
const WAREHOUSES = [
  { id: 3, name: 'BERGEN LOGISTICS NJ2' },
  { id: 5, name: 'BERGEN LOGISTICS WEST' },
];

const ROWS = Array.from({ length: KINDS }, (_, at) => at + 1).flatMap((kind) =>
  WAREHOUSES.map((warehouse) => ({ kind, warehouse })),
);

export function stockIds(): string[] {
  return ROWS.map(({ kind, warehouse }) => `${skuOf(kind) || upcOf(kind)}-${warehouse.id}`);
}

/** A batch of the stock, counted from 1; counts change from hour to hour. */
export function stockBatch(seed: number, batch: number, now: number): Element[] {
  const items = ROWS.slice((batch - 1) * BATCH, batch * BATCH).map(({ kind, warehouse }) => {
    const dice = new Dice(mixed(seed, kind, warehouse.id, Math.floor(now / HOUR)));
    const actual = dice.between(20, 400);
    return element('item', [
      element('Warehouse', warehouse.name),
      element('WarehouseId', String(warehouse.id)),
      element('Sku', skuOf(kind)),
      element('Style', `DRS-${kind}`),
      element('Color', 'NAVY'),
      element('Size', 'S'),
      element('Upc', upcOf(kind)),
      element('Description', `Dress ${kind}`),
      element('Price', '40.00'),
      element('ActualQuantity', String(actual)),
      element('PendingQuantity', String(dice.between(0, 9))),
    ]);
  });
  return [
    element('Notifications', ''),
    element('Inventory', items),
    element('TotalNumberOfBatches', String(Math.ceil(ROWS.length / BATCH))),
  ];
}
