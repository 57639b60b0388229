/** What is peculiar to DHL's files: groups of charges, discounts of either sign, what an invoice's row tells, credits. */
import { describe, expect, test } from 'vitest';
import { dhlExpress } from '../../../src/connectors/dhl-express/index.ts';
import { startDhlExpressSimulator } from '../../../src/connectors/dhl-express/simulator.ts';
import { amounts, Desk, deskOf, inFolder, inOrder, sum, table } from '../invoice-file/files.ts';

const HEADER = [
  'Line Type',
  'Invoice Number',
  'Invoice Type',
  'Invoice Date',
  'Billing Account',
  'Shipment Number',
  'Currency',
  'Total amount (excl. VAT)',
  'Weight Charge',
  'Discount 1 Amount',
  ...[1, 2].flatMap((nth) =>
    ['Code', 'Name', 'Charge', 'Tax', 'Discount', 'Total'].map((part) => `XC${nth} ${part}`),
  ),
];
const DEFAULTS: Record<string, string> = {
  'Line Type': 'S',
  'Invoice Number': 'XYZIR00000017',
  'Invoice Date': '20260331',
  'Shipment Number': '1234567890',
};
const row = (cells: Record<string, string>) => HEADER.map((name) => cells[name] ?? DEFAULTS[name] ?? '');

async function read(...rows: Record<string, string>[]) {
  const desk = new Desk(dhlExpress);
  const { warnings } = await desk.add('dhl.csv', table([HEADER, ...rows.map(row)]));
  return { warnings, ...(await desk.read()) };
}

describe('discounts', () => {
  test('are added as they are signed, and keep the amount before them', async () => {
    const { lines } = await read({
      'Total amount (excl. VAT)': '54.00',
      'Weight Charge': '50.00',
      'Discount 1 Amount': '-5.00',
      'XC1 Name': 'FUEL SURCHARGE',
      'XC1 Charge': '9.00',
    });
    expect(amounts(lines)).toEqual([
      ['Weight Charge', 45, 50],
      ['FUEL SURCHARGE', 9, 9],
    ]);
  });

  test('are taken off where totals show that they were meant so without a sign', async () => {
    const { lines } = await read({
      'Total amount (excl. VAT)': '52.00',
      'Weight Charge': '50.00',
      'Discount 1 Amount': '5.00',
      'XC1 Name': 'REMOTE AREA',
      'XC1 Charge': '9.00',
      'XC1 Tax': '1.71',
      'XC1 Discount': '2.00',
      'XC1 Total': '8.71',
    });
    expect(amounts(lines)).toEqual([
      ['Weight Charge', 45, 50],
      ['REMOTE AREA', 7, 9],
    ]);
  });
});

test('groups are told apart by their codes, whatever language names them, and zeros are no names', async () => {
  const fuel = { 'XC1 Code': 'FF', 'XC1 Charge': '9.00', 'XC2 Name': '0' };
  const english = await read({ ...fuel, 'XC1 Name': 'FUEL SURCHARGE' });
  const dutch = await read({ ...fuel, 'XC1 Name': 'Brandstof' });
  const unnamed = await read({ ...fuel, 'XC1 Name': '0' });
  const labels = [english, dutch, unnamed].map(({ lines }) => lines.map((line) => line.charge_description));
  expect(labels).toEqual([['FUEL SURCHARGE'], ['Brandstof'], ['Fuel Surcharge']]);
  expect(new Set([english, dutch, unnamed].map(({ lines }) => lines[0]!.id)).size).toBe(1);
});

test('what groups leave of the total is a charge as well', async () => {
  const { lines } = await read({
    'Total amount (excl. VAT)': '30.00',
    'Weight Charge': '20.00',
    'XC1 Name': 'FUEL SURCHARGE',
    'XC1 Charge': '4.00',
  });
  expect(amounts(lines).at(-1)).toEqual(['Other extra charges', 6, 6]);
});

test("an invoice's row tells its shipments what they leave out, and no other invoice's", async () => {
  const { lines } = await read(
    { 'Line Type': 'I', 'Billing Account': '960000001', Currency: 'EUR', 'Shipment Number': '' },
    { 'Weight Charge': '1.00' },
    { 'Invoice Number': 'XYZIR00000018', 'Weight Charge': '2.00' },
  );
  expect(lines.map((line) => [line.net_cost, line.account_id, line.additional_fields.currency])).toEqual([
    [1, '960000001', 'EUR'],
    [2, null, null],
  ]);
});

test.each([
  ['CN INB', '11.00', -11],
  ['CN LOB', '-11.00', -11],
  ['Credit Note', '11.00', -11],
  ['N', '11.00', 11],
  ['Invoice', '11.00', 11],
])('an invoice of type %s with %s comes to %d', async (type, amount, total) => {
  const { lines, warnings } = await read(
    { 'Line Type': 'I', 'Invoice Type': type, 'Shipment Number': '', 'Total amount (excl. VAT)': amount },
    { 'XC1 Code': 'MA', 'XC1 Charge': amount, 'Total amount (excl. VAT)': amount },
  );
  expect([sum(lines), warnings]).toEqual([total, []]);
});

test('what stands before the cents is told by the whole file', async () => {
  const desk = new Desk(dhlExpress);
  const rows = [
    { 'Weight Charge': '1.234' },
    { 'Weight Charge': '5.476,48', 'Shipment Number': '1234567891' },
  ];
  await desk.add('nl.csv', table([HEADER, ...rows.map(row)], ';'));
  expect(amounts((await desk.read()).lines).map(([, net]) => net)).toEqual([1234, 5476.48]);
  const alone = new Desk(dhlExpress);
  await alone.add(
    'nl.csv',
    table([HEADER, row({ 'Weight Charge': '1.234' }), row({ 'Weight Charge': '7' })], ';'),
  );
  expect((await alone.read()).aside).toEqual([
    expect.stringContaining('which could be thousands or thousandths'),
  ]);
});

test('what the simulator bills is what is read, in all layouts and however often it comes', () =>
  inFolder(async (folder) => {
    const clock = () => new Date('2026-06-15T12:00:00Z');
    const simulator = await startDhlExpressSimulator({ seed: 3, clock, folder, perDay: 40 });
    const desk = await deskOf(dhlExpress, folder);
    expect(desk.files.all.flatMap(({ warnings, problem }) => [...warnings, problem ?? []].flat())).toEqual(
      [],
    );
    const { lines, aside } = await desk.read();
    expect(aside).toEqual([]);
    const read = lines.map((line) => ({
      account: line.account_id,
      invoice: line.invoice_id,
      invoiceDay: line.created_date!.slice(0, 10),
      waybill: line.tracking_number ?? '',
      net: Math.round(line.net_cost! * 100),
    }));
    const billed = simulator.charges().map(({ code: _, ...one }) => one);
    expect(inOrder(read)).toEqual(inOrder(billed));
    expect(new Set(lines.map(({ charge_description }) => charge_description))).toContain(
      'Other extra charges',
    );
    await simulator.close();
  }));
