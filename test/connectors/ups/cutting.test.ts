/** Cutting bytes into rows, from any row on. */
import { describe, expect, test } from 'vitest';
import { BrokenRows, readRows } from '../../../src/connectors/kit/invoice-file/rows.ts';
import { decodeCell, decodeEither, EncodingGuess } from '../../../src/connectors/kit/invoice-file/text.ts';
import { inParts } from './files.ts';

const ROWS = [
  ['1', 'plain', ''],
  ['2', 'with, comma', 'with "quotes"'],
  ['3', 'two\r\nlines', 'Zürich €'],
  ['', '', ''],
  ['5', '12" box', 'end'],
];

const spell = (lineEnd: string) =>
  ROWS.map((row) =>
    row
      // The lone quote stays as it is, as a careless export leaves it.
      .map((cell) => (/[,\n]|"q/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(','),
  ).join(lineEnd) + lineEnd;

async function cut(bytes: Buffer, size: number, offset = 0) {
  const rows: { cells: string[]; end: number }[] = [];
  for await (const { cells, end } of readRows(inParts(bytes, size, offset), ','))
    rows.push({ cells: cells.map((cell) => decodeCell(cell, 'utf-8')), end: offset + end });
  return rows;
}

describe.each([
  ['CRLF', '\r\n'],
  ['LF', '\n'],
  ['CR', '\r'],
])('%s', (_, lineEnd) => {
  const bytes = Buffer.from(spell(lineEnd));

  test.each([1, 2, 3, 7, 1000])('parts of %i bytes give the same rows', async (size) => {
    const rows = await cut(bytes, size);
    expect(rows.map(({ cells }) => cells)).toEqual(ROWS);
    expect(rows.at(-1)!.end).toBe(bytes.length);
  });

  test('a reading may begin after any row', async () => {
    const rows = await cut(bytes, 1000);
    for (const [index, { end }] of rows.entries())
      expect((await cut(bytes, 5, end)).map(({ cells }) => cells)).toEqual(ROWS.slice(index + 1));
  });
});

test('the last row needs no line end, and empty lines are no rows', async () => {
  const rows = await cut(Buffer.from('\n\na,b\n\n\nc,d'), 2);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('a quote that is never closed is told, not read to the end of the file', async () => {
  await expect(cut(Buffer.from('a,"b\nc,d\n'), 4)).rejects.toThrow(BrokenRows);
  await expect(cut(Buffer.from('a,"b\nc,d\n'), 4)).rejects.toThrow('breaks off inside a quoted cell');
  const long = Buffer.from(`a,"b\n${'c,d\n'.repeat(100_000)}`);
  await expect(cut(long, 4096)).rejects.toThrow('a quote is not closed');
});

test('a row without an end is given up, however little text it has', async () => {
  let served = 0;
  async function* commas() {
    for (; served < 100; served++) yield Buffer.alloc(1024 * 1024, ',');
  }
  const read = async () => {
    for await (const row of readRows(commas(), ',')) expect(row).toBeNull();
  };
  await expect(read()).rejects.toThrow(BrokenRows);
  expect(served).toBeLessThan(5);
});

test('a reading that stops early stops asking for bytes', async () => {
  let served = 0;
  async function* endless() {
    for (;;) {
      served++;
      yield Buffer.from('a,b\n'.repeat(1000));
    }
  }
  for await (const { cells } of readRows(endless(), ',')) {
    expect(cells).toEqual(['a', 'b']);
    break;
  }
  const after = served;
  await new Promise((resolve) => setImmediate(resolve));
  expect(served).toBe(after);
});

test('text that cannot be UTF-8 is Windows-1252', () => {
  const guess = (bytes: Buffer, size: number) => {
    const encoding = new EncodingGuess();
    for (let at = 0; at < bytes.length; at += size) encoding.add(bytes.subarray(at, at + size));
    return encoding.end();
  };
  const utf8 = Buffer.from('Übergröße €');
  expect([1, 2, 100].map((size) => guess(utf8, size))).toEqual(['utf-8', 'utf-8', 'utf-8']);
  expect(guess(Buffer.from('Gr\u00f6\u00dfe', 'latin1'), 2)).toBe('windows-1252');
  expect(guess(utf8.subarray(0, utf8.length - 1), 100)).toBe('windows-1252');
  expect(decodeCell('Gr\u00f6\u00dfe \u0080', 'windows-1252')).toBe('Größe €');
  expect([utf8.toString('latin1'), 'Gr\u00f6\u00dfe', 'plain'].map(decodeEither)).toEqual([
    'Übergröße €',
    'Größe',
    'plain',
  ]);
});
