/** From a row to a charge. The fixtures were composed by hand; what is expected of them stands beside them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CredentialsRefused } from '../../../src/connectors/kit/errors.ts';
import { ups } from '../../../src/connectors/ups/index.ts';
import type { RawLine } from '../../../src/connectors/ups/raw-line.ts';
import { resourceOfFunction, validateRecord } from '../../../src/model/index.ts';
import { contextOf, Inbox, lineItems, readAll } from './files.ts';
import { chargeRow, fileOf } from './rows.ts';

const FOLDER = new URL('../../../src/connectors/ups/fixtures/', import.meta.url);
const resource = resourceOfFunction('carrier', 'get_invoice_line_items');

async function mapped(bytes: Buffer) {
  const inbox = new Inbox();
  await inbox.add('fixture.csv', bytes);
  return (await readAll(contextOf(inbox))).records.map((raw) => lineItems.map(raw));
}

const mapRow = async (cells: Record<number, string>) => (await mapped(fileOf([chargeRow(cells)])))[0]!;

test.each(['american', 'german'])('the %s fixture becomes what stands beside it', async (name) => {
  const records = await mapped(readFileSync(new URL(`${name}.csv`, FOLDER)));
  const expected = JSON.parse(readFileSync(new URL(`${name}.unified.json`, FOLDER), 'utf8'));
  expect(records).toEqual(expected);
  for (const record of records) expect(validateRecord(resource, record)).toEqual([]);
});

describe('a charge', () => {
  test('costs what it says, and before discounts the sum of both', async () => {
    expect(await mapRow({ 52: '4.20', 53: '9.80' })).toMatchObject({ net_cost: 9.8, gross_cost: 14 });
    expect(await mapRow({ 52: '-1.00', 53: '-5.10' })).toMatchObject({ net_cost: -5.1, gross_cost: -6.1 });
    expect(await mapRow({ 52: '0.10', 53: '0.20' })).toMatchObject({ gross_cost: 0.3 });
    expect(await mapRow({ 52: '' })).toMatchObject({ net_cost: 1, gross_cost: 1 });
  });

  test('that only informs costs nothing', async () => {
    expect(await mapRow({ 44: 'INF', 52: '3.00', 53: '7.00' })).toMatchObject({
      net_cost: 0,
      gross_cost: 0,
      additional_fields: { informational: true, charge_classification: 'informational' },
    });
  });

  test('is dated by pickup, else by shipment, else by invoice', async () => {
    const day = async (cells: Record<number, string>) => (await mapRow(cells)).transaction_date;
    expect(await day({ 117: '2026-05-18' })).toBe('2026-05-19T00:00:00Z');
    expect(await day({ 12: '', 117: '2026-05-18' })).toBe('2026-05-18T00:00:00Z');
    expect(await day({ 12: '' })).toBe('2026-05-23T00:00:00Z');
    expect(await mapRow({})).toMatchObject({
      created_date: '2026-05-23T00:00:00Z',
      updated_date: '2026-05-23T00:00:00Z',
    });
  });

  test('is of its parcel, of the lead that is one, or of none', async () => {
    const parcel = async (cells: Record<number, string>) => (await mapRow(cells)).tracking_number;
    expect(await parcel({ 21: '1ZA', 14: '1ZB' })).toBe('1ZA');
    expect(await parcel({ 21: '', 14: '1ZB' })).toBe('1ZB');
    expect(await parcel({ 21: '', 14: '9100556651' })).toBeNull();
    expect(await parcel({ 21: '', 14: '' })).toBeNull();
  });

  test('is described in the words of UPS, else by its kind', async () => {
    const words = async (cells: Record<number, string>) => (await mapRow(cells)).charge_description;
    expect(await words({ 46: ' Ground   Residential ' })).toBe('Ground Residential');
    expect(await words({ 46: '' })).toBe('transportation');
    expect(await words({ 46: '', 44: '' })).toBeNull();
  });

  test('is a correction by its codes', async () => {
    const kind = async (category: string, detail: string) => {
      const { additional_fields } = await mapRow({ 35: category, 36: detail });
      const { adjustment, adjustment_kind } = additional_fields as Record<string, unknown>;
      return [adjustment, adjustment_kind];
    };
    expect(await kind('SHP', 'ISS')).toEqual([false, null]);
    expect(await kind('ADJ', 'SCC')).toEqual([true, 'weight_or_dimensions']);
    expect(await kind('MIS', 'VOID')).toEqual([true, 'void']);
    expect(await kind('SHP', 'GSR')).toEqual([true, 'service_guarantee_refund']);
    expect(await kind('ADJ', 'NEW1')).toEqual([true, 'other']);
    expect(await kind('ADJ', '')).toEqual([true, 'other']);
    expect(await kind('', '')).toEqual([false, null]);
  });

  test('with codes nobody knows is other, beside the codes', async () => {
    for (const code of ['QQQ', 'constructor', '__proto__']) {
      const record = await mapRow({ 32: code, 35: code, 36: code, 44: code, 180: code, 28: code });
      expect(record.additional_fields).toMatchObject({
        charge_category: 'other',
        charge_category_code: code.toUpperCase(),
        charge_classification: 'other',
        billed_weight_type: 'other',
        payor: 'other',
        adjustment: false,
      });
      expect(validateRecord(resource, record)).toEqual([]);
    }
  });

  test('keeps standing when only something beside it cannot be read', async () => {
    const record = await mapRow({ 3: '#N/A', 11: 'x', 63: 'soon', 29: '?', 19: 'one' });
    expect(record.additional_fields).toMatchObject({
      invoice_total: null,
      due_date: null,
      billed_weight: null,
      package_quantity: null,
    });
    expect(record.account_id).toBeNull();
    expect(record.raw).toMatchObject({ account: '#N/A', invoice_amount: 'x', due_date: 'soon' });
  });
});

test.each([
  [{ 53: '' }, 'net (column 53) is empty'],
  [{ 53: 'n/a' }, 'net (column 53) is "n/a", which is no amount'],
  [{ 52: '1,2,3' }, 'incentive (column 52) is "1,2,3", which is no amount'],
  [{ 6: '' }, 'invoice_number (column 6) is empty'],
  [{ 12: '4/5/2026' }, 'transaction_date (column 12) is "4/5/2026", and whether'],
  [{ 21: '9.26E+21' }, 'tracking_number (column 21) is "9.26E+21", in which a spreadsheet has lost digits'],
])('%o is put aside with its column', async (cells, reason) => {
  await expect(mapRow(cells)).rejects.toThrow(`fixture.csv, row 1: ${reason}`);
});

test('a row without a date of its invoice is put aside', async () => {
  const two = fileOf([chargeRow(), chargeRow({ 5: 'soon' })]);
  await expect(mapped(two)).rejects.toThrow('row 2: invoice_date (column 5) is "soon", which is no date');
});

describe('an id', () => {
  const id = async (cells: Record<number, string>) => (await mapRow(cells)).id;

  test('follows from twelve cells and from nothing else', async () => {
    const plain = await id({});
    const parts = {
      6: 'X',
      12: '2026-05-20',
      13: '7',
      14: '1ZX',
      21: '1ZY',
      35: 'ADJ',
      36: 'SCC',
      44: 'ACC',
    };
    const more = { 45: '012', 46: 'Air', 52: '0.01', 53: '1.01' };
    for (const [position, text] of Object.entries({ ...parts, ...more }))
      expect(await id({ [position]: text }), `column ${position}`).not.toBe(plain);
    for (const position of [3, 5, 7, 11, 16, 29, 34, 63, 75, 175, 230])
      expect(await id({ [position]: '2026-05-24' }), `column ${position}`).toBe(plain);
    expect(plain).toMatch(/^[0-9a-f]{40}$/);
  });

  test('is the same however an export spells the row', async () => {
    const plain = await id({ 53: '1234.50' });
    for (const cells of [
      { 53: '1,234.50' },
      { 53: '1234.5', 52: '' },
      { 53: '1.234,50', 45: '3' },
      { 53: '1234.50', 12: '5/19/2026' },
      { 53: '1234.50', 12: '19.05.26', 46: ' Ground ' },
      { 53: '1234.50', 21: '1z7k3p9q0300000018', 35: 'shp' },
    ])
      expect(await id(cells)).toBe(plain);
  });
});

test('a record put aside can be tried again from what was kept of it', async () => {
  const inbox = new Inbox();
  await inbox.add('a.csv', fileOf([chargeRow({ 12: '5/4/2026' }), chargeRow({ 12: '5/19/2026' })]));
  const { records } = await readAll(contextOf(inbox));
  const again = JSON.parse(JSON.stringify(records)) as RawLine[];
  expect(again.map((raw) => lineItems.map(raw))).toEqual(records.map((raw) => lineItems.map(raw)));
  expect(lineItems.map(again[0]).transaction_date).toBe('2026-05-04T00:00:00Z');
});

const FINGERPRINT = `SHA256:${'a'.repeat(43)}`;
const SFTP = { source_type: 'sftp', sftp_host: 'sftp.example.com', sftp_username: 'me', folder: '.' };

describe('credentials', () => {
  const check = (credentials: Record<string, string>) =>
    ups.check({ ...contextOf(new Inbox()), credentials });

  test.each([
    [{ source_type: 'upload' }],
    [{ source_type: 'folder', folder: 'ups/main' }],
    [{ source_type: 'upload', account_numbers: '7K3P9Q, 0000012345' }],
    [{ ...SFTP, sftp_password: 'p' }],
    [{ ...SFTP, sftp_private_key: 'k', sftp_port: '2222', sftp_host_key: FINGERPRINT }],
    [{ ...SFTP, sftp_host: '[2001:db8::1]', sftp_password: 'p', folder: '/out/ups' }],
  ])('%o will do', async (credentials) => expect(await check(credentials)).toBeNull());

  test.each([
    [{}, 'source type must be'],
    [{ source_type: 'mailbox' }, 'source type must be'],
    [{ source_type: 'sftp' }, 'needs sftp_host'],
    [{ ...SFTP, sftp_host: 'sftp://example.com' }, 'needs sftp_host'],
    [{ ...SFTP }, 'either sftp_password or sftp_private_key'],
    [{ ...SFTP, sftp_password: 'p', sftp_private_key: 'k' }, 'either sftp_password or sftp_private_key'],
    [{ ...SFTP, sftp_password: 'p', sftp_port: '70000' }, 'sftp_port must be'],
    [{ ...SFTP, sftp_password: 'p', folder: '' }, 'needs a folder'],
    [{ ...SFTP, sftp_password: 'p', sftp_host_key: 'ab:cd' }, 'must be a fingerprint'],
    [{ source_type: 'upload', sftp_host: 'sftp.example.com' }, 'leave sftp_host empty'],
    [{ source_type: 'folder' }, 'needs a folder'],
    [{ source_type: 'upload', folder: 'x' }, 'leave it empty'],
    [{ source_type: 'folder', folder: '/etc' }, 'must be a path below'],
    [{ source_type: 'folder', folder: 'a/../../b' }, 'must be a path below'],
    [{ source_type: 'folder', folder: 'C:\\x' }, 'must be a path below'],
    [{ source_type: 'upload', account_numbers: '7K3P9Q,1234' }, '"1234" is no UPS shipper number'],
  ])('%o will not', async (credentials, says) => {
    const refusal = await check(credentials as Record<string, string>).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CredentialsRefused);
    expect((refusal as Error).message).toContain(says);
  });
});
