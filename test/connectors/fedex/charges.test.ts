/** What is peculiar to FedEx's files: the base that is nowhere, sums among the charges, pieces, three layouts. */
import { describe, expect, test } from 'vitest';
import { fedex } from '../../../src/connectors/fedex/index.ts';
import { startFedexSimulator } from '../../../src/connectors/fedex/simulator.ts';
import { amounts, Desk, deskOf, inFolder, inOrder, sum, table } from '../invoice-file/files.ts';

const PAIR = ['Tracking ID Charge Description', 'Tracking ID Charge Amount'];
const HEADER = [
  'Bill to Account Number',
  'Invoice Date',
  'Invoice Number',
  'Original Amount Due',
  'Express or Ground Tracking ID',
  'Transportation Charge Amount',
  'Net Charge Amount',
  'Shipment Date',
  'MPS Package ID',
  ...PAIR,
  ...PAIR,
  ...PAIR,
];
const row = (cells: Partial<Record<string, string>>, pairs: string[] = []) => [
  ...HEADER.slice(0, 9).map((name) => cells[name] ?? DEFAULTS[name] ?? ''),
  ...pairs,
];
const DEFAULTS: Record<string, string> = {
  'Bill to Account Number': '111222333',
  'Invoice Date': '20260414',
  'Invoice Number': '900000017',
  'Express or Ground Tracking ID': '770000000011',
};

async function read(rows: string[][], credentials: Record<string, string> = {}, header = HEADER) {
  const desk = new Desk(fedex);
  const { problem, warnings } = await desk.add('us.csv', table([header, ...rows]));
  return { problem, warnings, ...(await desk.read(undefined, credentials)) };
}

describe('the base charge', () => {
  const pairs = ['Earned Discount', '-2.80', 'Fuel Surcharge', '1.55'];

  test('is what the pairs leave of the total, and is not said twice where a pair has it', async () => {
    const hidden = await read([
      row({ 'Net Charge Amount': '12.75', 'Transportation Charge Amount': '14.00' }, pairs),
    ]);
    expect(amounts(hidden.lines)).toEqual([
      ['Earned Discount', -2.8, -2.8],
      ['Fuel Surcharge', 1.55, 1.55],
      ['Transportation Charge', 14, 14],
    ]);
    expect(hidden.warnings).toEqual([]);
    const listed = await read([
      row({ 'Net Charge Amount': '12.75' }, [...pairs, 'Transportation Charge', '14.00']),
    ]);
    expect(listed.lines).toHaveLength(3);
    // However a file shows it, it is one charge.
    expect(listed.lines.map(({ id }) => id)).toEqual(hidden.lines.map(({ id }) => id));
  });

  test('is remarked on where it is not what FedEx says it is', async () => {
    const { warnings, lines } = await read([
      row({ 'Net Charge Amount': '12.75', 'Transportation Charge Amount': '13.00' }, pairs),
    ]);
    expect(warnings).toEqual([expect.stringMatching(/^Row 2: what the charges leave/)]);
    expect(sum(lines)).toBe(12.75);
  });

  test('cannot be told without a total: the row is put aside', async () => {
    const { lines, aside } = await read([row({ 'Net Charge Amount': '5.00' }), row({}, pairs)]);
    expect(lines).toHaveLength(1);
    expect(aside).toEqual([expect.stringMatching(/^us\.csv, row 3: has charges, but/)]);
  });
});

test('sums of other charges are no charges, and pieces have no money', async () => {
  const { lines } = await read([
    row({ 'Net Charge Amount': '20.00' }, [
      'Freight',
      '20.00',
      'Subtotal',
      '20.00',
      'Non-Trans Charges',
      '0.00',
    ]),
    row({ 'MPS Package ID': '770000000011' }),
    row({ 'MPS Package ID': '770000000022', 'Net Charge Amount': '0.00' }),
    row({ 'MPS Package ID': '770000000033', 'Net Charge Amount': '3.00' }),
  ]);
  expect(lines.map(({ tracking_number, net_cost }) => [tracking_number, net_cost])).toEqual([
    ['770000000011', 20],
    ['770000000033', 3],
  ]);
});

