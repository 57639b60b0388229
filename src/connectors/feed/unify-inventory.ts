import type { Inventory } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import type { StockLevel } from './advice.ts';
import type { Profile } from './profile.ts';
import { itemId, said, units } from './values.ts';

/** How much there is of an item, as a record. @throws RangeError for a quantity that no record can carry */
export function unifyInventory(level: StockLevel, profile: Profile): Inventory {
  const { sku, warehouse, date } = level;
  const counts = countsOf(level);
  return {
    id: itemId(sku, warehouse, profile),
    // A report says how things are, and nothing of when that began.
    created_date: date,
    updated_date: date,
    warehouse_customer_id: level.customer,
    name: level.name ?? sku,
    sku,
    unit_cost: null,
    active: true,
    ...counts,
    substitute_skus: [],
    inventory_by_warehouse_id: warehouse === null ? {} : { [warehouse]: counts },
    lots: level.lots.map(({ lot, onhand, expires }) => ({
      lot_id: lot,
      onhand: units(onhand, level),
      expiration_date: expires,
      warehouse_id: warehouse,
    })),
    measurements: UNMEASURED,
    locations: level.locations.map(({ location, quantity }) => ({
      location_id: location,
      quantity: units(quantity, level),
      warehouse_id: warehouse ?? '',
    })),
    external_system_url: null,
    additional_fields: said({ unit: level.unit, gtin: level.gtin, ...level.more }),
  };
}

/** All counts, of which a report tells some: what is not told follows from the others, or is none. */
function countsOf(level: StockLevel) {
  const { onhand, committed, available, unfulfillable, awaiting } = level.counts;
  if (onhand === null && available === null)
    throw new RangeError(
      `of ${level.sku.slice(0, 60)} neither what is on hand nor what is available is told`,
    );
  const held = unfulfillable ?? 0;
  const promised = committed ?? 0;
  const whole = onhand ?? available! + promised + held;
  const free = available ?? whole - promised - held;
  const count = (quantity: number) => units(quantity, level);
  return {
    awaiting: count(awaiting ?? 0),
    onhand: count(whole),
    committed: count(promised),
    unfulfillable: count(held),
    fulfillable: count(free),
    unsellable: 0,
    sellable: count(free),
  } satisfies Record<string, number>;
}
