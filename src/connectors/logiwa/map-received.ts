/** What receipt orders and the rows of the receipt report have in common, whatever comes in. */
import { amount, id, idOrNull, instantOrNull, latest, part, type Row, text, unitsOrNull } from './values.ts';

/** A line that was announced, in units. */
export interface Announced {
  item: string;
  sku: string | null;
  expected: number;
  cost: number | null;
}

/** A movement of the receipt report. */
export interface Received {
  /** Movements of one receiving have the same. */
  receiving: string;
  item: string;
  sku: string | null;
  units: number;
  at: string | null;
  enteredAt: string | null;
  warehouse: string | null;
  reason: string | null;
  /** Why it is held back or not fit for sale, where it is. */
  condition: string | null;
  orderCode: string | null;
}

export function announcedIn(row: Row): Announced {
  const { of } = part(row, [
    'InventoryItemID',
    'Code',
    'Barcode',
    'PlannedCuQuantity',
    'PlannedPackQuantity',
    'PackQuantity',
    'PurchaseUnitPrice',
  ]);
  const sku = text(of.Code) ?? text(of.Barcode);
  return {
    item: idOrNull(of.InventoryItemID) ?? sku ?? '',
    sku,
    expected:
      unitsOrNull(of.PlannedCuQuantity) ??
      unitsOrNull(of.PlannedPackQuantity) ??
      unitsOrNull(of.PackQuantity) ??
      0,
    cost: amount(of.PurchaseUnitPrice),
  };
}

export function receivedIn(row: Row): Received {
  const { of } = part(row, [
    'ID',
    'ReceiptID',
    'InventoryItemID',
    'InventoryItemDescription',
    'CUQuantity',
    'PackQuantity',
    'ReceiptDateTime',
    'EntryDateTime',
    'WarehouseID',
    'WarehouseOrdReturnReasonDescription',
    'SuitabilityReasonCode',
    'SuitabilityReasonDescription',
    'QuarantineReasonCode',
    'QuarantineReasonDescription',
    'WaorCode',
  ]);
  const sku = text(of.InventoryItemDescription);
  const suitability = text(of.SuitabilityReasonDescription) ?? text(of.SuitabilityReasonCode);
  const quarantine = text(of.QuarantineReasonDescription) ?? text(of.QuarantineReasonCode);
  return {
    receiving: idOrNull(of.ReceiptID) ?? id(of.ID),
    item: idOrNull(of.InventoryItemID) ?? sku ?? '',
    sku,
    units: unitsOrNull(of.CUQuantity) ?? unitsOrNull(of.PackQuantity) ?? 0,
    at: instantOrNull(of.ReceiptDateTime),
    enteredAt: instantOrNull(of.EntryDateTime),
    warehouse: idOrNull(of.WarehouseID),
    reason: text(of.WarehouseOrdReturnReasonDescription),
    condition: suitability ?? quarantine,
    orderCode: text(of.WaorCode),
  };
}

/** The movements of each receiving, in the order in which they came. */
export function receivings(rows: readonly Received[]): Received[][] {
  const groups = new Map<string, Received[]>();
  for (const row of rows) {
    const known = groups.get(row.receiving);
    if (known) known.push(row);
    else groups.set(row.receiving, [row]);
  }
  return [...groups.values()];
}

/** Units received of each line: those of an item fill up its lines in turn, and what is too much falls to the last. */
export function shareOut(lines: readonly Announced[], rows: readonly Received[]): number[] {
  const left = new Map<string, number>();
  for (const { item, units } of rows) left.set(item, (left.get(item) ?? 0) + units);
  const shares = lines.map(({ item, expected }) => {
    const share = Math.min(expected, left.get(item) ?? 0);
    left.set(item, (left.get(item) ?? 0) - share);
    return share;
  });
  for (const [place, { item }] of [...lines.entries()].toReversed()) {
    shares[place]! += left.get(item) ?? 0;
    left.delete(item);
  }
  return shares;
}

/** Items that came without having been announced. */
export function unannounced(lines: readonly Announced[], rows: readonly Received[]): Announced[] {
  const known = new Set(lines.map(({ item }) => item));
  const found = new Map(rows.filter(({ item }) => !known.has(item)).map((row) => [row.item, row]));
  return [...found.values()].map(({ item, sku }) => ({ item, sku, expected: 0, cost: null }));
}

/** Both dates of a record: the order's own, and when the last of it came. @throws RangeError when there is none at all */
export function datesOf(
  of: { EntryDateTime: unknown; ReceiptDate: unknown; LastModifiedDate: unknown },
  rows: readonly Row[],
): { created_date: string; updated_date: string } {
  const came = latest(rows.map((row) => part(row, ['ReceiptDateTime']).of.ReceiptDateTime));
  const changed = instantOrNull(of.LastModifiedDate);
  const updated = [changed, came]
    .filter((date) => date !== null)
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
  const created = instantOrNull(of.EntryDateTime) ?? instantOrNull(of.ReceiptDate) ?? updated;
  if (created === undefined) throw new RangeError('a receipt order of Logiwa has no date');
  return { created_date: created, updated_date: updated ?? created };
}
