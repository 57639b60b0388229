import type { Inventory } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { firstPage, nextPage, type PageNumber } from '../kit/paging.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { type ReadRow, readNow, snapshot } from './facts.ts';
import { askPage, PAGE_SIZE } from './list.ts';
import { field, id, idOrNull, part, text, unitsOrNull } from './values.ts';

/** Stock as it stands now, a row an item and warehouse, by the consolidated report. */
export const inventory: SourceFunction<ReadRow> = {
  ...snapshot,
  name: 'get_inventory',
  pageSize: PAGE_SIZE,
  // The order of the report is told nowhere.
  order: 'moving',
  async page(ctx, _ask, cursor) {
    const place = (cursor as PageNumber | null) ?? firstPage();
    const at = { page: place.page, size: PAGE_SIZE };
    const { rows, pages } = await askPage(ctx, 'StockDamagedUndamagedReportSearch', {}, at);
    return { kind: 'page', records: readNow(ctx, rows), next: nextPage(place, rows, Math.max(pages, 1)) };
  },
  idOf: (raw) => {
    const [item, warehouse] = ['InventoryItemID', 'WarehouseID'].map((name) =>
      idOrNull(field(field(raw, 'row'), name)),
    );
    return item === null || item === undefined ? null : nameOf(item, warehouse ?? null);
  },
  map: mapStock,
};

/** An item has a row for each warehouse, and rows of one are not found together. */
function nameOf(item: string, warehouse: string | null): string {
  return warehouse === null ? item : `${item}-${warehouse}`;
}

function mapStock({ readAt, row }: ReadRow): Inventory {
  const { of, others } = part(row, [
    'InventoryItemID',
    'WarehouseID',
    'DepositorID',
    'InventoryItemDescription',
    'Description',
    'StockQty',
    'Damaged',
    'Undamaged',
  ]);
  const item = id(of.InventoryItemID);
  const warehouse = idOrNull(of.WarehouseID);
  const sku = text(of.InventoryItemDescription);
  const onhand = unitsOrNull(of.StockQty);
  if (onhand === null) throw new RangeError('a row of the stock report of Logiwa has no quantity');
  const unfulfillable = unitsOrNull(of.Damaged) ?? 0;
  const fulfillable = unitsOrNull(of.Undamaged) ?? Math.max(onhand - unfulfillable, 0);
  return {
    id: nameOf(item, warehouse),
    warehouse_customer_id: idOrNull(of.DepositorID),
    created_date: readAt,
    updated_date: readAt,
    name: text(of.Description) ?? sku ?? item,
    sku,
    unit_cost: null,
    active: true,
    // What is on its way, and what is promised to orders, is in none of the report's fields.
    awaiting: 0,
    onhand,
    committed: 0,
    unfulfillable,
    fulfillable,
    unsellable: unfulfillable,
    sellable: fulfillable,
    substitute_skus: [],
    inventory_by_warehouse_id:
      warehouse === null
        ? {}
        : {
            [warehouse]: {
              awaiting: null,
              onhand,
              committed: null,
              unfulfillable,
              fulfillable,
              unsellable: unfulfillable,
              sellable: fulfillable,
            },
          },
    lots: [],
    measurements: UNMEASURED,
    locations: [],
    external_system_url: null,
    additional_fields: { ...others, InventoryItemID: of.InventoryItemID },
  };
}
