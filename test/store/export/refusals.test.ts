import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BadExport } from '../../../src/store/export/format.ts';
import { openExport } from '../../../src/store/export/read-export.ts';
import { EXPORTED_TABLES } from '../../../src/store/export/tables.ts';
import { query, testDatabase } from '../../support/database.ts';
import { paperWorld } from '../../support/world.ts';
import { addOddRows } from './seed.ts';
import { body, exported, imported, pieces } from './support.ts';

type Edit = (lines: string[]) => string[];
type Cells = Record<string, string | null>;

let world: Awaited<ReturnType<typeof paperWorld>>;
let target: Awaited<ReturnType<typeof testDatabase>>;
let good: string;

beforeAll(async () => {
  world = await paperWorld();
  for (let n = 0; n < 5; n++) world.source.put(`r${n}`, `2026-02-2${n}T00:00:00Z`);
  await world.work();
  await addOddRows(world.url, world.connectionId);
  good = await exported(world.url, { of: 'connection', id: world.connectionId });
  target = await testDatabase();
});
afterAll(async () => {
  await world.close();
  await target.drop();
});

/** The lines with another end that fits them: as somebody would do it who alters a file on purpose. */
function sealed(lines: string[]): string {
  const rows: Record<string, number> = {};
  for (const line of lines.slice(1)) {
    const table = /^\{"table":"([^"]*)"/.exec(line)?.[1];
    if (table !== undefined) rows[table] = (rows[table] ?? 0) + 1;
  }
  const text = lines.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return `${text}${JSON.stringify({ end: true, rows, sha256 })}\n`;
}

const edited = (edit: Edit) => sealed(edit(good.trimEnd().split('\n').slice(0, -1)));
/** Changes the first row of a table. */
const cells = (table: string, change: (row: Cells) => unknown): Edit => {
  return (lines) => {
    const at = lines.findIndex((line) => line.startsWith(`{"table":"${table}"`));
    const row = change((JSON.parse(lines[at]!) as { row: Cells }).row);
    return lines.toSpliced(at, 1, JSON.stringify({ table, row }));
  };
};
/** Changes every row of a table. */
const all = (table: string, change: (row: Cells) => Cells): Edit => {
  return (lines) =>
    lines.map((line) =>
      line.startsWith(`{"table":"${table}"`)
        ? JSON.stringify({ table, row: change((JSON.parse(line) as { row: Cells }).row) })
        : line,
    );
};
const header = (change: object): Edit => {
  return ([first, ...rest]) => [JSON.stringify({ ...JSON.parse(first!), ...change }), ...rest];
};

async function leavesNothing(): Promise<void> {
  for (const { name } of EXPORTED_TABLES)
    expect(await query(target.url, `SELECT * FROM ${name} LIMIT 1`), name).toEqual([]);
}

async function refused(text: string, sentence: RegExp): Promise<void> {
  const error = await imported(target.url, text).then(
    () => new Error('it was imported'),
    (error: Error) => error,
  );
  expect(error).toBeInstanceOf(BadExport);
  expect(error.message).toMatch(sentence);
  await leavesNothing();
}

describe('a file that is not whole', () => {
  test('cut off after any line it is refused, and nothing of it stays', async () => {
    const lines = good.trimEnd().split('\n');
    for (let kept = 1; kept < lines.length; kept += kept < 6 ? 1 : 5)
      await refused(`${lines.slice(0, kept).join('\n')}\n`, /cut off/);
    await refused(good.slice(0, -20), /damaged/);
  });

  test.each<[string, () => string, RegExp]>([
    ['empty', () => '', /is empty/],
    ['not ours', () => '{"format":"other"}\n', /not an export of Backhaul/],
    ['compressed', () => '\x1f\x8b\x08binary\n', /not an export of Backhaul/],
    ['of a later form', () => edited(header({ version: 2 })), /version 2 of the format/],
    ['one digit changed', () => good.replace('"record_version":"1"', '"record_version":"2"'), /does not fit/],
    ['a line missing', () => good.split('\n').toSpliced(-4, 1).join('\n'), /does not fit/],
    [
      'a line twice',
      () => good.split('\n').toSpliced(-4, 0, good.split('\n').at(-4)!).join('\n'),
      /does not fit|twice|refuses/,
    ],
    ['something behind the end', () => `${good}{"table":"record","row":{}}\n`, /Line \d+ .* damaged/],
  ])('%s', async (_, text, sentence) => {
    await refused(text(), sentence);
  });
});

