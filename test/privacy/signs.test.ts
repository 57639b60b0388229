import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/sync/diff.ts';
import { signHash } from '../../src/sync/privacy/privacy.ts';
import { withoutPerson, withoutPersonBefore } from '../../src/sync/privacy/redact.ts';
import { type Person, signsOf, signsOfPerson } from '../../src/sync/privacy/signs.ts';
import { herAddress, JANE } from './traces.ts';

const isIn = (person: Person, value: Json) => {
  const found = signsOf(value);
  return signsOfPerson(person).some((sign) => found.has(sign));
};

it('is kept as an HMAC', () => {
  const key = Buffer.from('a key of thirty-two bytes, or so.');
  expect(signHash(key, 'email:zoë@example.com')).toEqual(
    createHmac('sha256', key).update('email:zoë@example.com').digest(),
  );
});

describe('a person is recognised', () => {
  it.each<[string, Person, Json]>([
    ['by her address, in any case', { email: JANE.email }, { note: 'write to JANE.DOE@EXAMPLE.COM, please' }],
    ['in a link', { email: JANE.email }, 'https://shop.test/?to=jane.doe%40example.com&x=1'],
    ['in the name of a file', { email: JANE.email }, 'orders of jane.doe@example.com.CSV'],
    ['by her number, with or without its country', { phone: JANE.phone }, { phone: '5550100123' }],
    ['with its country, where she gave none', { phone: '555 010 0123' }, ['+1 555-010-0123']],
    ['as it is dialled at home', { phone: '+44 7700 900123' }, { mobile: '07700 900123' }],
    ['as it is dialled from abroad', { phone: '07700 900123' }, 'call 0044 7700 900123 before noon'],
    ['as a number', { phone: JANE.phone }, { phone: 15550100123 }],
    ['short, where it is said to be one', { phone: '+65 6123 4567' }, { phone_number: '6123 4567' }],
    ['by her name at her place', JANE, { to: 'Jane Doe', zip: 'ZX8 4QJ' }],
    [
      'in another order, with accents',
      { full_name: 'Zoë Müller', postal_code: '10 115' },
      ['MULLER, ZOE', 'x', '10115'],
    ],
    ['in two parts', JANE, { first_name: 'Jane', last_name: 'Doe', address1: '12 ELM STREET' }],
    ['in lists of one', JANE, { Name: ['Jane Doe'], Zip: ['ZX8 4QJ'] }],
    ['in a row', JANE, ['1Z999', '2026-01-02', 'JANE DOE', '', '12 Elm Street', 'Springfield']],
  ])('%s', (_, person, value) => expect(isIn(person, value)).toBe(true));
});

describe('nobody else is', () => {
  it.each<[string, Person, Json]>([
    [
      'of the same name',
      { full_name: JANE.full_name, postal_code: 'ZX8 4QJ' },
      { to: 'Jane Doe', zip: '10001' },
    ],
    ['of the same name elsewhere in the record', JANE, { a: { to: 'Jane Doe' }, b: { zip: 'ZX8 4QJ' } }],
    ['at the same place', JANE, { to: 'John Doe', zip: 'ZX8 4QJ' }],
    ['whose address ends alike', { email: JANE.email }, 'mary.jane.doe@example.com'],
    ['whose address goes on', { email: JANE.email }, 'jane.doe@example.com.au'],
    ['by an id that ends in the number', { phone: JANE.phone }, { id: '990015550100123' }],
    ['by a short number in an id', { phone: '+65 6123 4567' }, { id: '61234567' }],
  ])('%s', (_, person, value) => expect(isIn(person, value)).toBe(false));
});

describe('what is left of a record', () => {
  const tells = (text: string) => text.includes('jane.doe@');
  const record = {
    id: 'jane-1',
    created_date: '2026-01-01T00:00:00Z',
    order_number: '1001',
    status: 'open',
    ship_to_address: herAddress() as Json,
    notes: ['Rang the bell, nobody there'],
    tags: ['vip', 'Jane  DOE'],
    shipments: [{ shipment_id: 's', ship_to_address: herAddress() as Json, tracking_number: '1Z' }],
    additional_fields: {
      warehouse_customer_id: 'jane-s-shop',
      first: 'Jane',
      buyer: { id: 7, birthday: '1990-01-01', group: 'retail' },
      weight: 3,
      said: 'to 12 elm street!',
      lane: 'A7',
    },
  };
  const left = withoutPerson(record, tells) as typeof record;

  it('is what is not of her', () => {
    expect(left).toMatchObject({
      id: 'jane-1',
      order_number: '1001',
      status: 'open',
      notes: ['[erased]'],
      tags: ['vip', '[erased]'],
      shipments: [
        {
          shipment_id: 's',
          tracking_number: '1Z',
          ship_to_address: { postal_code: '[erased]', country: 'US' },
        },
      ],
      additional_fields: {
        warehouse_customer_id: 'jane-s-shop',
        first: '[erased]',
        buyer: { id: 7, birthday: '[erased]', group: '[erased]' },
        weight: 3,
        said: '[erased]',
        lane: 'A7',
      },
    });
  });

  it('is the same however often she is taken out', () => expect(withoutPerson(left, tells)).toEqual(left));

  it('is not told by what it was before either', () => {
    const previous = {
      'ship_to_address.full_name': 'Jane Dough',
      'ship_to_address.country': 'CA',
      'shipments.0.ship_to_address': herAddress() as Json,
      'additional_fields.buyer.birthday': '1990-01-02',
      'additional_fields.said': 'x jane.doe@example.com',
      order_number: '1000',
      tags: ['Jane Doe'],
    };
    expect(withoutPersonBefore(previous, record, tells)).toMatchObject({
      'ship_to_address.full_name': '[erased]',
      'ship_to_address.country': 'CA',
      'shipments.0.ship_to_address': { full_name: '[erased]' },
      'additional_fields.buyer.birthday': '[erased]',
      'additional_fields.said': '[erased]',
      order_number: '1000',
      tags: ['[erased]'],
    });
  });
});
