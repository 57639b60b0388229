/** A page of a list is bounded in bytes, not only in records. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRecords } from '../../../src/store/queries/list-records.ts';
import { makeWorld, type World } from '../world.ts';

const MB = 1024 * 1024;
/** What a page may have at most: its bound, and the record that goes past it. */
const PAGE_MOST = 18 * MB;
/** What the database may send for it at most: a guess that was too low came before. */
const TRAVELLED_MOST = PAGE_MOST + 6 * MB;

describe('pages of very large records', () => {
  let world: World;
  let mine: { id: string; token: string };
  beforeAll(async () => {
    world = await makeWorld();
    mine = await world.connect(world.ours);
    const names = (letter: string) => Array.from({ length: 12 }, (_, n) => `${letter}${10 + n}`);
    const updated = new Date(Date.now() - 3_600_000).toISOString();
    world.shelves.orders = [...names('a'), ...names('b'), 'c', 'd'].map((id) => ({ id, updated }));
    await world.work(mine.id);
    // Grown here: read as they are, so many large records need longer than a busy machine leaves a transaction.
    const grow = async (id: string, note: string) => {
      const { rows } = await world.pool.query('SELECT data FROM record WHERE id = $1', [id]);
      const data = JSON.stringify({ ...rows[0].data, additional_fields: { note } });
      await world.pool.query('UPDATE record SET data = $2 WHERE id = $1', [id, data]);
    };
    // Postgres stores what repeats itself in a fortieth of its size, and what is random as it is.
    for (const id of names('a')) await grow(id, 'logistics '.repeat(150_000));
    for (const id of names('b')) await grow(id, randomBytes(0.7 * MB).toString('hex'));
  }, 120_000);
  afterAll(() => world.end());

  it('end early with a next_token, and meet every record once', async () => {
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let token: string | null = ''; token !== null; ) {
      const page = await world.client.get(`/wms/orders${token && `?page_token=${token}`}`, {
        token: mine.token,
      });
      expect(page.status, page.text.slice(0, 300)).toBe(200);
      expect(page.body.total_count).toBe(page.body.data.length);
      seen.push(...page.body.data.map((order: { id: string }) => order.id));
      sizes.push(page.text.length);
      token = page.body.next_token;
    }
    expect(seen).toEqual(world.shelves.orders.map((order) => order.id));
    expect(Math.max(...sizes)).toBeLessThan(PAGE_MOST);
    expect(sizes.length).toBeLessThan(6);
  });

  it('are cut off in the database, not here', async () => {
    let travelled = 0;
    const db = {
      // biome-ignore lint/suspicious/noExplicitAny: passed on as it is
      async query(text: string, values?: unknown[]): Promise<any> {
        const result = await world.pool.query(text, values);
        for (const row of result.rows) travelled += row.data?.length ?? 0;
        return result;
      },
    };
    for (const after of [null, 'a99']) {
      travelled = 0;
      const list = { connectionId: mine.id, resource: 'order', tests: [], after, limit: 1000 };
      const { rows, more } = await listRecords(db, list);
      expect([rows.length > 5, more]).toEqual([true, true]);
      expect(travelled).toBeLessThan(TRAVELLED_MOST);
    }
  });

  it('hold one record at least, and say truly whether there is more', async () => {
    const list = { connectionId: mine.id, resource: 'order', tests: [], after: 'b20' };
    const page = async (limit: number) => {
      const { rows, more } = await listRecords(world.pool, { ...list, limit });
      return [rows.map((row) => row.id).join(), more];
    };
    expect(await page(1)).toEqual(['b21', true]);
    expect(await page(2)).toEqual(['b21,c', true]);
    expect(await page(3)).toEqual(['b21,c,d', false]);
    expect(await page(4)).toEqual(['b21,c,d', false]);
  });
});
