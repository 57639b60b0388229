import type { InventoryLedgerEntry } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { movementOf, takesAway } from './codes.ts';
import { windowed } from './facts.ts';
import { PAGE_SIZE, windowStep } from './list.ts';
import { field, id, idOrNull, instant, part, type Row, text, unitsOrNull } from './values.ts';

/** Movements of stock, by when they were entered; they never change. */
export const inventoryLedger: SourceFunction<Row> = {
  ...windowed,
  name: 'get_inventory_ledger',
  basis: 'created',
  pageSize: PAGE_SIZE,
  async page(ctx, ask, cursor) {
    const list = { method: 'TransactionHistoryReportSearch', date: 'EntryDateTime', size: PAGE_SIZE };
    const { rows, next } = await windowStep(ctx, ask, cursor, list);
    return { kind: 'page', records: rows, next };
  },
  idOf: (raw) => idOrNull(field(raw, 'ID')),
  map: mapEntry,
  basisDate: (record) => (typeof record.entry_date === 'string' ? record.entry_date : null),
};

function mapEntry(row: Row): InventoryLedgerEntry {
  const { of, others } = part(row, [
    'ID',
    'EntryDateTime',
    'MovementDate',
    'InventoryItemID',
    'InventoryItemCode',
    'Quantity',
    'TransactionTypeDescription',
    'TransactionSubTypeDescription',
    'WarehouseID',
    'LocationID',
    'LocationDescription',
  ]);
  const date = instant(of.EntryDateTime ?? of.MovementDate);
  const sku = text(of.InventoryItemCode);
  const [kind, subKind] = [text(of.TransactionTypeDescription), text(of.TransactionSubTypeDescription)];
  const units = unitsOrNull(of.Quantity);
  if (units === null) throw new RangeError('a movement of Logiwa has no quantity');
  return {
    id: id(of.ID),
    created_date: date,
    updated_date: date,
    entry_date: date,
    inventory_item_id: idOrNull(of.InventoryItemID) ?? sku ?? '',
    sku: sku ?? '',
    quantity: units > 0 && takesAway([kind, subKind]) ? -units : units,
    raw_event_type: kind ?? subKind,
    event_type: movementOf([kind, subKind]),
    reason: subKind,
    object_id: null,
    object_type: null,
    warehouse_id: idOrNull(of.WarehouseID),
    location_id: idOrNull(of.LocationID) ?? text(of.LocationDescription),
    additional_fields: {
      ...others,
      Quantity: of.Quantity,
      LocationDescription: of.LocationDescription ?? null,
    },
  };
}
