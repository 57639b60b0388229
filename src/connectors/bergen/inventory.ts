import type { Inventory } from '../../model/index.ts';
import { unifiedDate } from '../kit/dates.ts';
import { Retryable } from '../kit/errors.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { ask } from './client.ts';
import { itemOf } from './map-order.ts';
import { amount, type Fields, fieldsIn, listIn, saying, text, unitsOrNull } from './values.ts';

/** A row of the stock list, and when it was read: the vendor does not date it. */
interface ReadItem {
  readAt: string;
  item: Fields;
}

const MOST_BATCHES = 10_000;

/** Stock as it stands now, a row an item and warehouse, in batches that the vendor cuts. */
export const inventory: SourceFunction<ReadItem> = {
  name: 'get_inventory',
  basis: 'none',
  evidence: 'vendor-spec',
  mapperVersion: 1,
  // How many items a batch has is told nowhere; what is more is written in parts.
  pageSize: 500,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  // Nor in which order they stand.
  order: 'moving',
  versionedBy: 'as_of',
  volatile: ['created_date', 'updated_date'],
  onDemand: false,
  async page(ctx, _asked, cursor) {
    const batch = cursor === null ? 1 : Number(cursor);
    const asked = [['batchNumber', String(batch)]] as const;
    const answer = await ask(ctx, 'GetInventoryByBatch', asked, 'authenticationString');
    const batches = answer.gone ? null : unitsOrNull(answer.result.TotalNumberOfBatches);
    if (answer.gone || batches === null || batches > MOST_BATCHES)
      throw new Retryable('Bergen did not say how many batches its stock has.');
    const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
    const items = listIn(fieldsIn(answer.result.Inventory).item);
    if (items.length === 0 && batch < batches)
      throw new Retryable('A batch of the stock of Bergen that was announced had nothing in it.');
    return {
      kind: 'page',
      records: items.map((item) => ({ readAt, item })),
      next: batch < batches ? batch + 1 : null,
    };
  },
  idOf: (raw) => nameOf(fieldsIn(fieldsIn(raw).item)),
  map: mapItem,
  basisDate: () => null,
};

/** An item has a row for each warehouse, and rows of one are not found together. */
function nameOf(item: Fields): string | null {
  const name = itemOf(item);
  return name === '' ? null : `${name}-${text(item.WarehouseId) ?? ''}`;
}

function mapItem({ readAt, item }: ReadItem): Inventory {
  const { Warehouse, WarehouseId, Sku, Upc, Description, Price, ActualQuantity, PendingQuantity, ...others } =
    item;
  const id = nameOf(item);
  const onhand = unitsOrNull(ActualQuantity);
  if (id === null || onhand === null) throw new RangeError('an item of Bergen has no name or no count');
  const committed = unitsOrNull(PendingQuantity) ?? 0;
  const fulfillable = onhand - committed;
  const warehouse = text(Warehouse) ?? text(WarehouseId);
  return {
    id,
    warehouse_customer_id: null,
    created_date: readAt,
    updated_date: readAt,
    name: text(Description) ?? itemOf(item),
    sku: text(Sku),
    unit_cost: null,
    active: true,
    // What is on its way, and what is damaged, is not told.
    awaiting: 0,
    onhand,
    committed,
    unfulfillable: 0,
    fulfillable,
    unsellable: 0,
    sellable: fulfillable,
    substitute_skus: [],
    inventory_by_warehouse_id:
      warehouse === null
        ? {}
        : {
            [warehouse]: {
              awaiting: null,
              onhand,
              committed,
              unfulfillable: null,
              fulfillable,
              unsellable: null,
              sellable: fulfillable,
            },
          },
    lots: [],
    measurements: UNMEASURED,
    locations: [],
    external_system_url: null,
    additional_fields: {
      ...saying(others),
      WarehouseId: WarehouseId ?? null,
      Upc: Upc ?? null,
      Price: amount(Price),
    },
  };
}
