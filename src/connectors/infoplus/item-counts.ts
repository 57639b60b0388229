/** The counts that an item has, in all and for up to ten warehouses. */
import type { Inventory } from '../../model/index.ts';
import { id, units } from './values.ts';
import type { VendorItem } from './vendor.ts';

const PLACES = 10;
const COUNT =
  /^(warehouse\d+Id|w\d+[A-Z]\w*|\w+Quantity(InnerPacks|Cases|Pallets)?|estimated\w+|overallDaysOnHand|overallStockStatus|totalDemand|nextRequestedDeliveryDate|inventoryUpdateTimestamp)$/;

/** Whether a field of an item is of its stock. */
export function isCount(field: string): boolean {
  return COUNT.test(field);
}

/** Counts by warehouse: each has its own set of fields, numbered from 1. */
export function countsByWarehouse(item: VendorItem): Inventory['inventory_by_warehouse_id'] {
  const found: Inventory['inventory_by_warehouse_id'] = {};
  for (let place = 1; place <= PLACES; place++) {
    const warehouse = id(item[`warehouse${place}Id`]);
    if (warehouse === null) continue;
    const count = (name: string) => units(item[`w${place}${name}Quantity`]);
    found[warehouse] = {
      awaiting: count('OpenPO'),
      onhand: count('OnHand'),
      committed: count('OpenOrder'),
      unfulfillable: count('Damaged'),
      fulfillable: count('Available'),
      unsellable: null,
      sellable: count('Orderable'),
    };
  }
  return found;
}
