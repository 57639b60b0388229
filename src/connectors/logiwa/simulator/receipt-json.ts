import { depositorOf, linesOf, ORDER_BASE, warehouseOf } from './order-json.ts';
import { written } from './pacific.ts';
import type { Thing } from './things.ts';

export const RECEIPT_BASE = 3000;

/** A third of the receipt orders are for goods that come back. */
export function isReturn(number: number): boolean {
  return number % 3 === 0;
}

/** A row of `WarehouseReceiptSearch`. */
export function receiptJson(seed: number, thing: Thing, withLines: boolean) {
  const { number, born, stage } = thing;
  const returned = isReturn(number);
  return {
    ID: RECEIPT_BASE + number,
    Code: returned ? `RT-${number}` : `RO-${number}`,
    InventorySiteID: 1,
    WarehouseID: warehouseOf(seed, number),
    WarehouseDescription: `Site ${warehouseOf(seed, number)}`,
    DepositorID: depositorOf(seed, number),
    DepositorDescription: `Client ${depositorOf(seed, number)}`,
    SupplierID: returned ? 0 : 70,
    SupplierDescription: returned ? null : 'Example Supply',
    PurchaseOrderCode: returned ? null : `PO-${number}`,
    WarehouseReceiptTypeDescription: returned ? 'Return' : 'Purchase Order',
    WarehouseReceiptStatusDescription: stage,
    ReceiptDate: written(born + 3 * 86_400_000),
    ActualArrivalDate: thing.moved[0] ? written(thing.moved[0].at) : null,
    EntryDateTime: written(born),
    LastModifiedDate: written(thing.changed),
    LastModifiedDate_Start: null,
    LastModifiedDate_End: null,
    Notes: thing.edited ? 'Call before' : null,
    WaorCode: returned ? `SO-${ORDER_BASE + number}` : null,
    DetailInfo: withLines
      ? linesOf(seed, number).map(({ item, units }, place) => ({
          ID: number * 10 + place,
          InventoryItemID: 5000 + item,
          InventoryItemDescription: `Thing ${item}`,
          Barcode: `0000000${10000 + item}`,
          Code: `ITEM-${item}`,
          PackQuantity: units,
          PlannedPackQuantity: units,
        }))
      : null,
  };
}

/** Rows of `ReceiptAllSearch`: an item a row. */
export function receivedRows(seed: number, thing: Thing) {
  const { number, moved } = thing;
  const returned = isReturn(number);
  return moved.flatMap(({ at, share }, part) =>
    linesOf(seed, number).map(({ item, units }, place) => ({
      number: number * 8 + part * 4 + place,
      at,
      json: () => ({
        ID: 900_000 + number * 8 + part * 4 + place,
        Code: null,
        ReceiptID: 40_000 + number * 2 + part,
        WarehouseReceiptID: RECEIPT_BASE + number,
        WarehouseReceiptCode: returned ? `RT-${number}` : `RO-${number}`,
        WarehouseID: warehouseOf(seed, number),
        DepositorID: depositorOf(seed, number),
        WaorCode: returned ? `SO-${ORDER_BASE + number}` : null,
        PurchaseOrderCode: returned ? null : `PO-${number}`,
        ReceiptDateTime: written(at),
        ReceiptDateTime_Start: null,
        ReceiptDateTime_End: null,
        EntryDateTime: written(at),
        InventoryItemID: 5000 + item,
        InventoryItemDescription: `ITEM-${item}`,
        ItemDisplayMember: `ITEM-${item} Thing ${item}`,
        PackQuantity: units * (share - (moved[part - 1]?.share ?? 0)),
        CUQuantity: units * (share - (moved[part - 1]?.share ?? 0)),
        LocationDescription: 'RECV-1',
        LotBatchNo: null,
        ExpireDate: null,
        SuitabilityReasonID: null,
        SuitabilityReasonCode: returned && number % 2 === 0 ? 'Damaged' : null,
        QuarantineReasonCode: null,
        WarehouseOrdReturnReasonID: returned ? 3 : 0,
        WarehouseOrdReturnReasonDescription: returned ? 'Did not fit' : null,
        IsReturn: returned,
        // So it is spelt.
        ReferanceNo: null,
      }),
    })),
  );
}
