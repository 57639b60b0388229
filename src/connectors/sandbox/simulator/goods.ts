import { DAY_MS, ORIGIN } from './calendar.ts';
import { iso, type Moment, onRecord, type Range, type Row, shown, within } from './moment.ts';
import { mix } from './random.ts';
import { SAMPLE_CHANGES_MS, SAMPLE_GOODS } from './samples.ts';
import { MERCHANTS, SUPPLIERS } from './tables.ts';

/** How many products there are to be sold and stored at random; the samples' stand behind them. */
export const PRODUCTS = 480;
/** Size of the catalogue. */
export const CATALOGUE = PRODUCTS + SAMPLE_GOODS.length;
/** Numbers of products that were added to the shop by request start here. */
const MADE_FROM = 1_000_000;

const WOODS = ['Alder', 'Birch', 'Cedar', 'Elder', 'Hazel', 'Linden', 'Maple', 'Rowan'];
const THINGS = ['Mug', 'Lamp', 'Notebook', 'Blanket', 'Bottle', 'Speaker', 'Puzzle', 'Soap', 'Tray', 'Tent'];
const COLOURS = ['blue', 'green', 'grey', 'red', 'sand', 'white'];
/** Roughly how often a catalogue entry is touched. */
const PRODUCT_CHANGES_MS = 45 * DAY_MS;

/** What never changes about a product. */
export interface Good {
  number: number;
  ref: string;
  sku: string;
  label: string;
  price: number;
  cost: number;
  grams: number;
  isKit: boolean;
  merchant: number;
  supplier: number;
}

const catalogues = new Map<number, Good[]>();
/** Catalogues kept in memory; they are cheap to make again. */
const CATALOGUES_KEPT = 100;

export function goodAt(base: number, number: number): Good {
  let goods = catalogues.get(base);
  if (!goods) {
    if (catalogues.size >= CATALOGUES_KEPT) catalogues.clear();
    goods = [
      ...Array.from({ length: PRODUCTS }, (_, index) => makeGood(base, index)),
      ...SAMPLE_GOODS.map((sample, index) => goodOf({ ...sample, number: PRODUCTS + index })),
    ];
    catalogues.set(base, goods);
  }
  return goods[number]!;
}

function makeGood(base: number, number: number): Good {
  const draw = mix(base, number, 21);
  const wood = WOODS[number % WOODS.length]!;
  const thing = THINGS[Math.floor(number / WOODS.length) % THINGS.length]!;
  const colour = COLOURS[Math.floor(number / (WOODS.length * THINGS.length)) % COLOURS.length]!;
  const price = (400 + (draw % 9600)) / 100;
  const isKit = number % 12 === 11;
  return {
    number,
    ref: `product_id_${number}`,
    sku: `${thing.slice(0, 3)}-${wood.slice(0, 3)}-${colour.slice(0, 2)}-${number}`.toUpperCase(),
    label: `${wood} ${thing}, ${colour}${isKit ? ' (set)' : ''}`,
    price,
    cost: Math.round(price * 35) / 100,
    grams: 80 + (draw % 2400),
    isKit,
    merchant: number % MERCHANTS.length,
    supplier: number % SUPPLIERS.length,
  };
}

/** A plain product, of which some things are told. */
function goodOf({
  number,
  ref,
  sku,
  label,
  price,
  grams,
}: Pick<Good, 'number' | 'ref' | 'sku' | 'label' | 'price' | 'grams'>): Good {
  const cost = Math.round(price * 35) / 100;
  const merchant = number % MERCHANTS.length;
  return {
    number,
    ref,
    sku,
    label,
    price,
    cost,
    grams,
    isKit: false,
    merchant,
    supplier: number % SUPPLIERS.length,
  };
}

/** A product that is added to the shop by request, the so-manyth of an account. */
export function madeGood(place: number, told: Pick<Good, 'sku' | 'label' | 'price'>): Good {
  return goodOf({ ...told, number: MADE_FROM + place, ref: `product_id_new_${place}`, grams: 500 });
}

export function isMade({ number }: Pick<Good, 'number'>): boolean {
  return number >= MADE_FROM;
}

