import type { InventoryLedgerEntry } from '../../model/index.ts';
import type { Adjustment } from './advice.ts';
import type { Profile } from './profile.ts';
import { itemId, said, units } from './values.ts';

/** A movement of stock as a record. @throws RangeError for a quantity that no record can carry */
export function unifyLedgerEntry(adjustment: Adjustment, profile: Profile): InventoryLedgerEntry {
  const { id, date, entered, sku, warehouse, rawType, type, reason, location } = adjustment;
  return {
    id,
    // Entries never change, so when it was told is all there is.
    created_date: date,
    updated_date: date,
    entry_date: entered,
    inventory_item_id: itemId(sku, warehouse, profile),
    sku,
    quantity: units(adjustment.quantity, adjustment),
    raw_event_type: rawType,
    event_type: (type ?? 'other') as InventoryLedgerEntry['event_type'],
    reason,
    object_id: null,
    object_type: null,
    warehouse_id: warehouse,
    location_id: location,
    additional_fields: said({
      customer: adjustment.customer,
      lot: adjustment.lot,
      expiration_date: adjustment.expires,
      unit: adjustment.unit,
      gtin: adjustment.gtin,
      weight: adjustment.weight,
      weight_unit: adjustment.weightUnit,
      ...adjustment.more,
    }),
  };
}
