/** Reading stored files in parts: sizes, resuming, several files, and what is not there any more. */
import { beforeEach, describe, expect, test } from 'vitest';
import { Retryable } from '../../../src/connectors/kit/errors.ts';
import type { RawLine } from '../../../src/connectors/ups/raw-line.ts';
import { ALWAYS, contextOf, Inbox, lineItems, readAll, step } from './files.ts';
import { chargeRow, charges, fileOf, headerRow } from './rows.ts';

const PAGE = 500;
let inbox: Inbox;
beforeEach(() => {
  inbox = new Inbox();
});

const read = (credentials = {}) => readAll(contextOf(inbox, credentials));
const nets = (records: unknown[]) => (records as RawLine[]).map(({ cells }) => cells.net);
const numbers = (records: unknown[]) => (records as RawLine[]).map(({ row }) => row);
const ids = (records: unknown[]) => records.map((raw) => lineItems.map(raw).id);

test('no file, no records', async () => {
  expect((await read()).pages).toEqual([{ kind: 'page', records: [], next: null }]);
});

describe.each([
  ['without', []],
  ['under', [headerRow()]],
])('%s a header', (_, header) => {
  test.each([1, 2, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 2 * PAGE + 1])('%i rows', async (count) => {
    await inbox.add('a.csv', fileOf([...header, ...charges(count)]));
    const { pages, records } = await read();
    expect(pages.every((page) => page.records.length <= PAGE)).toBe(true);
    expect(new Set(ids(records)).size).toBe(count);
    expect(numbers(records)).toEqual(charges(count).map((__, nth) => nth + 1 + header.length));
  });
});

test('a reading goes on from every place, in any spelling, to the same charges', async () => {
  const rows = charges(1300).map((row, nth) => {
    if (nth % 7 === 0) row[45] = `Größe, "${nth}"\nsecond line`;
    return row;
  });
  const spellings = [
    fileOf(rows),
    fileOf([headerRow(), ...rows], { mark: true }),
    fileOf(rows, { encoding: 'latin1', lineEnd: '\n' }),
    fileOf([headerRow(), ...rows], { delimiter: ';', lineEnd: '\r' }),
  ];
  const seen = new Set<string>();
  for (const [nth, bytes] of spellings.entries()) {
    inbox = new Inbox();
    inbox.partBytes = nth === 0 ? 997 : 64 * 1024;
    await inbox.add(`${nth}.csv`, bytes);
    const { pages, records } = await read();
    expect(pages.length).toBe(3);
    const all = ids(records);
    expect(new Set(all).size).toBe(1300);
    for (const id of all) seen.add(id);
    for (const [at, { next }] of pages.slice(0, -1).entries()) {
      const before = pages.slice(0, at + 1).flatMap((page) => page.records);
      const rest = await readAll(contextOf(inbox), ALWAYS, next);
      expect([...ids(before), ...ids(rest.records)]).toEqual(all);
    }
  }
  // Four spellings, one set of charges.
  expect(seen.size).toBe(1300);
});

test('rows that repeat an earlier one keep their number when the reading resumes between them', async () => {
  const same = { 6: 'ONE', 21: '1ZSAME' };
  const rows = [chargeRow(same), ...charges(PAGE - 1), chargeRow(same), ...charges(PAGE), chargeRow(same)];
  await inbox.add('a.csv', fileOf(rows));
  const { pages, records } = await read();
  const repeated = (records as RawLine[]).filter(({ cells }) => cells.tracking_number === '1ZSAME');
  expect(repeated.map(({ occurrence }) => occurrence)).toEqual([1, 2, 3]);
  expect(new Set(ids(repeated)).size).toBe(3);
  const { records: last } = await step(contextOf(inbox), ALWAYS, pages[1]!.next);
  expect((last as RawLine[]).at(-1)!.occurrence).toBe(3);
});

test('a page asks for no more of a file than it needs', async () => {
  await inbox.add('a.csv', fileOf(charges(20_000)));
  inbox.partBytes = 64 * 1024;
  inbox.served = 0;
  const { next } = await step(contextOf(inbox), ALWAYS, null);
  expect(next).toMatchObject({ row: PAGE + 1 });
  expect(inbox.served).toBeLessThan(1024 * 1024);
});

test('wide rows make shorter pages', async () => {
  const wide = { 46: 'x'.repeat(60_000) };
  await inbox.add('a.csv', fileOf(charges(100, wide)));
  const { pages, records } = await read();
  expect(records.length).toBe(100);
  expect(Math.max(...pages.map((page) => page.records.length))).toBeLessThan(40);
});

test('files are read one after the other, in the order they came', async () => {
  for (const [nth, count] of [3, PAGE, 2].entries())
    await inbox.add(`${nth}.csv`, fileOf(charges(count, { 53: `${nth}.00`, 6: `INV${nth}` })));
  const { records } = await read();
  expect(nets(records)).toEqual([
    ...Array<string>(3).fill('0.00'),
    ...Array<string>(PAGE).fill('1.00'),
    '2.00',
    '2.00',
  ]);
  expect(new Set(ids(records)).size).toBe(PAGE + 5);
});

