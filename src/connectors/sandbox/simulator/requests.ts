/** What people do at the vendor on request: a return arrives, a buyer orders, a product comes into the shop. */
import { madeVariant, saleByNumber } from './cart.ts';
import { goodBySku, madeGood } from './goods.ts';
import type { Moment } from './moment.ts';
import type { MadeGood } from './order-edits.ts';
import type { OrderLine } from './order-lines.ts';
import { receivedRow, returnNumber } from './returns.ts';
import { VendorError } from './vendor-error.ts';

type Json = Record<string, unknown>;

const MOST_LINES = 50;
const MOST_UNITS = 10_000;
const MOST_PRICE = 1_000_000;
const LONGEST_TEXT = 200;
const PERSON = ['name', 'company', 'town', 'region', 'postcode', 'country', 'phone', 'mail'] as const;

/** A return arrives and is dealt with. @returns its row as it now stands @throws VendorError when there is none */
export function receiveReturn(moment: Moment, ref: string): Json {
  const number = returnNumber(ref);
  const life = number === null ? null : moment.world.returns.find(moment.base, number, moment.now);
  if (!life) throw new VendorError(404, 'no_such_return', `There is no return ${ref.slice(0, 60)}.`);
  moment.edits.received.set(life.number, wholeSecond(moment.now));
  return receivedRow(moment, life.number)!.json();
}

/**
 * Somebody buys in the shop, and the warehouse gets the order; what is not told of it is drawn.
 *
 * @param told `sale_no`, `buyer` (some fields of a person), `items` (`sku`, `qty`, perhaps `price`)
 * @returns the shop's row @throws VendorError for what is no such thing, or an SKU that the shop has not
 */
export function sell(moment: Moment, told: Json): Json {
  const { sale_no, buyer, items } = told;
  const lines = items === undefined ? null : readItems(moment, items);
  const { edits } = moment;
  const number = edits.nextNumber();
  const at = wholeSecond(moment.now);
  const life = { number, states: ['NEW'], times: [at] };
  edits.create(life, at, {}, { lines, sale: {} });
  const drawn = saleByNumber(moment, number);
  const who = buyer === undefined ? (drawn.buyer as Json) : readBuyer(drawn.buyer as Json, buyer);
  const sale = {
    buyer: who,
    payer: null,
    ...(sale_no !== undefined && { sale_no: text('sale_no', sale_no) }),
  };
  edits.create(life, at, { consignee: who }, { lines, sale });
  return saleByNumber(moment, number);
}

/** A product comes into the shop. @param told `label`, `sku`, `price`, `stock` @returns the shop's row of it */
export function addProduct(moment: Moment, told: Json): Json {
  const { goods } = moment.edits;
  const place = goods.length;
  const { label = `New product ${place + 1}`, sku = `NEW-${place + 1}`, price = 10, stock = 100 } = told;
  const named = {
    label: text('label', label),
    sku: text('sku', sku),
    price: number('price', price, MOST_PRICE),
  };
  if (goodNamed(moment, named.sku))
    throw new VendorError(409, 'sku_taken', `The shop has a product ${named.sku} already.`);
  const one: MadeGood = {
    good: madeGood(place, named),
    at: wholeSecond(moment.now),
    stock: Math.floor(number('stock', stock, MOST_UNITS)),
  };
  goods.push(one);
  return madeVariant(one);
}

function readItems(moment: Moment, items: unknown): OrderLine[] {
  if (!Array.isArray(items) || items.length === 0 || items.length > MOST_LINES)
    throw new VendorError(400, 'bad_sale', `items is a list of 1 to ${MOST_LINES}.`);
  return items.map((item: Json | null) => {
    const { sku, qty = 1, price } = item ?? {};
    const wanted = text('items.sku', sku);
    const good = goodNamed(moment, wanted);
    if (!good) throw new VendorError(400, 'no_such_sku', `The shop has no product with the SKU ${wanted}.`);
    const quantity = Math.floor(number('items.qty', qty, MOST_UNITS));
    if (quantity < 1) throw new VendorError(400, 'bad_sale', 'items.qty is 1 or more.');
    const priced = price === undefined ? good : { ...good, price: number('items.price', price, MOST_PRICE) };
    return { good: priced, quantity, discount: 0 };
  });
}

function goodNamed(moment: Moment, sku: string) {
  return moment.edits.goods.find(({ good }) => good.sku === sku)?.good ?? goodBySku(moment.base, sku);
}

/** A person of whom some fields are told, and the others drawn. */
function readBuyer(drawn: Json, told: unknown): Json {
  if (typeof told !== 'object' || told === null || Array.isArray(told))
    throw new VendorError(400, 'bad_sale', 'buyer is an object.');
  const { street, ...fields } = told as Json;
  const known = PERSON.filter((name) => fields[name] !== undefined);
  const lines = Array.isArray(street) ? street.map((line) => text('buyer.street', line)).slice(0, 3) : null;
  return {
    ...drawn,
    ...Object.fromEntries(known.map((name) => [name, text(`buyer.${name}`, fields[name])])),
    ...(lines && { street: lines }),
  };
}

function text(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT) return value;
  throw new VendorError(400, 'bad_value', `${name} is a text of up to ${LONGEST_TEXT} characters.`);
}

function number(name: string, value: unknown, most: number): number {
  if (typeof value === 'number' && value >= 0 && value <= most) return value;
  throw new VendorError(400, 'bad_value', `${name} is a number from 0 to ${most}.`);
}

function wholeSecond(instant: number): number {
  return Math.floor(instant / 1000) * 1000;
}
