import type { Product } from '../../model/index.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { inPasses } from '../kit/passes.ts';
import { oneOf, searchAll } from './client.ts';
import { updatedDate, windowed } from './facts.ts';
import { isCount } from './item-counts.ts';
import { LISTS } from './lists.ts';
import { dated, led } from './passes.ts';
import {
  amount,
  id,
  instant,
  instantOrNull,
  itemKey,
  items,
  keyOrNull,
  latest,
  text,
  units,
} from './values.ts';
import type { JoinedItem, VendorItem, VendorKit } from './vendor.ts';

/** SKUs go into the filter between quotes, and how one with a quote is written is told nowhere. */
const PLAIN = /^[^'\\\p{Cc}]{1,100}$/u;

/** Items that were changed, and those whose kit was. */
export const products: SourceFunction<JoinedItem> = {
  ...windowed,
  name: 'get_products',
  basis: 'updated',
  page: inPasses([
    dated('changed', LISTS.products, 'modifyDate', withKits),
    led<VendorKit, VendorItem, JoinedItem>(
      'kits',
      { list: LISTS.kits, field: 'modifyDate', key: (kit) => plain(kit.kitSKU) },
      LISTS.products,
      'sku',
      withKits,
    ),
  ]),
  idOf: (raw) => keyOrNull(raw?.item?.lobId, raw?.item?.sku),
  map: mapItem,
  basisDate: updatedDate,
};

function plain(sku: unknown): string | null {
  const name = text(sku);
  return name !== null && PLAIN.test(name) ? name : null;
}

/** Items, with the kits that some of them are. */
async function withKits(ctx: Context, found: VendorItem[]): Promise<JoinedItem[]> {
  const skus = found.map((item) => plain(item.sku)).filter((sku) => sku !== null);
  const kits = new Map<string | null, VendorKit>();
  if (skus.length > 0)
    for (const kit of await searchAll<VendorKit>(ctx, LISTS.kits, [oneOf('kitSKU', skus)]))
      kits.set(keyOrNull(kit.lobId, kit.kitSKU), kit);
  return found.map((item) => ({ item, kit: kits.get(keyOrNull(item.lobId, item.sku)) ?? null }));
}

function mapItem({ item, kit }: JoinedItem): Product {
  const { lobId, sku, upc, itemDescription, createDate, modifyDate, sellPrice, ...others } = item;
  const own = itemKey(lobId, sku);
  const supplier = id(item.vendorId);
  const code = text(upc);
  const cost = amount(item.vendorPrice);
  return {
    id: own,
    warehouse_customer_id: id(lobId),
    created_date: instantOrNull(createDate) ?? instant(modifyDate),
    updated_date: latest(instant(modifyDate), [kit?.modifyDate]),
    name: text(itemDescription) ?? text(sku) ?? own,
    sku: text(sku),
    gtin: code !== null && /^\d{8,14}$/.test(code) ? code : null,
    unit_price: amount(sellPrice),
    inventory_items: kit
      ? items(kit.kitComponentList).map((part) => ({
          inventory_item_id: itemKey(lobId, part.sku),
          sku: text(part.sku),
          unit_quantity: units(part.quantity),
        }))
      : [{ inventory_item_id: own, sku: text(sku), unit_quantity: 1 }],
    is_kit: kit !== null,
    active: instantOrNull(item.voidDate) === null,
    supplier: null,
    supplier_object: supplier === null ? null : { supplier_id: supplier, supplier_name: null },
    country_of_origin: null,
    harmonized_code: null,
    supplier_products:
      supplier === null
        ? []
        : [
            {
              supplier_id: supplier,
              supplier_name: null,
              external_id: text(item.vendorSKU),
              unit_cost: cost?.toString() ?? null,
            },
          ],
    external_system_url: null,
    // Counts change all the time, and are the stock's.
    additional_fields: {
      ...Object.fromEntries(Object.entries(others).filter(([name]) => !isCount(name))),
      ...(code !== null && { upc: code }),
      kit,
    },
  };
}
