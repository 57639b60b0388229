import type { Inventory } from '../../model/index.ts';
import { withDetails } from '../kit/details.ts';
import { Retryable } from '../kit/errors.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { askFor, askList } from './client.ts';
import { instant, number, numberOrNull, textOrNull, units } from './values.ts';

/** Each item takes a further request, so few a step. */
const PAGE_SIZE = 20;
const AT_A_TIME = 4;

interface VendorStock {
  id: number;
  sku?: string | null;
  title?: string | null;
  customer_id?: number | null;
  created_at?: string | null;
  updated_at?: string | null;
  active?: boolean | null;
}

interface Counts {
  id: number;
  quantity?: number;
  sellable_quantity?: number;
}

/** An item, and its counts at each warehouse, which are asked for one by one. */
interface Counted {
  item: VendorStock;
  quantities: Counts[];
}

/** Stock as it stands now. */
export const inventory: SourceFunction<Counted> = {
  name: 'get_inventory',
  basis: 'none',
  evidence: 'vendor-docs',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: 1000,
  lagMs: 0,
  // Ids only grow, and each question begins behind the last one.
  order: 'immutable',
  // An item's date is not that of its counts.
  versionedBy: 'as_of',
  volatile: [],
  onDemand: false,
  page: async (ctx, _ask, cursor) => {
    const after = cursor === null ? 0 : (cursor as number);
    const rows = await askList<VendorStock>(ctx, '/items', { id_gt: after }, 'id asc', PAGE_SIZE);
    const ids = rows.map((row) => row?.id);
    if (ids.some((id, at) => !Number.isSafeInteger(id) || id <= (at === 0 ? after : ids[at - 1]!)))
      throw new Retryable(
        'The items of Whiplash are not in the order, or not behind the id, that was asked for.',
      );
    const records = await withDetails(ctx, rows, { atATime: AT_A_TIME }, async (item) => ({
      item,
      quantities: countsIn(await askFor(ctx, `/items/${item.id}/warehouse_quantities`)),
    }));
    return { kind: 'page', records, next: rows.length < PAGE_SIZE ? null : ids.at(-1)! };
  },
  idOf: (raw) => (Number.isSafeInteger(raw?.item?.id) ? String(raw.item.id) : null),
  map: mapItem,
  basisDate: () => null,
};

/** The specification has the counts of one warehouse where there must be those of all: both are taken. */
function countsIn(body: unknown): Counts[] {
  const list = Array.isArray(body) ? body : [body];
  if (list.some((one) => !Number.isSafeInteger((one as Counts | null)?.quantity)))
    throw new Retryable('An answer of Whiplash had no counts of an item.');
  return list;
}

function mapItem({ item, quantities }: Counted): Inventory {
  const { id, sku: named, customer_id, created_at, updated_at, ...others } = item;
  const sku = textOrNull(named);
  const updated = instant(updated_at ?? created_at);
  const counts = quantities.map((one) => {
    const [onhand, sellable] = [units(one.quantity), units(one.sellable_quantity)];
    return { id: number(one.id), onhand, sellable, committed: Math.max(onhand - sellable, 0) };
  });
  const all = (of: 'onhand' | 'sellable' | 'committed') => counts.reduce((sum, one) => sum + one[of], 0);
  return {
    id: number(id),
    warehouse_customer_id: numberOrNull(customer_id),
    created_date: created_at ? instant(created_at) : updated,
    updated_date: updated,
    name: textOrNull(item.title) ?? sku ?? number(id),
    sku,
    unit_cost: null,
    active: item.active !== false,
    awaiting: 0,
    onhand: all('onhand'),
    // What is there and cannot be sold is promised, or held for a reason that is not told.
    committed: all('committed'),
    unfulfillable: 0,
    fulfillable: all('sellable'),
    unsellable: 0,
    sellable: all('sellable'),
    substitute_skus: [],
    inventory_by_warehouse_id: Object.fromEntries(
      counts.map(({ id: warehouse, onhand, committed, sellable }) => [
        warehouse,
        {
          awaiting: null,
          onhand,
          committed,
          unfulfillable: null,
          fulfillable: sellable,
          unsellable: null,
          sellable,
        },
      ]),
    ),
    lots: [],
    // In which units an item is measured is told nowhere; see the additional fields.
    measurements: UNMEASURED,
    locations: [],
    external_system_url: null,
    additional_fields: { ...others, quantities },
  };
}
