/** What is peculiar to Royal Mail: orders are billed, and what an item cost is told by two files together. */
import { describe, expect, test } from 'vitest';
import { royalMail } from '../../../src/connectors/royal-mail/index.ts';
import { sharesOf } from '../../../src/connectors/royal-mail/shares.ts';
import { startRoyalMailSimulator } from '../../../src/connectors/royal-mail/simulator.ts';
import { connectorContext } from '../../support/connector-context.ts';
import { Desk, deskOf, inFolder, inOrder, type Line, sum, table } from '../invoice-file/files.ts';

const HEADER =
  'Confirmation Date,Sales Order No.,Invoice Number,Invoice Date,Account Number,Product Code,Product Name,Class of Mail,Volume,Net Value,Tax Amount,Gross Value';
const order = (number: string, volume: string, net: string, gross = net, code = 'TPS') =>
  `12.03.2026,${number},9000000017,31.03.2026,0111111111,${code},Tracked 48,Tracked 48,${volume},${net},,${gross}`;
const report = (...rows: string[]) => table([HEADER, ...rows].map((row) => row.split(',')));
const numbers = (...pairs: [string, string][]) => table([['Sales Order No.', 'Tracking Number'], ...pairs]);
const shown = (lines: readonly Line[]) =>
  lines.map((line) => [line.tracking_number, line.net_cost, line.gross_cost]).toSorted();

const THREE: [string, string][] = ['AA1GB', 'AA2GB', 'AA3GB'].map((one) => ['2000000017', one]);

test('an order is divided over its numbers to the penny, whichever file comes first', async () => {
  const [report_, table_] = [report(order('2000000017', '3', '10.00', '12.01')), numbers(...THREE)];
  const items = [
    ['AA1GB', 3.34, 4.01],
    ['AA2GB', 3.33, 4],
    ['AA3GB', 3.33, 4],
  ];
  const [before, after] = [new Desk(royalMail), new Desk(royalMail)];
  await before.add('numbers.csv', table_);
  await before.add('orders.csv', report_);
  await after.add('orders.csv', report_);
  const whole = await after.read();
  expect(shown(whole.lines)).toEqual([[null, 10, 12.01]]);
  await after.add('numbers.csv', table_);
  const divided = await after.read();
  expect(shown(divided.lines)).toEqual(items);
  expect((await before.read()).lines).toEqual(divided.lines);
  // The order's line becomes that of its first item: no line is left that would be paid twice.
  expect(divided.lines.map(({ id }) => id)).toContain(whole.lines[0]!.id);
});

test('a table that comes later is read for the orders of reports before it, by the window it comes in', async () => {
  const desk = new Desk(royalMail);
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const others = Array.from({ length: 400 }, (_, nth) => order(String(2_000_000_100 + nth), '1', '1.00'));
  await desk.files.add(
    'orders.csv',
    Buffer.from(report(order('2000000017', '3', '9.00'), ...others)),
    day('2026-04-01'),
  );
  await desk.files.add('numbers.csv', Buffer.from(numbers(...THREE)), day('2026-05-01'));
  const { lines } = await desk.read({ from: day('2026-05-01'), to: day('2026-05-02'), newest: true });
  expect(shown(lines)).toEqual([
    ['AA1GB', 3, 3],
    ['AA2GB', 3, 3],
    ['AA3GB', 3, 3],
  ]);
  expect((await desk.read({ from: day('2026-05-02'), to: day('2026-05-03'), newest: true })).lines).toEqual(
    [],
  );
});

describe('numbers and items', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, nth) => `AA${nth}GB`);
  const parts = (known: number, volume: number | null) =>
    sharesOf(ids(known), volume).map(({ tracking, count, allocation }) => [tracking, count, allocation]);

  test('what has no number is the rest', () => {
    expect(parts(2, 5)).toEqual([
      ['AA0GB', 1, 'item'],
      ['AA1GB', 1, 'item'],
      [null, 3, 'rest'],
    ]);
    expect(parts(0, 5)).toEqual([[null, 1, 'whole_order']]);
    expect(parts(2, null)).toHaveLength(2);
  });

  test('more numbers than items divide nothing', () =>
    expect(parts(3, 2)).toEqual([
      [null, 1, 'more_numbers_than_items'],
      [null, 0, 'more_numbers_than_items'],
    ]));

  test('as numbers come in, no line disappears', () => {
    for (const volume of [1, 2, 5, null])
      for (let known = 0; known < 8; known++)
        expect(parts(known + 1, volume).length).toBeGreaterThanOrEqual(parts(known, volume).length);
  });

  test.each([[3], [4], [1]])('%d numbers of three items come to what the order came to', async (known) => {
    const desk = new Desk(royalMail);
    await desk.add('orders.csv', report(order('2000000017', '3', '-10.00')));
    await desk.add('numbers.csv', numbers(...ids(known).map((one): [string, string] => ['2000000017', one])));
    const { lines } = await desk.read();
    expect(sum(lines)).toBe(-10);
  });
});

