import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { depositorOf, warehouseOf } from './order-json.ts';
import { written } from './pacific.ts';
import type { Thing } from './things.ts';

export const ITEM_BASE = 5000;
export const ENTRY_BASE = 70_000;
export const BILL_BASE = 200_000;
const HOUR = 3600_000;
/** More than a page of what the connector asks for, over both warehouses. */
const STOCKED = 60;

/** A row of `InventoryItemSearch`. */
export function itemJson(seed: number, { number, stage, changed, edited }: Thing) {
  return {
    ID: ITEM_BASE + number,
    Code: `ITEM-${number}`,
    Description: `Thing ${number}`,
    DepositorID: depositorOf(seed, number),
    DepositorDescription: `Client ${depositorOf(seed, number)}`,
    BarcodeText: number % 7 === 0 ? 'none' : `0000000${10000 + number}`,
    SecondaryCode: null,
    SalesUnitPrice: stage === 'Changed' ? 12.5 : 10,
    PurchaseUnitPrice: '4.10',
    Weight: 0.4,
    Volume: 1.2,
    HsCode: number % 3 === 0 ? '610910' : null,
    Origin: 'PT',
    IsKitItem: number % 10 === 0,
    FNSKU: null,
    InventoryItemStatusDescription: number % 17 === 0 ? 'Passive' : 'Active',
    Notes: edited ? 'Fragile' : null,
    LastModifiedDate: written(changed),
    LastModifiedDate_Start: null,
    LastModifiedDate_End: null,
  };
}

const KINDS = [
  ['Receipt', 'Purchase receipt'],
  ['Adjustment', 'Adjustment Out'],
  ['Adjustment', 'Adjustment In'],
  ['Shipment', 'Order shipment'],
  ['Movement', 'Replenishment'],
] as const;

/** A row of `TransactionHistoryReportSearch`; its quantity has no sign. */
export function entryJson(seed: number, { number, born }: Thing) {
  const dice = new Dice(mixed(seed, number, 8));
  const [kind, subKind] = dice.pick(KINDS);
  const item = dice.between(1, 40);
  return {
    ID: ENTRY_BASE + number,
    User: 'picker 4',
    InventoryItemID: ITEM_BASE + item,
    InventoryItemCode: `ITEM-${item}`,
    InventoryItemDescription: `Thing ${item}`,
    TransactionTypeID: 9,
    TransactionTypeDescription: kind,
    TransactionSubTypeDescription: subKind,
    WarehouseID: warehouseOf(seed, number),
    DepositorID: depositorOf(seed, number),
    LocationDescription: `A-${dice.between(1, 20)}`,
    Quantity: dice.between(1, 12),
    EntryDateTime: written(born),
    EntryDateTime_Start: null,
    EntryDateTime_End: null,
  };
}

/** A row of `WarehouseContractBillingReport`, as the other lists would lead one to expect. */
export function billJson(seed: number, { number, born }: Thing) {
  const dice = new Dice(mixed(seed, number, 9));
  return {
    ID: BILL_BASE + number,
    EntryDateTime: written(born),
    DepositorID: depositorOf(seed, number),
    WarehouseID: warehouseOf(seed, number),
    Description: dice.pick(['Pick fee', 'Storage', 'Receiving']),
    Amount: dice.between(50, 4000) / 100,
    Quantity: dice.between(1, 9),
  };
}

/** Items and warehouses of the stock report, in its order. */
export function stocked(): { item: number; warehouse: number }[] {
  return Array.from({ length: STOCKED }, (_, at) => at + 1).flatMap((item) =>
    [2, 3].map((warehouse) => ({ item, warehouse })),
  );
}

/** A row of `StockDamagedUndamagedReportSearch`; counts change from hour to hour. */
export function stockJson(
  seed: number,
  { item, warehouse }: { item: number; warehouse: number },
  now: number,
) {
  const dice = new Dice(mixed(seed, item, warehouse, Math.floor(now / HOUR)));
  const damaged = dice.between(0, 4);
  const sound = dice.between(20, 400);
  return {
    ID: item * 10 + warehouse,
    InventoryItemID: ITEM_BASE + item,
    InventoryItemDescription: `ITEM-${item}`,
    Description: `Thing ${item}`,
    WarehouseID: warehouse,
    DepositorID: depositorOf(seed, item),
    StockQty: sound + damaged,
    Damaged: damaged,
    Undamaged: sound,
    PackQuantity: sound + damaged,
  };
}

/** The lists of `LookUp`. */
export const LOOK_UPS: Readonly<Record<string, readonly { Id: number; Description: string }[]>> = {
  WarehouseList: [2, 3].map((Id) => ({ Id, Description: `Site ${Id}` })),
  ClientList: [17, 18].map((Id) => ({ Id, Description: `Client ${Id}` })),
  ShipmentMethodList: [
    { Id: 12, Description: 'Ground' },
    { Id: 13, Description: '2nd Day Air' },
  ],
  // More than the connector takes at a time.
  ChannelList: Array.from({ length: 103 }, (_, at) => ({ Id: 31 + at, Description: `Shop ${at + 1}` })),
};

export function lookUpJson() {
  const dated = ({ Id, Description }: { Id: number; Description: string }) => ({
    Id,
    Description,
    Type: null,
    LastModifiedDate: Id % 2 === 0 ? written(Date.UTC(2024, 2, 4, 18)) : null,
  });
  return {
    UserId: 501,
    CompanyId: 44,
    LookupList: null,
    Lookup: Object.fromEntries(Object.entries(LOOK_UPS).map(([name, rows]) => [name, rows.map(dated)])),
  };
}
