import type { Inventory } from '../../model/index.ts';
import { parseBounded } from '../kit/bounded-json.ts';
import { Retryable } from '../kit/errors.ts';
import { refuse, SOURCE_LIMITS } from '../kit/http.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { firstPage, nextPage, type PageNumber } from '../kit/paging.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { requestOf } from './client.ts';
import { wantedLocations } from './credentials.ts';
import { snapshot } from './facts.ts';
import { amountOrNull, instant, instantOrNull, listOf, text, textOrNull, units } from './values.ts';

/** The vendor gives 200 at most, each with a row for each location. */
const PAGE_SIZE = 100;

interface VendorLevel {
  Location?: { StockLocationId?: string | null } | null;
  StockLevel?: number | null;
  InOrders?: number | null;
  Due?: number | null;
  Available?: number | null;
  LastUpdateDate?: string | null;
}

interface VendorStock {
  StockItemId?: string;
  ItemNumber?: string | null;
  ItemTitle?: string | null;
  PurchasePrice?: number | null;
  CreationDate?: string | null;
  IsVariationParent?: boolean | null;
  StockLevels?: VendorLevel[] | null;
}

/** Stock as it stands now. */
export const inventory: SourceFunction<VendorStock> = {
  ...snapshot,
  name: 'get_inventory',
  evidence: 'vendor-docs',
  pageSize: PAGE_SIZE,
  // Numbered pages, over an order that is told nowhere.
  order: 'moving',
  volatile: [],
  page: async (ctx, _ask, cursor) => {
    const place = cursor === null ? firstPage() : (cursor as PageNumber);
    const rows = await itemsOn(ctx, place.page);
    const isWanted = wantedLocations(ctx.credentials);
    const records = rows
      // A group of variations lies on no shelf, only they do.
      .filter((item) => item?.IsVariationParent !== true)
      .map((item) => ({ ...item, StockLevels: levelsOf(item).filter((one) => isWanted(locationOf(one))) }));
    return { kind: 'page', records, next: nextPage(place, rows, null) };
  },
  idOf: (raw) => (typeof raw?.StockItemId === 'string' ? raw.StockItemId || null : null),
  map: mapItem,
};

/** A page of the items; none behind the last one, which is answered as an error. */
async function itemsOn(ctx: Context, pageNumber: number): Promise<VendorStock[]> {
  const request = requestOf(ctx, 'Stock/GetStockItemsFull', {
    json: {
      keyword: '',
      // Without these, items that belong to a kit or a group are left out as well.
      loadCompositeParents: true,
      loadVariationParents: true,
      entriesPerPage: PAGE_SIZE,
      pageNumber,
      dataRequirements: ['StockLevels'],
      searchTypes: ['SKU'],
    },
  });
  const answer = await ctx.http.send(request);
  if (answer.status === 400 && /"Message":\s*"No items found/.test(answer.text)) return [];
  refuse(answer, new URL(request.url).host, ctx.now());
  const rows = parseBounded(answer.text, SOURCE_LIMITS.jsonDepth, SOURCE_LIMITS.jsonValues);
  if (!Array.isArray(rows) || rows.length > PAGE_SIZE)
    throw new Retryable('An answer of Linnworks was no list of items, or had more than were asked for.');
  return rows;
}

function levelsOf(item: VendorStock): readonly VendorLevel[] {
  return listOf(item?.StockLevels);
}

function locationOf({ Location }: VendorLevel): string | null | undefined {
  return Location?.StockLocationId;
}

function mapItem(raw: VendorStock): Inventory {
  const { StockItemId, ItemNumber, ItemTitle, PurchasePrice, CreationDate, ...others } = raw;
  const id = text(StockItemId, 'item id');
  const sku = textOrNull(ItemNumber);
  const created = instant(CreationDate);
  const counts = levelsOf(raw).map(
    (level) => [text(locationOf(level), 'location'), countsOf(level)] as const,
  );
  const all = (of: 'onhand' | 'committed' | 'awaiting' | 'fulfillable') =>
    counts.reduce((sum, [, one]) => sum + one[of], 0);
  const changes = levelsOf(raw).map(({ LastUpdateDate }) => instantOrNull(LastUpdateDate) ?? created);
  return {
    id,
    warehouse_customer_id: null,
    created_date: created,
    updated_date: [created, ...changes].toSorted().at(-1)!,
    name: textOrNull(ItemTitle) ?? sku ?? id,
    sku,
    unit_cost: amountOrNull(PurchasePrice),
    active: true,
    awaiting: all('awaiting'),
    onhand: all('onhand'),
    committed: all('committed'),
    unfulfillable: 0,
    fulfillable: all('fulfillable'),
    unsellable: 0,
    sellable: all('fulfillable'),
    substitute_skus: [],
    inventory_by_warehouse_id: Object.fromEntries(counts),
    lots: [],
    // In which units an item is measured is told nowhere; see the additional fields.
    measurements: UNMEASURED,
    locations: [],
    external_system_url: null,
    additional_fields: others,
  };
}

/** Stock may be negative: more was sent than was counted in. */
function countsOf(level: VendorLevel) {
  const [onhand, committed] = [units(level.StockLevel), units(level.InOrders)];
  const fulfillable = units(level.Available);
  return {
    awaiting: units(level.Due),
    onhand,
    committed,
    unfulfillable: null,
    fulfillable,
    unsellable: null,
    sellable: fulfillable,
  };
}
