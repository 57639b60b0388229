import type { Product } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import type { Hal } from './ask.ts';
import { scopeOf } from './credentials.ts';
import { common, DAY, dateOf, windowIn } from './facts.ts';
import { firstItems, type ItemsPlace, ROWS, walkItems } from './items.ts';
import {
  amount,
  firstText,
  id,
  idOrNull,
  instant,
  itemOf,
  part,
  parts,
  type Told,
  text,
  units,
} from './values.ts';

/** Items of all customers, by their last change. */
export const products: SourceFunction<Told<Hal>> = {
  ...common,
  name: 'get_products',
  basis: 'updated',
  pageSize: ROWS,
  // Every slice asks for each customer once; no widest window is named.
  widestWindowMs: 366 * DAY,
  versionedBy: 'updated_date',
  page: async (ctx, ask, cursor) => {
    const scope = scopeOf(ctx.credentials);
    const place = (cursor as ItemsPlace | null) ?? firstItems(scope);
    const made = await walkItems(ctx, place, windowIn(ask, scope.zone));
    if (made === 'capped') return { kind: 'capped' };
    const records = made.items.map((vendor) => ({ zone: scope.zone, vendor }));
    return { kind: 'page', records, next: made.next };
  },
  idOf: (raw) => idOrNull(itemNumber(part(part(raw).vendor))),
  map: mapItem,
  basisDate: dateOf('updated_date'),
};

/** An item's number stands in two places. */
export function itemNumber(item: Hal): unknown {
  return item.itemId ?? part(item.readOnly).itemId;
}

/** A trade item number; the vendor takes any text for one. */
const GTIN = /^(\d{8}|\d{12,14})$/;

function mapItem({ zone, vendor }: Told<Hal>): Product {
  const { itemId, sku, description, price, countryOfManufacture, harmonizedCode, _links, ...others } = vendor;
  const facts = part(vendor.readOnly);
  const number = id(itemNumber(vendor));
  const components = parts(part(vendor.kit).components);
  const upc = text(vendor.upc) ?? '';
  return {
    id: number,
    warehouse_customer_id: idOrNull(part(facts.customerIdentifier).id),
    created_date: instant(facts.creationDate ?? facts.lastModifiedDate, zone),
    updated_date: instant(facts.lastModifiedDate, zone),
    name: firstText(description, sku) ?? number,
    sku: text(sku),
    gtin: GTIN.test(upc) ? upc : null,
    unit_price: amount(price),
    inventory_items:
      components.length === 0
        ? [{ inventory_item_id: number, sku: text(sku), unit_quantity: 1 }]
        : components.map((one) => ({ ...itemOf(one), unit_quantity: units(one.qty) })),
    is_kit: components.length > 0,
    active: facts.deactivated !== true,
    supplier: null,
    supplier_object: null,
    country_of_origin: text(countryOfManufacture),
    harmonized_code: text(harmonizedCode),
    supplier_products: [],
    external_system_url: null,
    additional_fields: { ...others, time_zone: zone },
  };
}