describe('a file that was altered on purpose, with an end that fits', () => {
  const other = v7();
  test.each<[string, Edit, RegExp]>([
    ['an unknown table', (lines) => [...lines, '{"table":"pg_authid","row":{}}'], /table "pg_authid"/],
    [
      'a table that is never exported',
      (lines) => [...lines, '{"table":"migration","row":{"name":"x"}}'],
      /table "migration"/,
    ],
    [
      'a name that is SQL',
      cells('record', (row) => ({ ...row, 'id") SELECT 1 --': 'x' })),
      /has a column "id"\) SELECT 1 --"|damaged/,
    ],
    [
      'a column that stays behind',
      cells('connection_state', (row) => ({ ...row, worker: 'me' })),
      /column "worker"/,
    ],
    [
      '__proto__',
      cells('record', (row) => JSON.parse(`{"__proto__":null,${JSON.stringify(row).slice(1)}`) as Cells),
      /column "__proto__"/,
    ],
    ['a row without its key', cells('record', ({ id: _, ...row }) => row), /no column "id"/],
    [
      'rows of two forms',
      (lines) =>
        cells(
          'coverage',
          ({ run_id: _, ...row }) => row,
        )([...lines, ...lines.filter((line) => line.includes('"table":"coverage"'))]),
      /no column|damaged|does not belong/,
    ],
    [
      "another connection's row",
      cells('record', (row) => ({ ...row, connection_id: other })),
      /does not belong/,
    ],
    ['another connection', all('connection', (row) => ({ ...row, connection_id: other })), /does not belong/],
    [
      "another organization's connection",
      all('connection', (row) => ({ ...row, organization_id: other })),
      /does not belong/,
    ],
    [
      "another organization's row",
      all('organization', (row) => ({ ...row, organization_id: other })),
      /does not belong/,
    ],
    [
      'a key in the export of a connection',
      (lines) =>
        lines.toSpliced(
          2,
          0,
          JSON.stringify({
            table: 'api_key',
            row: {
              api_key_id: other,
              organization_id: JSON.parse(lines[0]!).organization,
              name: 'n',
              key_hash: '\\x00',
              access: 'full',
            },
          }),
        ),
      /does not belong/,
    ],
    [
      'rows before their connection',
      (lines) => lines.toSpliced(2, 0, lines.find((line) => line.includes('"table":"record"'))!),
      /does not belong/,
    ],
    [
      'no state row',
      (lines) => lines.filter((line) => !line.includes('"table":"connection_state"')),
      /does not belong/,
    ],
    [
      'no connection row',
      (lines) => lines.filter((line) => !line.includes('"table":"connection"')),
      /does not belong/,
    ],
    [
      'no organization',
      (lines) => lines.filter((line) => !line.includes('"table":"organization"')),
      /does not belong/,
    ],
    [
      'only half of what the header names',
      header({ of: 'organization', connections: [] }),
      /does not belong/,
    ],
    ['the same row twice', (lines) => [...lines, lines.at(-1)!], /refuses a row/],
    [
      'a value of another type',
      cells('record', (row) => ({ ...row, record_version: '1; DROP TABLE record' })),
      /refuses a row .*record/,
    ],
    ['a value that is no text', cells('record', (row) => ({ ...row, record_version: 1 })), /damaged/],
    ['a status there is not', all('run', (row) => ({ ...row, status: 'owned' })), /refuses a row .*run/],
    [
      'JSON of great depth',
      cells('record', (row) => ({ ...row, data: '['.repeat(200_000) })),
      /refuses a row/,
    ],
    [
      'a line of great depth',
      (lines) => [...lines, `{"table":"record","row":${'['.repeat(2_000_000)}`],
      /damaged/,
    ],
    ['NUL', cells('record', (row) => ({ ...row, id: 'a\0b' })), /damaged/],
    ['half a surrogate pair', cells('record', (row) => ({ ...row, id: 'a\ud800' })), /damaged/],
    ['a newer schema', header({ schema: ['9999-the-future.sql'] }), /newer Backhaul: .*9999-the-future/],
    [
      'a header with an id that is none',
      header({ organization: "'; DROP TABLE record" }),
      /Line 1 .*damaged/,
    ],
    [
      'a header with one connection twice',
      (lines) => header({ of: 'organization', connections: [other, other] })(lines),
      /Line 1 .*damaged/,
    ],
  ])('%s', async (_, edit, sentence) => {
    await refused(edited(edit), sentence);
  });

  test('a line that is too long is refused before it is held', async () => {
    async function* endless() {
      yield Buffer.from(good.split('\n')[0]!);
      yield Buffer.from('\n');
      for (;;) yield Buffer.alloc(1000, 'x');
    }
    const file = await openExport(endless(), 100_000);
    await expect(file.rows.next()).rejects.toThrow(/Line 2 is longer than 100000 bytes/);
  });

  test('bytes that are no UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(good.split('\n')[0]!), Buffer.from('\n"\xff"\n', 'latin1')]);
    const file = await openExport(pieces(bytes as unknown as string));
    await expect(file.rows.next()).rejects.toThrow(/Line 2 .*damaged/);
  });
});

test('an export of before a column came is taken, with what the database fills in', async () => {
  const older = await testDatabase();
  const without = (row: Cells): Cells => {
    const { me: _, sealed_session: __, times_used: ___, ...rest } = row;
    return rest;
  };
  const text = edited((lines) =>
    header({ schema: ['0001-the-path.sql'] })(all('connection', without)(lines)),
  );
  await imported(older.url, text);
  expect(await query(older.url, 'SELECT me, sealed_session, times_used FROM connection')).toEqual([
    { me: null, sealed_session: null, times_used: '0' },
  ]);
  const again = await exported(older.url, { of: 'connection', id: world.connectionId });
  const notConnection = (line: string) => !line.startsWith('{"table":"connection"');
  expect(body(again).filter(notConnection)).toEqual(body(good).filter(notConnection));
  await older.drop();
});
