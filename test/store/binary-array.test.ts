import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  bigints,
  booleans,
  byteas,
  instants,
  jsonbs,
  jsons,
  texts,
  uuids,
} from '../../src/store/binary-array.ts';
import { testDatabase } from '../support/database.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** What PostgreSQL makes of an array in its binary form, written as text. */
async function read(array: Buffer, type: string): Promise<(string | null)[]> {
  const { rows } = await client.query(`SELECT item::text FROM unnest($1::${type}[]) AS item`, [array]);
  return rows.map((row) => row.item);
}

const WORDS = ['', 'plain', 'quote " backslash \\ {brace}, comma', 'NULL', 'ünï ✓ 漢字 🚚', null];

it('means the same to PostgreSQL as to us, whatever stands in the items', async () => {
  expect(await read(texts(WORDS), 'text')).toEqual(WORDS);
  expect(await read(jsons(['{"b": 1,  "a":"\\u0000"}', null, '[]']), 'json')).toEqual([
    '{"b": 1,  "a":"\\u0000"}',
    null,
    '[]',
  ]);
  expect(await read(jsonbs(['{"b":1,"a":"é"}']), 'jsonb')).toEqual(['{"a": "é", "b": 1}']);
  expect(await read(byteas([Buffer.from([0, 255, 92]), Buffer.alloc(0)]), 'bytea')).toEqual([
    '\\x00ff5c',
    '\\x',
  ]);
  expect(await read(uuids(['0199d1c4-7a1e-7c33-9d5e-0123456789ab', null]), 'uuid')).toEqual([
    '0199d1c4-7a1e-7c33-9d5e-0123456789ab',
    null,
  ]);
  const numbers = [0, -1, 1, 2 ** 40, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
  expect(await read(bigints([...numbers, null]), 'bigint')).toEqual([...numbers.map(String), null]);
  expect(await read(booleans([true, false]), 'boolean')).toEqual(['true', 'false']);
});

it('keeps instants to the millisecond, before and after the year 2000', async () => {
  const dates = ['2026-03-01T12:00:00.123Z', '1999-12-31T23:59:59.999Z', '1969-07-20T20:17:40.001Z'];
  const { rows } = await client.query('SELECT item FROM unnest($1::timestamptz[]) AS item', [
    instants([...dates.map((date) => new Date(date)), null]),
  ]);
  expect(rows.map((row) => row.item?.toISOString() ?? null)).toEqual([...dates, null]);
});

it('may be empty', async () => {
  for (const [array, type] of [
    [texts([]), 'text'],
    [bigints([]), 'bigint'],
    [byteas([]), 'bytea'],
  ] as const)
    expect(await read(array, type)).toEqual([]);
});

it('is refused by PostgreSQL where an item is not what its type says', async () => {
  await expect(read(jsons(['{']), 'json')).rejects.toThrow('invalid input syntax for type json');
  await expect(read(texts(['\0']), 'text')).rejects.toThrow('invalid byte sequence');
});
