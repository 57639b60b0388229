import type { Product } from '../../model/index.ts';
import { Retryable } from '../kit/errors.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { type InMarketplace, idIn, inMarketplaces, sellerOf } from './account.ts';
import { askAmazon, nextToken, rowsOf, unlessStale } from './client.ts';
import { LIST } from './facts.ts';
import { amount, instant, listOf, text, textOrNull } from './values.ts';

const PAGE_SIZE = 20;
/** Of a question with more rows the rest cannot be paged to. */
const MOST_LISTED = 1000;

type Attribute = { value?: unknown; type?: unknown; marketplace_id?: unknown }[] | null;

/** A listing of a SKU in a marketplace. */
interface VendorListing extends InMarketplace {
  item: {
    sku?: string;
    summaries?:
      | { itemName?: string; status?: string[] | null; createdDate?: string; lastUpdatedDate?: string }[]
      | null;
    offers?: { offerType?: string; price?: { amount?: string; currencyCode?: string } | null }[] | null;
    attributes?: Readonly<Record<string, Attribute>> | null;
  };
}

/** What the seller lists, by its last change. */
export const products: SourceFunction<VendorListing> = {
  ...LIST,
  name: 'get_products',
  evidence: 'vendor-docs',
  pageSize: PAGE_SIZE,
  // Assumed; nothing is said of it.
  lagMs: 600_000,
  cursorMaxAgeMs: 3600_000,
  page: (ctx, { from, to }, cursor) =>
    inMarketplaces(ctx, cursor, (place, token) =>
      unlessStale(token, async () => {
        const body = await askAmazon(ctx, {
          operation: 'searchListings',
          path: `/listings/2021-08-01/items/${encodeURIComponent(sellerOf(ctx))}`,
          query: {
            marketplaceIds: place.marketplaceId,
            includedData: 'summaries,attributes,offers,fulfillmentAvailability',
            lastUpdatedAfter: from!.toISOString(),
            lastUpdatedBefore: to!.toISOString(),
            sortBy: 'lastUpdatedDate',
            sortOrder: 'ASC',
            pageSize: String(PAGE_SIZE),
            pageToken: token ?? undefined,
          },
        });
        const items = rowsOf<VendorListing['item']>(body.items, PAGE_SIZE);
        const count = body.numberOfResults;
        if (!Number.isSafeInteger(count))
          throw new Retryable('Amazon did not say how many listings there are.');
        if ((count as number) > MOST_LISTED) return { kind: 'capped' };
        const next = nextToken((body.pagination as { nextToken?: unknown } | null | undefined)?.nextToken);
        return { kind: 'page', records: items.map((item) => ({ ...place, item })), next };
      }),
    ),
  idOf: (raw) => {
    const sku = textOrNull(raw?.item?.sku);
    return sku === null ? null : idIn(raw, sku);
  },
  map: mapListing,
};

function mapListing(raw: VendorListing): Product {
  const { sku: named, ...others } = raw.item;
  const sku = text(named, 'SKU');
  const [summary] = listOf(others.summaries);
  const price = listOf(others.offers).find(({ offerType }) => offerType === 'B2C')?.price;
  return {
    id: idIn(raw, sku),
    warehouse_customer_id: null,
    created_date: instant(summary?.createdDate),
    updated_date: instant(summary?.lastUpdatedDate),
    name: textOrNull(summary?.itemName) ?? sku,
    sku,
    gtin: gtinOf(others.attributes),
    unit_price: amount(price),
    // Stock is counted under the same name.
    inventory_items: [{ inventory_item_id: idIn(raw, sku), sku, unit_quantity: 1 }],
    is_kit: false,
    active: listOf(summary?.status).includes('BUYABLE'),
    supplier: null,
    supplier_object: null,
    country_of_origin: attributeOf(others.attributes, 'country_of_origin'),
    harmonized_code: null,
    supplier_products: [],
    external_system_url: null,
    additional_fields: { ...others, marketplaceId: raw.marketplaceId },
  };
}

/** `[{"type":"upc","value":"…"}]`; an ASIN is none. */
function gtinOf(attributes: VendorListing['item']['attributes']): string | null {
  const given = listOf(attributes?.externally_assigned_product_identifier);
  const code = given.find(({ type }) => /^(upc|ean|gtin|isbn)$/i.test(String(type)));
  return textOrNull(code?.value);
}

function attributeOf(attributes: VendorListing['item']['attributes'], name: string): string | null {
  return textOrNull(listOf(attributes?.[name])[0]?.value);
}