test('a file that is late is read whole when it comes, whatever its dates', async () => {
  await inbox.add('early.csv', fileOf(charges(2)), new Date('2026-05-25T06:00:00Z'));
  await inbox.add('late.csv', fileOf(charges(3, { 6: 'LATE' })), new Date('2026-08-01T06:00:00Z'));
  const ask = (from: string, to: string) =>
    readAll(contextOf(inbox), { from: new Date(from), to: new Date(to), newest: true });
  expect((await ask('2026-05-23T00:00:00Z', '2026-05-24T00:00:00Z')).records).toHaveLength(5);
  expect((await ask('2026-05-24T00:00:00Z', '2026-05-25T00:00:00Z')).records).toHaveLength(0);
  expect((await ask('2026-08-01T00:00:00Z', '2026-08-02T00:00:00Z')).records).toHaveLength(3);
});

test('a file that is gone ends the place in it, not the reading', async () => {
  const file = await inbox.add('a.csv', fileOf(charges(PAGE + 1)));
  await inbox.add('b.csv', fileOf(charges(1, { 6: 'B' })));
  const { next } = await step(contextOf(inbox), ALWAYS, null);
  inbox.all.splice(inbox.all.indexOf(file), 1);
  expect(await lineItems.page(contextOf(inbox), ALWAYS, next)).toEqual({ kind: 'cursor_expired' });
  expect((await read()).records).toHaveLength(1);
});

test('a file that made no sense is one record, which says why', async () => {
  await inbox.add('scan.csv', Buffer.from('%PDF-1.7'));
  await inbox.add('b.csv', fileOf(charges(1)));
  const { records } = await read();
  expect(records).toHaveLength(2);
  expect(() => lineItems.map(records[0])).toThrow(/^scan\.csv: The file is a PDF/);
  expect(lineItems.idOf(records[0])).toBe('file-1');
  expect(lineItems.idOf(records[1])).toBe(lineItems.map(records[1]).id);
});

test('rows of nothing but commas are no charges, yet they count', async () => {
  const blank = Array<string>(250).fill('');
  await inbox.add('a.csv', fileOf([...charges(1), blank, chargeRow({ 6: 'TWO' }), blank]));
  expect(numbers((await read()).records)).toEqual([1, 3]);
});

test('rows that cannot be read come through, to be put aside by themselves', async () => {
  const rows = [chargeRow(), ['2.1', 'short'], chargeRow({ 53: '' }), chargeRow({ 6: 'TWO' })];
  await inbox.add('a.csv', fileOf(rows));
  const { records } = await read();
  expect(records).toHaveLength(4);
  const outcome = records.map((raw) => {
    try {
      return typeof lineItems.map(raw).id;
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(outcome).toEqual([
    'string',
    'a.csv, row 2: has 2 columns, not 244 to 252; send the file again as UPS wrote it',
    'a.csv, row 3: net (column 53) is empty, and no charge can do without',
    'string',
  ]);
  expect(lineItems.idOf(records[2])).toBe('file-1, row 3');
});

test('rows of other accounts are left out, rows of no readable account are not', async () => {
  const rows = ['00007K3P9Q', '0000012345', '', '#N/A', '12345', '0000ZZZZZZ'].map((account, nth) =>
    chargeRow({ 3: account, 53: `${nth}.00` }),
  );
  await inbox.add('a.csv', fileOf(rows));
  expect(nets((await read({ account_numbers: '7k3p9q' })).records)).toEqual(['0.00', '2.00', '3.00']);
  expect(nets((await read({ account_numbers: '00007K3P9Q, 012345' })).records)).toEqual([
    '0.00',
    '1.00',
    '2.00',
    '3.00',
    '4.00',
  ]);
  expect((await read()).records).toHaveLength(6);
});

test('a page of other accounts only has a next one', async () => {
  const others = charges(PAGE, { 3: '0000ZZZZZZ' });
  await inbox.add('a.csv', fileOf([...others, chargeRow()]));
  const { pages, records } = await read({ account_numbers: '7K3P9Q' });
  expect(pages.map((page) => page.records.length)).toEqual([0, 1]);
  expect(numbers(records)).toEqual([PAGE + 1]);
});

test('what is no place of ours, and bytes that changed, are tried again and not believed', async () => {
  const file = await inbox.add('a.csv', fileOf(charges(2)));
  const ctx = contextOf(inbox);
  for (const cursor of ['x', 7, [], { file: file.id }, { file: file.id, offset: -1, row: 1 }])
    await expect(lineItems.page(ctx, ALWAYS, cursor)).rejects.toThrow(Retryable);
  file.bytes = Buffer.from('2.1,"never closed');
  await expect(lineItems.page(ctx, ALWAYS, null)).rejects.toThrow(Retryable);
});

test('a store that gives the same file for ever is not followed', async () => {
  await inbox.add('a.csv', fileOf(charges(1)));
  inbox.next = async () => inbox.all[0]!;
  await expect(step(contextOf(inbox), ALWAYS, null)).rejects.toThrow(Retryable);
});

test('facts of another version put the file aside instead of reading it wrongly', async () => {
  const file = await inbox.add('a.csv', fileOf(charges(1)));
  for (const facts of [null, {}, { ...(file.facts as object), delimiter: '|' }]) {
    file.facts = facts;
    const { records } = await read();
    expect(() => lineItems.map(records[0])).toThrow('surveyed by another version');
  }
});
