/** Pieces the example records share. All people, firms and numbers are invented. */

const CREATED = '2026-01-05T08:00:00Z';
const UPDATED = '2026-01-06T09:30:00.250Z';

export const dates = { created_date: CREATED, updated_date: UPDATED };

export const street = {
  address1: 'Hauptstrasse 1',
  address2: null,
  address3: null,
  city: 'Zug',
  state: 'ZG',
  postal_code: '6300',
  country: 'CH',
};

export const receiver = {
  full_name: 'Ada Example',
  company: null,
  ...street,
  phone_number: '+41 41 000 00 00',
  email_address: 'ada@example.com',
};

export const size = {
  length: 30,
  width: 20.5,
  height: 10,
  unit: 'cm' as const,
  weight: 1.2,
  weight_unit: 'kg' as const,
};

export const totals = {
  invoice_currency_code: 'CHF',
  total_price: 49.9,
  total_tax: 3.7,
  total_discount: 0,
  total_shipping: 7.5,
};

export const shippingMethod = {
  shipping_method_id: 'sm-1',
  shipping_method_name: 'Parcel Priority',
  carrier_id: 'car-1',
  carrier_name: 'Example Post',
};

export const channel = { channel_id: 'ch-1', channel_name: 'Web shop' };

export const supplierObject = { supplier_id: 'sup-1', supplier_name: 'Maker Ltd' };