export function isSample({ number }: Pick<Good, 'number'>): boolean {
  return number >= PRODUCTS && number < CATALOGUE;
}

/** The goods that the documented samples name. */
export function sampleGoods(base: number): Good[] {
  return SAMPLE_GOODS.map((_, index) => goodAt(base, PRODUCTS + index));
}

/** The product that goes by an SKU; undefined where none does. */
export function goodBySku(base: number, sku: string): Good | undefined {
  for (let number = 0; number < CATALOGUE; number++) {
    const good = goodAt(base, number);
    if (good.sku === sku) return good;
  }
  return undefined;
}

/** The physical items in one unit of a product: itself, or the parts of a set. */
export function itemsOf(good: Good): { number: number; quantity: number }[] {
  if (!good.isKit) return [{ number: good.number, quantity: 1 }];
  return [
    { number: good.number - 1, quantity: 2 },
    { number: good.number - 5, quantity: 1 },
  ];
}

export function itemRef(number: number): string {
  return SAMPLE_GOODS[number - PRODUCTS]?.item ?? `inventory_item_id_${number}`;
}

export const goodCreated = (base: number, number: number) =>
  ORIGIN + (mix(base, number, 22) % (400 * 86_400)) * 1000;

/** The newest of the changes something goes through once in every stretch of time, and its running number. */
export function newestChange(moment: Moment, number: number, salt: number, stretch: number) {
  for (let round = Math.floor(moment.now / stretch); ; round--) {
    const at = round * stretch + (mix(moment.base ^ salt, number, round) % (stretch / 1000)) * 1000;
    if (onRecord(moment, at, number, round)) return { at, round };
  }
}

/** The catalogue, with what changed in a range. */
export function findProducts(moment: Moment, range: Range): Row[] {
  return catalogue(moment, range, (good, change) => productJson(moment, good, change));
}

/** Rows of whatever catalogue is kept of the same goods, by the date of its newest change. */
export function catalogue(
  moment: Moment,
  range: Range,
  json: (good: Good, change: { at: number; round: number }) => Record<string, unknown>,
): Row[] {
  const rows: Row[] = [];
  for (let number = 0; number < CATALOGUE; number++) {
    const stretch = number < PRODUCTS ? PRODUCT_CHANGES_MS : SAMPLE_CHANGES_MS;
    const change = newestChange(moment, number, 23, stretch);
    const at = shown(moment, change.at);
    if (!within(range, at)) continue;
    const good = goodAt(moment.base, number);
    rows.push({ at, ref: good.ref, json: () => json(good, { at, round: change.round }) });
  }
  return rows;
}

/** Prices drift a little with every change. */
export function priceAt(good: Good, round: number): number {
  return Math.round(good.price * (97 + (mix(good.number, round) % 7))) / 100;
}

/** A 13-digit trade item number of the range meant for use inside a firm, with its check digit. */
export function gtin(number: number): string {
  const digits = `200${String(number).padStart(9, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return digits + ((10 - (sum % 10)) % 10);
}

function productJson(moment: Moment, good: Good, change: { at: number; round: number }) {
  return {
    product_ref: good.ref,
    merchant: `warehouse_customer_id_${good.merchant}`,
    added_at: iso(goodCreated(moment.base, good.number)),
    modified_at: iso(change.at),
    label: good.label,
    sku: good.sku,
    barcode: gtin(good.number),
    list_price: priceAt(good, change.round).toFixed(2),
    bundle: good.isKit,
    made_of: itemsOf(good).map((part) => ({
      item_ref: itemRef(part.number),
      sku: goodAt(moment.base, part.number).sku,
      units: part.quantity,
    })),
    status: (change.round + good.number) % 29 === 0 ? 'RETIRED' : 'LISTED',
    origin: good.number % 3 === 0 ? 'PT' : 'US',
    tariff: `${690000 + (good.number % 40) * 100}`,
    offers: [
      {
        supplier_ref: `supplier_id_${good.supplier}`,
        supplier_label: SUPPLIERS[good.supplier],
        their_number: `V-${10_000 + good.number}`,
        cost: good.cost.toFixed(2),
      },
    ],
    shelf_life_days: good.number % 7 === 0 ? 540 : null,
  };
}
