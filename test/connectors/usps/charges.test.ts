/** What is peculiar to USPS: no invoice, refunds of either sign, one withdrawal for many rows, a time without a zone. */
import { expect, test } from 'vitest';
import { usps } from '../../../src/connectors/usps/index.ts';
import { startUspsSimulator } from '../../../src/connectors/usps/simulator.ts';
import { Desk, deskOf, inFolder, inOrder, table } from '../invoice-file/files.ts';

const HEADER =
  'ACH Withdrawal ID,ACH Withdrawal Amount,EPS Account #,EPS Transaction ID,Transaction Amount,Transaction Date/Time,Transaction Type,Package Identification Code (PIC),Postage';
const PIC = '9200190000000000000024';

async function read(...rows: string[]) {
  const desk = new Desk(usps);
  const { warnings } = await desk.add('eps.csv', table([HEADER, ...rows].map((row) => row.split(','))));
  return { warnings, ...(await desk.read()) };
}

/** A transaction. @param time of the account's clock */
const row = (
  type: string,
  amount: string,
  postage = amount,
  time = '2026-04-06 09:12:00',
  id = '5000000000001',
) => `7000,16.80,1000000017,${id},${amount},${time},${type},'${PIC},${postage}`;

test.each([
  ['Label Refund', '8.40', -8.4],
  ['Label Refund', '-8.40', -8.4],
  ['Dispute Credit', '1.10', -1.1],
  ['Postage Adjustment', '2.15', 2.15],
  ['Postage Adjustment', '-1.30', -1.3],
  ['Label Purchase', '8.40', 8.4],
])('%s with %s comes to %d', async (type, amount, net) => {
  const { lines } = await read(row(type, amount));
  expect(lines.map((line) => [line.net_cost, line.gross_cost])).toEqual([[net, net]]);
});

test('a refund is the same whether the report signs it or not', async () => {
  const [signed, unsigned] = [
    await read(row('Label Refund', '-8.40')),
    await read(row('Label Refund', '8.40')),
  ];
  expect(signed.lines[0]!.id).toBe(unsigned.lines[0]!.id);
});

test('a label and its refund are two charges of one package, and the withdrawal is none', async () => {
  const { lines } = await read(
    row('Label Purchase', '8.40'),
    row('Label Refund', '8.40', '8.40', '2026-04-20 03:00:00', '5000000000077'),
    row('ACH Withdrawal', '16.80', '16.80', '2026-04-21 03:00:00', '5000000000078'),
  );
  expect(
    lines.map((line) => [line.tracking_number, line.net_cost, line.additional_fields.adjustment]),
  ).toEqual([
    [PIC, 8.4, false],
    [PIC, -8.4, true],
  ]);
});

test('postage is read; the amount of the transaction where there is none, and a remark where they differ', async () => {
  const { lines, warnings } = await read(
    row('Label Purchase', '9.00', '8.40', undefined, '1'),
    row('Label Purchase', '5.00', '', undefined, '2'),
    row('Label Refund', '8.40', '-8.40', undefined, '3'),
    row('SCAN Form Used', '0.00', '0.00', undefined, '4'),
  );
  expect(lines.map(({ net_cost }) => net_cost)).toEqual([8.4, 5, -8.4]);
  expect(warnings).toEqual([
    expect.stringMatching(/^Row 2: Postage and Transaction Amount are not the same/),
  ]);
});

test.each([
  ['2026-04-06 23:13:00', '2026-04-06T00:00:00Z', '2026-04-07T04:13:00Z'],
  ['2026-01-06 23:13:00', '2026-01-06T00:00:00Z', '2026-01-07T05:13:00Z'],
  // Shown twice on this day: the first time.
  ['2026-11-01 01:30:00', '2026-11-01T00:00:00Z', '2026-11-01T06:30:00Z'],
  ['2026-04-06', '2026-04-06T00:00:00Z', '2026-04-06T00:00:00Z'],
])('%s is of the day %s and the instant %s', async (time, day, instant) => {
  const { lines } = await read(row('Label Purchase', '8.40', '8.40', time));
  expect([lines[0]!.created_date, lines[0]!.transaction_date]).toEqual([day, instant]);
  expect(lines[0]!.additional_fields.transaction_time).toBe(time);
});

test('what the simulator posts is what is read, however often it comes', () =>
  inFolder(async (folder) => {
    const clock = () => new Date('2026-06-15T12:00:00Z');
    const simulator = await startUspsSimulator({ seed: 3, clock, folder, perDay: 20 });
    const desk = await deskOf(usps, folder);
    expect(desk.files.all.flatMap(({ warnings, problem }) => [...warnings, problem ?? []].flat())).toEqual(
      [],
    );
    const { lines, aside } = await desk.read();
    expect(aside).toEqual([]);
    const read = lines.map((line) => ({
      transaction: line.invoice_id,
      invoiceDay: line.created_date!.slice(0, 10),
      pic: line.tracking_number,
      type: line.additional_fields.transaction_type,
      cents: Math.round(line.net_cost! * 100),
    }));
    expect(inOrder(read)).toEqual(inOrder(simulator.charges()));
    await simulator.close();
  }));
