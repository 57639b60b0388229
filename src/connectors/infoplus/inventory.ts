import type { Inventory } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { all, datesOf, type ReadRow, snapshot } from './facts.ts';
import { countsByWarehouse } from './item-counts.ts';
import { LISTS } from './lists.ts';
import { amount, id, instantOrNull, itemKey, keyOrNull, text, units } from './values.ts';
import type { VendorItem } from './vendor.ts';

/** Stock as it stands now: the items, which have their counts with them. */
export const inventory: SourceFunction<ReadRow<VendorItem>> = {
  ...snapshot,
  name: 'get_inventory',
  volatile: [],
  page: all<VendorItem>(LISTS.products),
  idOf: (raw) => keyOrNull(raw?.row?.lobId, raw?.row?.sku),
  map: mapStock,
};

function mapStock(raw: ReadRow<VendorItem>): Inventory {
  const { row: item } = raw;
  const { created_date, updated_date } = datesOf(raw);
  const own = itemKey(item.lobId, item.sku);
  return {
    id: own,
    warehouse_customer_id: id(item.lobId),
    created_date,
    updated_date: instantOrNull(item.inventoryUpdateTimestamp) ?? updated_date,
    name: text(item.itemDescription) ?? text(item.sku) ?? own,
    sku: text(item.sku),
    unit_cost: null,
    active: instantOrNull(item.voidDate) === null,
    awaiting: units(item.openPOQuantity),
    onhand: units(item.onHandQuantity),
    committed: units(item.openOrderQuantity),
    unfulfillable: units(item.damagedQuantity),
    fulfillable: units(item.availableQuantity),
    unsellable: 0,
    sellable: units(item.orderableQuantity),
    substitute_skus: [],
    inventory_by_warehouse_id: countsByWarehouse(item),
    lots: [],
    measurements: {
      length: amount(item.length),
      width: amount(item.width),
      height: amount(item.height),
      unit: 'in',
      weight: weightOf(item),
      weight_unit: 'lb',
    },
    locations: [],
    external_system_url: null,
    additional_fields: Object.fromEntries(
      Object.entries(item).filter(([name]) => !/^w(arehouse)?\d/.test(name) && !SHOWN.has(name)),
    ),
  };
}

/** Fields that have one of ours. */
const SHOWN = new Set([
  'lobId',
  'sku',
  'itemDescription',
  'createDate',
  'voidDate',
  'length',
  'width',
  'height',
  'weightPerWrap',
  'inventoryUpdateTimestamp',
]);

/** Of one unit, in pounds: the vendor weighs wraps. */
function weightOf(item: VendorItem): number | null {
  const [weight, each] = [amount(item.weightPerWrap), amount(item.unitsPerWrap) ?? 1];
  return weight === null || each <= 0 ? null : Math.round((weight / each) * 1e6) / 1e6;
}