test('an order with more items than a page has lines is read to its end', async () => {
  const desk = new Desk(royalMail);
  const pairs = Array.from({ length: 700 }, (_, nth): [string, string] => [
    '2000000017',
    `AA${1000 + nth}GB`,
  ]);
  await desk.add(
    'orders.csv',
    report(order('2000000017', '700', '700.07'), order('2000000018', '1', '2.00')),
  );
  await desk.add('numbers.csv', numbers(...pairs));
  const { lines } = await desk.read();
  expect([lines.length, sum(lines)]).toEqual([701, 702.07]);
});

test('a table that ends with half a number is not believed, though no cell is missing', async () => {
  const desk = new Desk(royalMail);
  await desk.add('orders.csv', report(order('2000000017', '3', '9.00')));
  const { problem } = await desk.add('numbers.csv', numbers(...THREE).slice(0, -4));
  expect(problem).toContain('breaks off');
  expect(shown((await desk.read()).lines).map(([number]) => number)).toEqual([null]);
});

test('a mark that stands for nothing is nothing, and a volume has a mark for thousands', async () => {
  const desk = new Desk(royalMail);
  const cells = order('2000000017', '"1,000"', '"1,000.00"', '"1,200.00"').split(
    /,(?=(?:[^"]*"[^"]*")*[^"]*$)/,
  );
  cells[HEADER.split(',').indexOf('Class of Mail')] = '#';
  await desk.add('orders.csv', table([HEADER.split(','), cells]));
  await desk.add('numbers.csv', numbers(...THREE));
  const { lines } = await desk.read();
  expect(shown(lines)).toEqual([
    [null, 997, 1196.4],
    ['AA1GB', 1, 1.2],
    ['AA2GB', 1, 1.2],
    ['AA3GB', 1, 1.2],
  ]);
  expect(lines[0]!.charge_description).toBe('Tracked 48');
  expect(lines[0]!.additional_fields.class_of_mail).toBeNull();
});

test('an order that is not on an invoice yet is put aside', async () => {
  const desk = new Desk(royalMail);
  const open = order('2000000018', '1', '2.00').replace('9000000017,31.03.2026', '#,#');
  await desk.add('orders.csv', report(order('2000000017', '1', '5.00'), open));
  const { lines, aside } = await desk.read();
  expect([sum(lines), aside]).toEqual([5, [expect.stringContaining('invoice_number is empty')]]);
});

test('a table whose place another took while it had its turn leaves nothing out', async () => {
  const desk = new Desk(royalMail);
  await desk.add('orders.csv', report(order('2000000017', '3', '9.00')));
  const { id } = await desk.add('numbers.csv', numbers(...THREE));
  const [fn] = royalMail.functions;
  const ctx = {
    ...connectorContext('', { source_type: 'upload' }, { now: () => new Date('2030-01-01T00:00:00Z') }),
    files: desk.files,
  };
  const place = { file: 'file-1', offset: 0, row: 0, carried: {}, skip: 0, via: id };
  const ask = { from: null, to: null, newest: true };
  expect(await fn!.page(ctx, ask, place)).toMatchObject({ kind: 'page', next: null });
  desk.files.all.splice(1, 1);
  expect(await fn!.page(ctx, ask, place)).toEqual({ kind: 'cursor_expired' });
});

test('fees have no items, results are no orders, and a sum that does not agree is remarked on', async () => {
  const desk = new Desk(royalMail);
  const result = `Overall Result,,,,,,,,4,7.00,,7.00`;
  const { warnings } = await desk.add(
    'orders.csv',
    report(order('2000000017', '1', '5.00', '6.00', 'RXA'), result),
  );
  await desk.add('numbers.csv', numbers(['2000000017', 'AA1GB']));
  const { lines } = await desk.read();
  expect(shown(lines)).toEqual([[null, 5, 6]]);
  expect(warnings).toEqual([expect.stringContaining('add up to 5 GBP, but the last row says 7 GBP')]);
});

test('what the simulator bills is what is read, divided as far as numbers have come in', () =>
  inFolder(async (folder) => {
    const clock = () => new Date('2026-06-15T12:00:00Z');
    const simulator = await startRoyalMailSimulator({ seed: 3, clock, folder, perDay: 20 });
    const desk = await deskOf(royalMail, folder);
    expect(desk.files.all.flatMap(({ warnings, problem }) => [...warnings, problem ?? []].flat())).toEqual(
      [],
    );
    const { lines, aside } = await desk.read();
    expect(aside).toEqual([]);
    const read = lines.map((line) => ({
      invoice: line.invoice_id,
      invoiceDay: line.created_date!.slice(0, 10),
      order: line.additional_fields.sales_order,
      tracking: line.tracking_number ?? '',
      net: Math.round(line.net_cost! * 100),
      gross: Math.round(line.gross_cost! * 100),
    }));
    expect(inOrder(read)).toEqual(inOrder(simulator.charges()));
    await simulator.close();
  }));
