import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { written } from './pacific.ts';
import type { Thing } from './things.ts';

export const ORDER_BASE = 8000;
const NAMES = ['Ann Example', 'Bo Sample', 'Cleo Trial', 'Dan Instance'];
const WORDS: Readonly<Record<string, string>> = {
  Backorder: 'Approved',
  Picked: 'Started',
  Packed: 'Started',
  Partly: 'Started',
};

export interface OrderLine {
  item: number;
  units: number;
  price: number;
}

/** What was ordered; units of the lines, in whole pairs so that halves are whole. */
export function linesOf(seed: number, number: number): OrderLine[] {
  const dice = new Dice(mixed(seed, number, 4));
  return Array.from({ length: dice.between(1, 2) }, () => ({
    item: dice.between(1, 40),
    units: 2 * dice.between(1, 3),
    price: dice.between(5, 90) + 0.5,
  }));
}

export function warehouseOf(seed: number, number: number): number {
  return 2 + new Dice(mixed(seed, number, 5)).below(2);
}

export function depositorOf(seed: number, number: number): number {
  return 17 + new Dice(mixed(seed, number, 6)).below(2);
}

/** A row of `WarehouseOrderSearch`. @param asked which parts were asked for */
export function orderJson(seed: number, thing: Thing, asked: { lines: boolean; address: boolean }) {
  const { number, stage, born } = thing;
  const dice = new Dice(mixed(seed, number, 7));
  const lines = linesOf(seed, number);
  const shipped = thing.moved.at(-1)?.share ?? 0;
  const picked = ['Picked', 'Packed', 'Partly', 'Shipped'].includes(stage);
  const warehouse = warehouseOf(seed, number);
  return {
    ID: ORDER_BASE + number,
    Code: `SO-${ORDER_BASE + number}`,
    PriorityID: null,
    CustomerRefCode: null,
    CustomerOrderNo: number % 5 === 0 ? null : `C-${number}`,
    DepositorOrderNo: null,
    WarehouseOrderStatusID: null,
    WarehouseOrderStatusCode: WORDS[stage] ?? stage,
    CustomerID: 400 + (number % 30),
    CustomerCode: `CUST-${number % 30}`,
    WarehouseID: warehouse,
    WarehouseCode: `WH${warehouse}`,
    DepositorID: depositorOf(seed, number),
    DepositorCode: `DEP${depositorOf(seed, number)}`,
    CarrierTrackingNumber: stage === 'Shipped' ? trackingOf(number, thing.moved.length - 1) : null,
    WarehouseOrderTypeID: 1,
    WarehouseOrderTypeCode: dice.pick(['B2C', 'B2B', 'Customer Order']),
    OrderDate: written(born - 60_000),
    OrderDate_Start: null,
    OrderDate_End: null,
    PlannedShipDate: written(born + 2 * 86_400_000),
    EntryDateTime: written(born),
    EntryDateTime_Start: null,
    EntryDateTime_End: null,
    ActualShipDate: stage === 'Shipped' ? written(thing.moved.at(-1)!.at) : null,
    LatestShipDate: number % 4 === 0 ? written(born + 5 * 86_400_000) : null,
    LastModifiedDate: written(thing.changed),
    Notes: thing.edited ? 'Leave at the door' : null,
    IsBackorder: stage === 'Backorder',
    IsAllocated: !['Entered', 'Backorder', 'Cancelled'].includes(stage),
    IsPickingStarted: picked || stage === 'Started',
    IsPickingCompleted: picked,
    ...(asked.address ? addressOf(dice) : {}),
    TotalSalesGrossPrice: lines.reduce((sum, { units, price }) => sum + units * price, 0),
    TotalSalesVat: null,
    TotalSalesDiscount: number % 9 === 0 ? 2.5 : 0,
    ChannelID: [31],
    ChannelDescription: 'Web shop',
    ChannelOrderCode: `W-${number}`,
    StoreName: 'Shop',
    CarrierID: [5],
    CarrierDescription: stage === 'Shipped' ? 'UPS' : null,
    ShipmentMethodID: 12,
    ShipmentMethodDescription: dice.pick(['Ground', '2nd Day Air']),
    CompanyName: dice.chance(0.2) ? 'Example Goods' : '',
    DetailInfo: asked.lines
      ? lines.map(({ item, units, price }, place) => ({
          ID: number * 10 + place,
          Code: item % 13 === 0 ? null : `ITEM-${item}`,
          InventoryItemID: 5000 + item,
          InventoryItemDescription: `Thing ${item}`,
          Barcode: `0000000${10000 + item}`,
          InventoryItemPackTypeDescription: 'Unit',
          PackQuantity: units,
          PlannedPackQuantity: units,
          PlannedCuQuantity: units,
          AllocatedCuQuantity: 0,
          PickedCuQuantity: picked ? units : 0,
          PackedCUQuantity: ['Packed', 'Shipped'].includes(stage) ? units : 0,
          ShippedCuQuantity: units * shipped,
          CancelledCuQuantity: stage === 'Cancelled' ? units : 0,
          SalesUnitPrice: price,
          CurrencyPrice: null,
        }))
      : null,
  };
}

/** Rows of `ShipmentReportAllSearch`: an item a row, of which nobody says which order's line it was. */
export function shipmentRows(seed: number, thing: Thing) {
  const { number, born, moved } = thing;
  return moved.flatMap(({ at, share }, part) =>
    linesOf(seed, number).map(({ item, units }, place) => ({
      number: number * 8 + part * 4 + place,
      at,
      json: () => ({
        ID: 600_000 + number * 8 + part * 4 + place,
        WarehouseOrderID: ORDER_BASE + number,
        WarehouseOrderCode: `SO-${ORDER_BASE + number}`,
        WarehouseID: warehouseOf(seed, number),
        ShipmentDateTime: written(at),
        OrderDate: written(born - 60_000),
        InventoryItemID: 5000 + item,
        ItemCode: `ITEM-${item}`,
        InventoryItemDescription: `ITEM-${item}`,
        PackQuantity: units * (share - (moved[part - 1]?.share ?? 0)),
        CUQuantity: units * (share - (moved[part - 1]?.share ?? 0)),
        LotBatchNo: item % 4 === 0 ? `L${item}` : null,
        ExpireDate: item % 4 === 0 ? '12.31.2027 00:00:00' : null,
        CarrierDescription: 'UPS',
        ShipmentMethod: 'Ground',
        CarrierTrackingNumber: number % 11 === 0 ? null : trackingOf(number, part),
        CarrierRate: 4.25,
        CarrierMarkupRate: 5.5,
        City: 'Austin',
        Zipcode: '78701',
      }),
    })),
  );
}

function trackingOf(number: number, part: number): string {
  return `1ZEXAMPLE${number}${part}`;
}

function addressOf(dice: Dice) {
  return {
    CustomerShippingAddressDescription: dice.pick(NAMES),
    CustomerShippingAddressText: `${dice.between(1, 240)} Main St`,
    CustomerShippingAddressDirections: '',
    CustomerShippingAddressCityDescription: 'Austin',
    CustomerShippingAddressStateDescription: 'TX',
    CustomerShippingAddressPostalCode: '78701',
    CustomerShippingAddressCountryDescription: 'US',
    CustomerShippingAddressPhone: '555-555-0100',
    CustomerShippingAddressEmail: 'ann@example.com',
  };
}
