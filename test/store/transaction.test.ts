import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inTransaction, isRetryable, openPool } from '../../src/store/database.ts';
import { testDatabase } from '../support/database.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let pool: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  pool = openPool(database.url, { max: 2 });
  await pool.query('CREATE TABLE note (word text PRIMARY KEY)');
});

beforeEach(() => pool.query('TRUNCATE note'));

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const INSERT = 'INSERT INTO note VALUES ($1)';

async function words(): Promise<string[]> {
  return (await pool.query('SELECT word FROM note ORDER BY word')).rows.map((row) => row.word);
}

it('runs what was sent in its order, between the statements that were waited for', async () => {
  const seen = await inTransaction(pool, async (tx) => {
    tx.send(INSERT, ['a']);
    tx.send("UPDATE note SET word = word || 'b'");
    const { rows } = await tx.query('SELECT word FROM note');
    tx.send("UPDATE note SET word = word || 'c'");
    return rows[0].word;
  });
  expect(seen).toBe('ab');
  expect(await words()).toEqual(['abc']);
});

it('keeps nothing, tells nobody and throws its error when a statement that was sent fails', async () => {
  const told: string[] = [];
  const done = inTransaction(pool, async (tx) => {
    tx.afterCommit(() => void told.push('committed'));
    tx.send(INSERT, ['a']);
    tx.send(INSERT, ['a']);
    tx.send(INSERT, ['b']);
  });
  await expect(done).rejects.toThrow('duplicate key');
  expect([await words(), told]).toEqual([[], []]);
});

it('throws the error of what was sent, not that of a later statement which only finds it broken', async () => {
  const done = inTransaction(pool, async (tx) => {
    tx.send('SET LOCAL statement_timeout = 50');
    tx.send('SELECT pg_sleep(5)');
    await tx.query('SELECT 1');
  });
  const error = await done.catch((reason: Error) => reason);
  expect(isRetryable(error)).toBe(true);
});

it('makes its last checks when everything sent has run, and rolls back where one does not pass', async () => {
  const order: string[] = [];
  const done = inTransaction(pool, async (tx) => {
    tx.send(INSERT, ['a']);
    void tx.query('SELECT pg_sleep(0.05)').then(() => order.push('ran'));
    tx.send(INSERT, ['b']);
    tx.beforeCommit(() => {
      order.push('checked');
      throw new Error('too late');
    });
  });
  await expect(done).rejects.toThrow('too late');
  expect([await words(), order]).toEqual([[], ['ran', 'checked']]);
});

it('goes on with the same session after a transaction that failed', async () => {
  const one = openPool(database.url, { max: 1 });
  const failed = inTransaction(one, async (tx) => tx.send('SELECT 1 / 0'));
  await expect(failed).rejects.toThrow('division by zero');
  await inTransaction(one, async (tx) => tx.send(INSERT, ['after']));
  expect(await words()).toEqual(['after']);
  await one.end();
});
