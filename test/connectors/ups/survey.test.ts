/** What a survey finds out about a file, and which files it turns away. */
import { describe, expect, test } from 'vitest';
import { NotOurs } from '../../../src/connectors/kit/files.ts';
import { ups } from '../../../src/connectors/ups/index.ts';
import { inParts, refusalOf, surveyBytes } from './files.ts';
import { chargeRow, charges, fileOf, headerRow } from './rows.ts';

const facts = async (bytes: Buffer, partBytes?: number) =>
  (await surveyBytes(bytes, partBytes)).facts as Record<string, unknown>;

test('a file covers its invoice dates, whole days', async () => {
  const rows = ['2026-05-23', '2026-05-16', '2026-05-30'].map((day) => chargeRow({ 5: day, 11: '3.00' }));
  expect(await surveyBytes(fileOf(rows))).toMatchObject({
    from: new Date('2026-05-16T00:00:00Z'),
    to: new Date('2026-05-31T00:00:00Z'),
    warnings: [],
  });
});

test('a header is known by what it is not', async () => {
  const one = charges(1);
  expect(await facts(fileOf(one))).toMatchObject({ start: 0, firstRow: 1 });
  const header = fileOf([headerRow()]);
  expect(await facts(fileOf([headerRow(), ...one]))).toMatchObject({ start: header.length, firstRow: 2 });
  expect(await facts(fileOf([headerRow(), ...one], { mark: true }))).toMatchObject({
    start: header.length + 3,
    firstRow: 2,
  });
  expect(await facts(fileOf(one, { mark: true }))).toMatchObject({ start: 3, firstRow: 1 });
  // A version nobody has seen does not make a charge a header.
  const strange = await surveyBytes(fileOf(charges(1, { 1: 'v3-beta' })));
  expect(strange.facts).toMatchObject({ firstRow: 1 });
  expect(strange.warnings).toEqual([expect.stringContaining('"v3-beta"')]);
  for (const cells of [{ 53: 'much' }, { 5: 'soon' }]) {
    const rows = [chargeRow({ 1: 'v3-beta', ...cells }), chargeRow()];
    expect(await facts(fileOf(rows)), JSON.stringify(cells)).toMatchObject({ firstRow: 1 });
  }
  // Nor does a date that is broken, in a row that has a version.
  const broken = await surveyBytes(fileOf([chargeRow({ 5: 'soon', 11: '2.00' }), chargeRow({ 11: '2.00' })]));
  expect(broken.facts).toMatchObject({ firstRow: 1 });
});

test('delimiter, encoding and the order of dates are of the whole file', async () => {
  const late = [...charges(3000), chargeRow({ 46: 'Übergröße', 11: '3000.00' })];
  const plain = { delimiter: ',', encoding: 'utf-8', dayFirst: null };
  expect(await facts(fileOf(charges(2)))).toMatchObject(plain);
  expect(await facts(fileOf(late), 1001)).toMatchObject(plain);
  expect(await facts(fileOf(late, { encoding: 'latin1' }), 1001)).toMatchObject({
    encoding: 'windows-1252',
  });
  expect(await facts(fileOf(charges(2), { delimiter: ';' }))).toMatchObject({ delimiter: ';' });
  expect(await facts(fileOf(charges(2), { delimiter: '\t' }))).toMatchObject({ delimiter: '\t' });
  const commas = headerRow().map((name) => `${name}, in words`);
  const german = Buffer.from([commas.join(';'), ...charges(2).map((row) => row.join(';'))].join('\n'));
  expect(await facts(german)).toMatchObject({ delimiter: ';', firstRow: 2 });
  const dated = (...days: string[]) =>
    fileOf(days.map((day) => chargeRow({ 12: day, 11: `${days.length}` })));
  expect(await facts(dated('5/4/2026', '5/19/2026'))).toMatchObject({ dayFirst: false });
  expect(await facts(dated('5/4/2026', '19/5/2026'))).toMatchObject({ dayFirst: true });
  // Two exports pasted together tell nothing.
  expect(await facts(dated('5/19/2026', '19/5/2026'))).toMatchObject({ dayFirst: null });
});

test('a date that could be two days counts as both', async () => {
  expect(await surveyBytes(fileOf(charges(1, { 5: '4/5/2026', 12: '4/4/2026' })))).toMatchObject({
    from: new Date('2026-04-05T00:00:00Z'),
    to: new Date('2026-05-05T00:00:00Z'),
  });
});

test('rows that repeat others are told by number, however they are spelled', async () => {
  const twin = { 11: '10.00', 21: '1ZTWIN', 53: '2.00' };
  const rows = [
    chargeRow(twin),
    chargeRow({ 11: '10.00' }),
    chargeRow({ ...twin, 53: ' 2 ', 45: '3', 52: '' }),
    chargeRow({ ...twin, 53: '2.01' }),
    chargeRow({ ...twin, 46: 'Ground ' }),
  ];
  expect(await facts(fileOf(rows))).toMatchObject({ repeats: [3, 2, 5, 3] });
  expect(await facts(fileOf([headerRow(), ...rows]))).toMatchObject({ repeats: [4, 2, 6, 3] });
});

