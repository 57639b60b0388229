/** Who and what there is. */
import { mixed } from '../../kit/simulator/calendar.ts';

/** A name for the thing of a number, in the form of the vendor's ids. */
export function objectId(kind: number, number: number): string {
  return [1, 2, 3].map((word) => mixed(kind, number, word).toString(16).padStart(8, '0')).join('');
}

export const STORES = [
  { _id: objectId(1, 1), name: 'Web shop', type: 'shopify' },
  { _id: objectId(1, 2), name: 'Market place', type: 'amazon' },
];

export const WAREHOUSES = ['Main', 'Overflow'].map((name, place) => ({
  _id: objectId(2, place),
  name,
  type: 'warehouse',
  is_default: place === 0,
  address: {
    address: `${place + 1} Dock Rd`,
    city: 'Albany',
    state: 'NY',
    postal_code: '12207',
    country_code: 'US',
    company: 'Example Goods',
    name: 'Receiving',
  },
}));

export const LOCATIONS = Array.from({ length: 130 }, (_, place) => ({
  _id: objectId(3, place),
  name: `A-${Math.floor(place / 10)}-${place % 10}`,
  warehouse_id: WAREHOUSES[place % 2]!._id,
  deleted: place % 25 === 0,
}));

export const ITEMS = Array.from({ length: 130 }, (_, place) => ({
  _id: objectId(4, place),
  name: `Article ${place}`,
  sku: `SKU-${place}`,
  upc: String(100_000_000_000 + place),
  length: 5,
  width: 4,
  height: 4,
  dimensions_unit: 'in',
  weight: 120,
  weight_unit: 'g',
  cost: 4,
  retail: 12.5,
  active: place % 30 !== 0,
}));
