import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import { LOCATIONS, uuid } from './order-json.ts';

const DAY_MS = 24 * 3600_000;
/** More than a page of what the connector asks for at a time. */
const ITEMS = 130;

/** The first of ten is a group of variations. */
const isGroup = (number: number) => number % 10 === 0;

const NUMBERS = Array.from({ length: ITEMS }, (_, place) => place + 1);

export const STOCK_IDS = NUMBERS.filter((number) => !isGroup(number)).map((number) => uuid(3, number));

export const STOCK_LOCATIONS = LOCATIONS.map((id, place) => ({
  StockLocationId: id,
  StockLocationIntId: place,
  LocationName: place === 0 ? 'Default' : 'North',
  LocationTag: place === 0 ? '' : 'N1',
  IsFulfillmentCenter: place > 0,
  IsNotTrackable: false,
  IsWarehouseManaged: false,
}));

export const ADDRESS = {
  Address1: '1 High St',
  Address2: '',
  City: 'Leeds',
  County: 'West Yorkshire',
  Country: 'United Kingdom',
  ZipCode: 'LS1 1AA',
};

export const COURIERS = ['Royal Mail', 'DPD'].map((Vendor) => ({
  Vendor,
  PostalServices: ['24', '48'].map((kind, place) => ({
    pkPostalServiceId: uuid(5, Vendor.length + place * 100),
    PostalServiceName: `${Vendor} ${kind}`,
    TrackingNumberRequired: place === 0,
    Vendor: place === 0 ? Vendor : '',
  })),
}));

/** A page of the items, from 1; none behind the last. */
export function stockPage(
  seed: number,
  now: number,
  page: number,
  size: number,
  withGroups: boolean,
): object[] {
  const all = NUMBERS.filter((number) => withGroups || !isGroup(number));
  return all.slice((page - 1) * size, page * size).map((number) => ({
    StockItemId: uuid(3, number),
    StockItemIntId: number,
    ItemNumber: `SKU-${number}`,
    ItemTitle: `Thing ${number}`,
    BarcodeNumber: '',
    IsVariationParent: isGroup(number),
    PurchasePrice: 1.5,
    RetailPrice: 4.99,
    CreationDate: '2024-01-01T09:00:00Z',
    Weight: 0.2,
    StockLevels: isGroup(number) ? [] : LOCATIONS.map((id, place) => level(seed, number, place, id, now)),
  }));
}

/** Counts that change from day to day. */
function level(seed: number, number: number, place: number, id: string, now: number): object {
  const day = Math.floor(now / DAY_MS);
  const dice = new Dice(mixed(seed, number, place, day));
  const [StockLevel, InOrders] = [dice.between(-2, 100), dice.below(10)];
  return {
    Location: { StockLocationId: id, LocationName: STOCK_LOCATIONS[place]!.LocationName },
    StockLevel,
    InOrders,
    InOrderBook: InOrders,
    Due: dice.below(50),
    Available: StockLevel - InOrders,
    MinimumLevel: 5,
    JIT: false,
    LastUpdateDate: new Date(day * DAY_MS).toISOString().replace('.000Z', 'Z'),
  };
}