test('repeats of thousands of rows are found, and a file pasted twice has a limit', async () => {
  const many = charges(10_000);
  const all = await facts(fileOf([...many, ...many.slice(0, 2)]));
  expect(all.repeats).toEqual([10_001, 2, 10_002, 2]);
  const same = fileOf(Array.from({ length: 20_002 }, () => chargeRow()));
  expect(await refusalOf(same)).toContain('more than 20000 rows that repeat');
});

describe('sums', () => {
  const of = async (...rows: Record<number, string>[]) =>
    (await surveyBytes(fileOf(rows.map((cells, nth) => chargeRow({ 21: `1Z${nth}`, ...cells }))))).warnings;

  test('an invoice that does not add up is told with both sums', async () => {
    expect(await of({ 11: '40.25', 53: '40.00' }, { 11: '40.25', 53: '1,000.25' })).toEqual([
      expect.stringMatching(/^Invoice 0000007K3P9Q221: its 2 rows add up to 1040.25 USD, but .*40.25 USD\./),
    ]);
  });

  test('cents of rounding and informational rows are no difference', async () => {
    const net = { 11: '1,010.00', 53: '1009.95' };
    expect(await of(net)).toEqual([]);
    expect(await of({ ...net, 53: '1009.94' })).toHaveLength(1);
    expect(await of(net, { ...net, 44: 'INF', 53: '500.00' })).toEqual([]);
  });

  test('each invoice of a file for itself', async () => {
    const warnings = await of({ 6: 'A', 11: '1.00' }, { 6: 'B', 11: '2.00' }, { 6: 'C', 11: '' });
    expect(warnings.map((text) => text.slice(0, 10))).toEqual(['Invoice B:', 'Invoice C ']);
  });

  test('there is an end to it', async () => {
    const rows = Array.from({ length: 80 }, (_, nth) => ({ 6: `I${nth}`, 11: '7.00' }));
    const warnings = await of(...rows);
    expect(warnings).toHaveLength(51);
    expect(warnings.at(-1)).toBe('More invoices do not add up.');
  });
});

test('rows that will be put aside are told', async () => {
  const rows = [
    chargeRow({ 11: '1.00' }),
    ['2.1', 'short'],
    chargeRow({ 53: 'much' }),
    chargeRow({ 21: '9.26E+21' }),
  ];
  const { warnings } = await surveyBytes(fileOf(rows));
  expect(warnings).toEqual([
    'Row 2 has not 244 to 252 columns and will be put aside.',
    expect.stringMatching(/^Rows 3, 4 cannot be read/),
  ]);
});

const cut = fileOf([...charges(2), chargeRow({ 46: 'a, b' })]);
const CUT = cut.subarray(0, cut.lastIndexOf('a, b') + 2);

describe('what is no billing file is turned away with what to do', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'is empty'],
    ['blank lines', Buffer.from('\r\n \r\n'), 'is empty'],
    ['a mark and nothing', Buffer.from('\ufeff'), 'is empty'],
    ['PDF', Buffer.from('%PDF-1.7 ...'), 'a PDF'],
    ['XLSX', Buffer.from('PK\u0003\u0004....'), 'spreadsheet workbook'],
    ['XLS', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'spreadsheet workbook'],
    ['gzip', Buffer.from('1f8b0800', 'hex'), 'gzip'],
    ['UTF-16', Buffer.from('\ufeff2.1,1', 'utf16le'), 'UTF-16'],
    ['XML', Buffer.from('<?xml version="1.0"?>'), 'XML'],
    ['EDI', Buffer.from('ISA*00*'), 'EDI'],
    ['binary', Buffer.from([0x32, 0, 0xff]), 'no text'],
    ['prose', Buffer.from('Dear customer'), 'has 1 column in'],
    ['243 columns', fileOf([chargeRow({}, 243)]), 'has 243 columns'],
    ['253 columns', fileOf([chargeRow({}, 253)]), 'has 253 columns'],
    ['a header alone', fileOf([headerRow()]), 'holds no charge'],
    ['no dates', fileOf([chargeRow({ 5: 'x' })]), 'no row has a date'],
    ['a cut', CUT, 'breaks off inside a quoted cell'],
  ])('%s', async (_, bytes, says) => {
    const refusal = await refusalOf(bytes);
    expect(refusal).toMatch(/^The file .*\.$/);
    expect(refusal).toContain(says);
  });

  test.each([244, 250, 252])('%i columns are a billing file', async (columns) => {
    expect((await surveyBytes(fileOf([chargeRow({ 11: '1.00' }, columns)]))).warnings).toEqual([]);
  });

  test('zero bytes anywhere', async () => {
    expect(await refusalOf(fileOf([...charges(900), chargeRow({ 46: 'a\0b' })]))).toContain('no text');
  });
});

test('a file that is turned away is let go, wherever that shows', async () => {
  const files = { head: Buffer.from('%PDF'), row: fileOf([chargeRow({}, 7)]), cut: CUT };
  for (const [name, bytes] of Object.entries(files)) {
    let isOpen = true;
    async function* source() {
      try {
        yield* inParts(bytes, 100);
        yield* inParts(Buffer.alloc(200_000, ' '), 100);
      } finally {
        isOpen = false;
      }
    }
    await expect(ups.inbox!.survey(source(), 'invoice.csv'), name).rejects.toThrow(NotOurs);
    await expect.poll(() => isOpen, { timeout: 30_000 }).toBe(false);
  }
});
