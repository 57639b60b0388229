/** What is peculiar to DPD's files: three languages, columns that customers choose, a freight that no column has. */
import { expect, test } from 'vitest';
import { dpd } from '../../../src/connectors/dpd/index.ts';
import { startDpdSimulator } from '../../../src/connectors/dpd/simulator.ts';
import { amounts, Desk, deskOf, inFolder, inOrder, table } from '../invoice-file/files.ts';

async function read(header: string, ...rows: string[]) {
  const desk = new Desk(dpd);
  const { problem, warnings } = await desk.add(
    'dpd.csv',
    table(
      [header, ...rows].map((row) => row.split(';')),
      ';',
    ),
  );
  return { problem, warnings, ...(await desk.read()) };
}

const ENGLISH =
  'Type;Customer number;Invoice number;Invoice date;Parcel number;Shipment number;Base price;Energy surcharge;Total amount;VAT percentage';
const GERMAN =
  'Typ;Relatienummer;Factuur;Factuurdatum;Pakketnummer;Sendungsnummer;Tarief;Fuel surcharge;Totaal;MwSt Prozentsatz';
const DUTCH =
  'Type;Relatienummer;Factuur;Factuurdatum;Pakketnummer;Zendingnummer;Toeslag;Totaal;BTW percentage';

test('a parcel is billed the same in English and in German', async () => {
  const row = 'P;60000001;20000017;20260331;05200000000017;300001;4.80;0.48;5.28;21';
  const [english, german] = [await read(ENGLISH, row), await read(GERMAN, row)];
  expect(amounts(english.lines)).toEqual([
    ['Base price', 4.8, 4.8],
    ['Energy surcharge', 0.48, 0.48],
  ]);
  expect(german.lines).toEqual(english.lines);
});

test('what a Dutch surcharge leaves of the total is the base price', async () => {
  const { lines, warnings } = await read(
    DUTCH,
    'P;60000002;20000018;31.03.2026;05200000000017;1;1.60;9.10;21',
  );
  expect(amounts(lines)).toEqual([
    ['Other surcharges', 1.6, 1.6],
    ['Base price', 7.5, 7.5],
  ]);
  expect(warnings).toEqual([]);
});

test.each([
  ['5.28', 'as much', []],
  ['6.39', 'VAT more', []],
  ['', 'nothing', []],
  ['7.00', 'more', [['Other charges', 1.72, 1.72]]],
])('where the columns come to 5.28 and the total says %s, which is %s', async (total, _, rest) => {
  const { lines, warnings } = await read(ENGLISH, `P;6;2;20260331;05200000000017;1;4.80;0.48;${total};21`);
  expect(amounts(lines).slice(2)).toEqual(rest);
  expect(warnings).toHaveLength(rest.length);
});

test('a row of a shipment has its number, and a parcel gets back the zero that a spreadsheet took', async () => {
  const { lines } = await read(
    ENGLISH,
    'P;6;2;20260331;5200000000017;300001;1.00;;;',
    'S;6;2;20260331;05200000000024;300002;2.00;;;',
  );
  expect(lines.map(({ tracking_number }) => tracking_number)).toEqual(['05200000000017', '300002']);
});

test('a table without the number of the invoice is refused, and says so', async () => {
  const { problem } = await read(
    ENGLISH.replace('Invoice number', 'Reference'),
    'P;6;2;20260331;1;1;2.00;;;',
  );
  expect(problem).toMatch(/^The file has no column "Invoice number"/);
});

test('what the simulator bills is what is read, in three languages and whatever columns were chosen', () =>
  inFolder(async (folder) => {
    const clock = () => new Date('2026-06-15T12:00:00Z');
    const simulator = await startDpdSimulator({ seed: 3, clock, folder, perDay: 20 });
    const desk = await deskOf(dpd, folder);
    expect(desk.files.all.flatMap(({ warnings, problem }) => [...warnings, problem ?? []].flat())).toEqual(
      [],
    );
    const { lines, aside } = await desk.read();
    expect(aside).toEqual([]);
    const read = lines.map((line) => ({
      account: line.account_id,
      invoice: line.invoice_id,
      invoiceDay: line.created_date!.slice(0, 10),
      day: line.transaction_date!.slice(0, 10),
      tracking: line.tracking_number,
      cents: Math.round(line.net_cost! * 100),
    }));
    expect(inOrder(read)).toEqual(inOrder(simulator.charges()));
    await simulator.close();
  }));
