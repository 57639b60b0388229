import { describe, expect, test } from 'vitest';
import { dateReader } from '../../../src/connectors/feed/date-format.ts';
import { fileDate, fileNames } from '../../../src/connectors/feed/file-names.ts';
import { feed } from '../../../src/connectors/feed/index.ts';
import { profileProblems } from '../../../src/connectors/feed/profile.ts';
import { verticalCold } from '../../../src/connectors/vertical-cold/index.ts';
import { TABLES, X12 } from './support.ts';

test('presets have no problems', () => {
  for (const { profile } of [feed, verticalCold]) expect([...profile!.problems(profile!.preset)]).toEqual([]);
});

describe('what is wrong with a profile is said by field', () => {
  const [orders] = TABLES.documents;
  const withOrders = (change: object) => ({ ...TABLES, documents: [{ ...orders, ...change }] });
  test.each<[string, string, unknown]>([
    ['format', 'must be one of "csv", "x12", "edifact".', { ...TABLES, format: 'pdf' }],
    ['documents', 'is missing.', { format: 'csv', time_zone: 'UTC' }],
    ['colour', 'is no field of a profile.', { ...TABLES, colour: 'red' }],
    ['time_zone', 'must be a time zone', { ...TABLES, time_zone: 'Mars/Olympus' }],
    [
      'documents.0.columns.sku',
      'is missing: no record can do without.',
      withOrders({ columns: { order_number: 'a', shipped_quantity: 'b' } }),
    ],
    [
      'documents.0.columns.price',
      'is no field of get_orders',
      withOrders({ columns: { ...orders!.columns, price: 'x' } }),
    ],
    ['documents.0.codes.SHIPPED', 'must be one of open', withOrders({ codes: { SHIPPED: 'gone' } })],
    ['documents.0.dates', 'must be ISO, or made of', withOrders({ dates: 'sometime' })],
    ['documents.0.file_name', 'must have a date in braces', withOrders({ window: 'file' })],
    ['documents.0.file_name', 'no more than 3 stars', withOrders({ file_name: '*a*b*c*d' })],
    [
      'documents.0.columns',
      'are only for the format csv.',
      { ...X12, documents: [{ ...X12.documents[0], columns: { sku: 'x' } }] },
    ],
    ['profile', 'must be object', 'csv'],
  ])('%s %s', (path, problem, profile) => {
    expect(profileProblems(profile).get(path)).toContain(problem);
  });
});

test('names of files are meant by stars, question marks and a date', () => {
  const pattern = 'SHIP(CONF)_*_{YYYYMMDDHHmmss}.c?v';
  const { expression, dated } = fileNames(pattern) as Exclude<ReturnType<typeof fileNames>, string>;
  expect(dated).toBe(true);
  expect(
    ['SHIP(CONF)_ACME_20260306180000.csv', 'ship(conf)_A_20260306180000.CSV'].every((name) =>
      expression.test(name),
    ),
  ).toBe(true);
  expect(
    ['SHIPCONF_ACME_20260306180000.csv', 'SHIP(CONF)_ACME_2026.csv', 'xSHIP(CONF)_A_20260306180000.csv'].some(
      (name) => expression.test(name),
    ),
  ).toBe(false);
  expect(fileDate(pattern, 'SHIP(CONF)_A_20260306180000.csv', 'America/Chicago')).toBe(
    '2026-03-07T00:00:00Z',
  );
  expect(fileDate(pattern, 'SHIP(CONF)_A_20261399180000.csv', 'UTC')).toBeNull();
});

test.each([
  ['YYYY-MM-DD', '2026-03-06', '2026-03-06T06:00:00Z'],
  ['MM/DD/YYYY', '3/6/2026', '2026-03-06T06:00:00Z'],
  ['DD.MM.YY HH:mm', '06.03.26 13:05', '2026-03-06T19:05:00Z'],
  ['YYYYMMDDHHmmss', '20260306130501', '2026-03-06T19:05:01Z'],
  ['ISO', '2026-03-06T13:05:01+01:00', '2026-03-06T12:05:01Z'],
  ['ISO', '2026-03-06T13:05:01', '2026-03-06T19:05:01Z'],
  ['YYYY-MM-DD', '2026-02-30', null],
  ['MM/DD/YYYY', '13/06/2026', null],
  ['YYYYMMDD', '2026-03-06', null],
])('dates of the form %s: %s', (form, text, instant) => {
  expect(dateReader(form, 'America/Chicago')!.read(text)).toBe(instant);
});
