/** The small tables the vendor's data is put together from. Every person, firm and number is invented. */

export const FIRST_NAMES = ['Ada', 'Bram', 'Cleo', 'Dario', 'Elke', 'Finn', 'Greta', 'Hugo', 'Iris', 'Jonas'];
export const LAST_NAMES = [
  'Aldermoor',
  'Brambleby',
  'Cottonwell',
  'Dunnock',
  'Elmsworth',
  'Fernquist',
  'Gorsedale',
  'Hollowick',
  'Ivybridge',
  'Junipero',
];
export const STREETS = [
  'Sample Street',
  'Placeholder Road',
  'Example Avenue',
  'Testing Lane',
  'Mockingbird Way',
];
export const FIRMS = ['Lantern Office Supply', 'Fourth Pier Cafe', 'Tinder Box Studio'];

/** Town, region, postcode, country. */
export const TOWNS = [
  ['Reno', 'NV', '89501', 'US'],
  ['Columbus', 'OH', '43004', 'US'],
  ['Savannah', 'GA', '31401', 'US'],
  ['Portland', 'OR', '97201', 'US'],
  ['Austin', 'TX', '73301', 'US'],
  ['Duluth', 'MN', '55801', 'US'],
  ['Toronto', 'ON', 'M4B 1B3', 'CA'],
  ['Leeds', 'England', 'LS1 1UR', 'GB'],
] as const;

export const SITES = [
  { label: 'Sandbox Harbor', code: 'HRB', street: '1 Example Quay', town: TOWNS[0] },
  { label: 'Sandbox Prairie', code: 'PRA', street: '200 Sample Parkway', town: TOWNS[1] },
  { label: 'Sandbox Canal', code: 'CNL', street: '35 Placeholder Wharf', town: TOWNS[2] },
] as const;

export const MERCHANTS = [
  'Cups and Co',
  'Pebble Outdoor',
  'Marigold Kitchen',
  'Northlight Lamps',
  'Quill and Paper',
  'Sorrel Skincare',
  'Tumbleweed Toys',
  'Walnut Audio',
];
export const CHANNELS = ['Web shop', 'Marketplace', 'Wholesale portal', 'Retail stores', 'Telephone'];
export const SUPPLIERS = [
  'Claywork Mills',
  'Fable Textiles',
  'Granite Goods',
  'Heron Imports',
  'Inkwell Trade',
  'Juniper Supply',
];
export const PARTNERS = ['Northgate Stores', 'Blue Awning Markets', 'Harvest Lane'];

export const CARRIERS = [
  { id: 'carrier_id_0', label: 'Heron Parcel', scac: 'HRNP' },
  { id: 'carrier_id_1', label: 'Oxbow Express', scac: 'OXBW' },
  { id: 'carrier_id_2', label: 'Longhaul Freight', scac: 'LGHF' },
] as const;

/** Carrier, service. */
export const METHODS = [
  [0, 'Ground'],
  [0, 'Two Day'],
  [1, 'Standard'],
  [1, 'Priority'],
  [1, 'Overnight'],
  [2, 'Pallet'],
] as const;

export const BOXES = [
  { name: 'Mailer', size: [25, 20, 4], grams: 60 },
  { name: 'Box S', size: [30, 20, 15], grams: 180 },
  { name: 'Box M', size: [40, 30, 25], grams: 320 },
  { name: 'Box L', size: [60, 40, 40], grams: 650 },
] as const;

export const NOTES = ['Leave at the side door.', 'Call before delivery.', 'Handle with care.'];
