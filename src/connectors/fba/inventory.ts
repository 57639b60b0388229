import type { Inventory } from '../../model/index.ts';
import { unifiedDate } from '../kit/dates.ts';
import { Retryable } from '../kit/errors.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { type InMarketplace, idIn, inMarketplaces } from './account.ts';
import { askAmazon, nextToken, rowsOf, unlessStale } from './client.ts';
import { SNAPSHOT } from './facts.ts';
import { instantOrNull, text, textOrNull, unitsOrZero } from './values.ts';

/** Not told; clients get so many. */
const PAGE_SIZE = 50;

/** What Amazon's warehouses hold of a SKU for a marketplace, and when that was read. */
interface VendorSummary extends InMarketplace {
  readAt: string;
  row: {
    asin?: string;
    fnSku?: string;
    sellerSku?: string;
    condition?: string;
    productName?: string;
    lastUpdatedTime?: string;
    totalQuantity?: number;
    inventoryDetails?: {
      fulfillableQuantity?: number;
      inboundWorkingQuantity?: number;
      inboundShippedQuantity?: number;
      inboundReceivingQuantity?: number;
      reservedQuantity?: { totalReservedQuantity?: number } | null;
      researchingQuantity?: { totalResearchingQuantity?: number } | null;
      unfulfillableQuantity?: { totalUnfulfillableQuantity?: number } | null;
    } | null;
  };
}

/** Stock in Amazon's warehouses as it stands now. */
export const inventory: SourceFunction<VendorSummary> = {
  ...SNAPSHOT,
  name: 'get_inventory',
  evidence: 'vendor-spec',
  pageSize: PAGE_SIZE,
  // How the list stands is told nowhere.
  order: 'moving',
  // Tokens end after thirty seconds.
  cursorMaxAgeMs: 28_000,
  page: (ctx, _ask, cursor) =>
    inMarketplaces(ctx, cursor, (place, token) =>
      unlessStale(token, async () => {
        const { marketplaceId } = place;
        const { payload, pagination } = await askAmazon(ctx, {
          operation: 'inventorySummaries',
          path: '/fba/inventory/v1/summaries',
          query: {
            details: 'true',
            granularityType: 'Marketplace',
            granularityId: marketplaceId,
            marketplaceIds: marketplaceId,
            nextToken: token ?? undefined,
          },
        });
        const rows = rowsOf<VendorSummary['row']>(
          (payload as { inventorySummaries?: unknown } | null | undefined)?.inventorySummaries,
        );
        const next = nextToken((pagination as { nextToken?: unknown } | null | undefined)?.nextToken);
        if (next !== null && next === token) throw new Retryable('Amazon gave the same token again.');
        const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
        return { kind: 'page', records: rows.map((row) => ({ ...place, readAt, row })), next };
      }),
    ),
  idOf: (raw) => {
    const sku = textOrNull(raw?.row?.sellerSku);
    return sku === null ? null : idIn(raw, sku);
  },
  map: mapStock,
};

function mapStock(raw: VendorSummary): Inventory {
  const { sellerSku, productName, lastUpdatedTime, totalQuantity, inventoryDetails, ...others } = raw.row;
  const sku = text(sellerSku, 'seller SKU');
  const details = inventoryDetails ?? {};
  const fulfillable = unitsOrZero(details.fulfillableQuantity);
  const committed = unitsOrZero(details.reservedQuantity?.totalReservedQuantity);
  // Damaged, expired, or being looked for.
  const unfulfillable =
    unitsOrZero(details.unfulfillableQuantity?.totalUnfulfillableQuantity) +
    unitsOrZero(details.researchingQuantity?.totalResearchingQuantity);
  const awaiting =
    unitsOrZero(details.inboundWorkingQuantity) +
    unitsOrZero(details.inboundShippedQuantity) +
    unitsOrZero(details.inboundReceivingQuantity);
  const changed = instantOrNull(lastUpdatedTime) ?? raw.readAt;
  // The total counts what is on its way as well.
  const onhand = fulfillable + committed + unfulfillable;
  const counts = {
    awaiting,
    onhand,
    committed,
    unfulfillable,
    fulfillable,
    unsellable: 0,
    sellable: fulfillable,
  };
  return {
    id: idIn(raw, sku),
    warehouse_customer_id: null,
    created_date: changed,
    updated_date: changed,
    name: textOrNull(productName) ?? sku,
    sku,
    unit_cost: null,
    active: true,
    ...counts,
    substitute_skus: [],
    inventory_by_warehouse_id: { FBA: counts },
    lots: [],
    measurements: UNMEASURED,
    locations: [],
    external_system_url: null,
    additional_fields: {
      ...others,
      marketplaceId: raw.marketplaceId,
      totalQuantity: unitsOrZero(totalQuantity),
      inventoryDetails: details,
    },
  };
}
