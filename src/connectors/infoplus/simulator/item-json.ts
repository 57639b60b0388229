import { mixed } from '../../kit/simulator/calendar.ts';
import { DAY, HOUR, lobOf, type Row, written } from './rows.ts';

/** More than the vendor gives unless told otherwise. */
export const ITEMS = 130;
const FIRST_ITEM = 300;
const FIRST_KIT = 800;
const CREATED = Date.parse('2023-05-01T08:00:00Z');

/** Some have a quote in them. */
export function skuOf(number: number): string {
  return number % 50 === 7 ? `O'RING-${number}` : `SKU-${number}`;
}

export function isKit(number: number): boolean {
  return number % 20 === 0;
}

/** The catalogue is gone over each spring, one item every twelve hours; some share their instant with the one before. */
export function goneOver(number: number, now: number, laterMs = 0): number {
  const place = number % 8 === 7 ? number - 1 : number;
  const of = (year: number) => Date.UTC(year, 3, 2) + place * 12 * HOUR + laterMs;
  const year = new Date(now).getUTCFullYear();
  return of(year) <= now ? of(year) : of(year - 1);
}

export function itemJson(seed: number, number: number, now: number, modified: number, edited: boolean): Row {
  const places = [3, 4].map((warehouse, place) => ({ warehouse, ...countsOf(seed, number, place, now) }));
  const sum = (name: keyof ReturnType<typeof countsOf>) =>
    places.reduce((total, one) => total + one[name], 0);
  return {
    id: FIRST_ITEM + number,
    lobId: lobOf(number),
    sku: skuOf(number),
    vendorSKU: `V-${number}`,
    upc: number % 10 === 0 ? 'none' : String(100_000_000_000 + number),
    itemDescription: `Item ${number}`,
    additionalDescription: edited ? 'Described anew' : null,
    status: 'Active',
    createDate: written(CREATED, number),
    modifyDate: written(modified, number),
    voidDate: number % 40 === 39 ? written(modified, number) : null,
    sellPrice: 12.5 + (number % 7),
    vendorId: 21 + (number % 5),
    vendorPrice: 6.25,
    length: 10,
    width: 6,
    height: 2.5,
    weightPerWrap: 3,
    unitsPerWrap: number % 4 === 0 ? 4 : 1,
    inventoryUpdateTimestamp: written(turnOf(number, now) * 9 * HOUR - number * 61_000, number),
    onHandQuantity: sum('OnHand'),
    availableQuantity: sum('Available'),
    openOrderQuantity: sum('OpenOrder'),
    openPOQuantity: sum('OpenPO'),
    orderableQuantity: sum('Orderable'),
    damagedQuantity: sum('Damaged'),
    inFulfillmentProcessQuantity: 0,
    ...Object.assign(
      {},
      ...places.map(({ warehouse, ...counts }, place) => ({
        [`warehouse${place + 1}Id`]: warehouse,
        ...Object.fromEntries(
          Object.entries(counts).map(([name, count]) => [`w${place + 1}${name}Quantity`, count]),
        ),
      })),
    ),
    customFields: {},
  };
}

export function kitJson(number: number, modified: number): Row {
  return {
    id: FIRST_KIT + number,
    lobId: lobOf(number),
    kitSKU: skuOf(number),
    numberOfComponents: 2,
    createDate: written(CREATED + DAY, number),
    modifyDate: written(modified, number),
    kitComponentList: [
      { sku: skuOf(number + 2), quantity: 1 },
      { sku: skuOf(number + 4), quantity: 3 },
    ],
    customFields: {},
  };
}

function turnOf(number: number, now: number): number {
  return Math.floor((now + number * 61_000) / (9 * HOUR));
}

/** Counts change every few hours. */
function countsOf(seed: number, number: number, place: number, now: number) {
  const bits = mixed(seed, number, place, turnOf(number, now));
  const [onHand, committed, damaged] = [(bits % 400) + 30, bits % 9, (bits >>> 5) % 3];
  return {
    OnHand: onHand,
    Available: onHand - committed - damaged,
    OpenOrder: committed,
    OpenPO: (bits >>> 9) % 60,
    Orderable: onHand - committed - damaged,
    Damaged: damaged,
  };
}
