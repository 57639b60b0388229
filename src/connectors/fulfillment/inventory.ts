import type { Inventory } from '../../model/index.ts';
import { unifiedDate } from '../kit/dates.ts';
import { Terminal } from '../kit/errors.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { merchantIds } from './credentials.ts';
import { PAGE_SIZE } from './list-answer.ts';
import { askList } from './list-request.ts';
import { instant, number, textOrNull, units } from './values.ts';
import { type Place, placeAfter, START } from './walk.ts';

interface VendorItem {
  item?: { id?: number; skuReference?: string } | null;
  quantity?: { total?: { availableToPromise?: number; onHand?: number } | null } | null;
  merchant?: { name?: string } | null;
}

/** An item, and when its counts were read: the vendor dates no stock. */
interface Counted {
  readAt: string;
  row: VendorItem;
}

/** Stock as it stands now. */
export const inventory: SourceFunction<Counted> = {
  name: 'get_inventory',
  basis: 'none',
  evidence: 'vendor-spec',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  // Pages are numbered over an order that is not told.
  order: 'moving',
  versionedBy: 'as_of',
  volatile: ['created_date', 'updated_date'],
  onDemand: false,
  page: async (ctx, _ask, cursor) => {
    if (merchantIds(ctx.credentials))
      throw new Terminal(
        'Fulfillment.com cannot list the stock of some merchants only, so none is read while merchant ids are entered. Use a login of the one merchant and leave the merchant ids empty, or switch get_inventory off.',
      );
    const place = cursor === null ? START : (cursor as unknown as Place);
    const answer = await askList(ctx, 'inventory', {}, place.page);
    const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
    const next = placeAfter(place, answer);
    const records = (answer.rows as VendorItem[]).map((row) => ({ readAt, row }));
    return { kind: 'page', records, next: next && { ...next } };
  },
  idOf: (raw) => (Number.isSafeInteger(raw?.row?.item?.id) ? String(raw.row.item!.id) : null),
  map: mapItem,
  basisDate: () => null,
};

function mapItem({ readAt, row }: Counted): Inventory {
  const { item, quantity, ...others } = row;
  const id = number(item?.id);
  const sku = textOrNull(item?.skuReference);
  const onhand = units(quantity?.total?.onHand);
  const available = units(quantity?.total?.availableToPromise);
  return {
    id,
    warehouse_customer_id: null,
    created_date: instant(readAt),
    updated_date: instant(readAt),
    name: sku ?? id,
    sku,
    unit_cost: null,
    active: true,
    awaiting: 0,
    onhand,
    // What is there and cannot be promised has been promised, or is held for a reason that is not told.
    committed: Math.max(onhand - available, 0),
    unfulfillable: 0,
    fulfillable: available,
    unsellable: 0,
    sellable: available,
    substitute_skus: [],
    // By warehouse only what can be promised is known, and not how much is there; see README.md.
    inventory_by_warehouse_id: {},
    lots: [],
    measurements: UNMEASURED,
    locations: [],
    external_system_url: null,
    additional_fields: others,
  };
}
