import type { Product } from '../../model/index.ts';
import type { Context, Cursor, Page, SourceFunction } from '../kit/manifest.ts';
import { between, ofCustomer } from './conditions.ts';
import { customerIn } from './credentials.ts';
import { datesOf, idOf, type Read, readNow, snapshot } from './facts.ts';
import { MOST_LISTED, search } from './search.ts';
import { unitsOf } from './units.ts';
import { firstText, id, part, text } from './values.ts';
import { type Place as ListPlace, START, step } from './walk.ts';

/** Before there was anything; in seconds since 1970. */
const BEGINNING = Date.UTC(2000, 0) / 1000;
const DAY = 24 * 3600;

/** Where a walk stands: stretches of creation that are still to be read, in seconds since 1970, and the page of the first. */
type Place = { stretches: [from: number, to: number][]; at: ListPlace };

/** All products, by stretches of their creation so small that a search lists each to its end; see walk.ts. */
export const products: SourceFunction<Read> = {
  ...snapshot,
  name: 'get_products',
  page: walk,
  idOf,
  map: mapProduct,
};

async function walk(ctx: Context, _: unknown, cursor: Cursor | null): Promise<Page<Read>> {
  const { stretches, at } = (cursor as Place | null) ?? beginning(ctx);
  const [[from, to], ...others] = stretches as [[number, number], ...[number, number][]];
  const conditions = [
    ...between('/timestamps/created/time', new Date(from * 1000), new Date(to * 1000)),
    ...ofCustomer(customerIn(ctx.credentials)),
  ];
  const listed = await search(ctx, 'warehouse-products', conditions, at.page);
  const walked = (listed.total ?? 0) >= MOST_LISTED ? 'unsteady' : step(at, listed);
  if (walked === 'unsteady') {
    if (to - from <= 1) return { kind: 'capped' };
    const middle = Math.floor((from + to) / 2);
    const halves: Place['stretches'] = [[from, middle], [middle, to], ...others];
    return { kind: 'page', records: [], next: { stretches: halves, at: START } };
  }
  const next = walked.next ? { stretches, at: walked.next } : following(others);
  return { kind: 'page', records: readNow(ctx, walked.rows), next };
}

function following(stretches: Place['stretches']): Place | null {
  return stretches.length === 0 ? null : { stretches, at: START };
}

function beginning(ctx: Context): Place {
  const now = Math.floor(ctx.now().getTime() / 1000);
  return { stretches: [[BEGINNING, now + DAY]], at: START };
}

/** A trade item number; the vendor takes any text for a barcode. */
const GTIN = /^(\d{8}|\d{12,14})$/;

function mapProduct(raw: Read): Product {
  const { references, name, customer, details, ...others } = raw.row;
  const { countryOfOrigin, harmonizedSystemCode, active, ...further } = part(details);
  const number = id(raw.row.id);
  const sku = text(part(references).code);
  const barcode = unitsOf(raw.row).find(({ factor }) => factor === 1)?.barcode ?? '';
  return {
    id: number,
    warehouse_customer_id: text(part(customer).id),
    ...datesOf(raw),
    name: firstText(name, raw.row.description, sku) ?? number,
    sku,
    gtin: GTIN.test(barcode) ? barcode : null,
    unit_price: null,
    inventory_items: [{ inventory_item_id: number, sku, unit_quantity: 1 }],
    is_kit: false,
    active: active !== false,
    supplier: null,
    supplier_object: null,
    country_of_origin: firstText(part(countryOfOrigin).iso2Code, part(countryOfOrigin).name),
    harmonized_code: text(harmonizedSystemCode),
    supplier_products: [],
    external_system_url: null,
    additional_fields: { ...others, references, customer, details: further },
  };
}