test('equal charges are as many as there are, in whatever order they come', async () => {
  const fee = row({ 'Express or Ground Tracking ID': '', 'Net Charge Amount': '10.00' }, [
    'Late Fee',
    '10.00',
  ]);
  const other = row({ 'Net Charge Amount': '7.00' });
  const [one, reversed] = [await read([fee, other, fee]), await read([fee, fee, other])];
  expect(one.lines).toHaveLength(3);
  expect(new Set(reversed.lines.map(({ id }) => id))).toEqual(new Set(one.lines.map(({ id }) => id)));
});

test('columns are found in any order and with numbered names; without one of the needed ones a file is refused', async () => {
  const numbered = HEADER.map((name, index) =>
    index > 10 && PAIR.includes(name) ? `${name}_${Math.floor(index / 2) - 4}` : name,
  );
  const full = row({ 'Net Charge Amount': '9.00' }, [
    'Fuel Surcharge',
    '1.00',
    'Residential',
    '2.00',
    '',
    '',
  ]);
  const { lines } = await read([full.toReversed()], {}, numbered.toReversed());
  expect(amounts(lines).toSorted()).toEqual([
    ['Fuel Surcharge', 1, 1],
    ['Residential', 2, 2],
    ['Transportation Charge', 6, 6],
  ]);
  const without = HEADER.filter((name) => name !== 'Net Charge Amount');
  const { problem } = await read([], {}, without);
  expect(problem).toMatch(/^The file has no column "Net Charge Amount", without which/);
});

test('an account can be had alone, whatever became of its zeros', async () => {
  const rows = [
    row({ 'Bill to Account Number': '087654321', 'Net Charge Amount': '1.00' }),
    row({ 'Net Charge Amount': '2.00' }),
    row({ 'Bill to Account Number': '', 'Net Charge Amount': '4.00' }),
  ];
  expect(sum((await read(rows, { account_numbers: '87654321' })).lines)).toBe(5);
});

test('an invoice that does not add up is remarked on', async () => {
  const { warnings } = await read([row({ 'Net Charge Amount': '9.00', 'Original Amount Due': '10.00' })]);
  expect(warnings).toEqual([
    expect.stringMatching(/^Invoice 900000017: its 1 rows add up to 9 USD, but it says 10 USD/),
  ]);
});

test('what the simulator bills is what is read, in all three layouts and however often it comes', () =>
  inFolder(async (folder) => {
    const clock = () => new Date('2026-06-15T12:00:00Z');
    const simulator = await startFedexSimulator({ seed: 3, clock, folder, perDay: 12 });
    await simulator.leave('pdf');
    const desk = await deskOf(fedex, folder);
    expect(desk.files.all.filter(({ problem }) => problem !== null)).toHaveLength(1);
    expect(desk.files.all.flatMap(({ warnings }) => warnings)).toEqual([]);
    const { lines, aside } = await desk.read();
    expect(aside).toEqual([expect.stringContaining('is a PDF')]);
    const base = /^(Transportation Charge|Freight)$/;
    const read = lines.map((line) => ({
      account: line.account_id,
      invoice: line.invoice_id,
      invoiceDay: line.created_date!.slice(0, 10),
      day: line.transaction_date!.slice(0, 10),
      tracking: line.tracking_number,
      label: line.charge_description!.replace(base, 'base'),
      cents: Math.round(line.net_cost! * 100),
      currency: line.additional_fields.currency,
    }));
    const billed = simulator
      .charges()
      .map((one) => ({ ...one, day: one.day || one.invoiceDay, tracking: one.tracking || null }));
    expect(inOrder(read)).toEqual(inOrder(billed));
    const layouts = desk.files.all.map(({ facts }) => (facts as { layout?: string } | null)?.layout);
    expect(new Set(layouts)).toEqual(new Set(['us', 'international', 'csv-edi', undefined]));
    await simulator.close();
  }));
