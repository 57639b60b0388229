/** Numbered pages from the last to the first, told of by headers that may be absent. */
import { expect, test } from 'vitest';
import type { Context, Cursor, Page } from '../../../src/connectors/kit/manifest.ts';
import { walkBack } from '../../../src/connectors/shipbob/walk.ts';

/** A list as the vendor would page it, by fours, before each request changed as told. */
function listOf(rows: number[], change: (asked: number) => void = () => {}, headers = true) {
  let said: Record<string, string> = {};
  let asked = 0;
  const http = { header: (name: string) => said[name] ?? null };
  const ask = async (page: number) => {
    change(++asked);
    const pages = Math.ceil(rows.length / 4);
    said = headers ? { 'Total-Count': String(rows.length), 'Total-Pages': String(pages) } : {};
    if (page < pages) said['Next-Page'] = `/order?Page=${page + 1}`;
    return rows.slice((page - 1) * 4, page * 4);
  };
  return { ctx: { http } as unknown as Context, ask };
}

async function readAll({ ctx, ask }: ReturnType<typeof listOf>): Promise<Set<number>> {
  const found = new Set<number>();
  let cursor: Cursor | null = null;
  for (let steps = 0; steps < 60; steps++) {
    const page: Page<number> = await walkBack<number>(ctx, cursor, ask);
    if (page.kind !== 'page') throw new Error(page.kind);
    for (const row of page.records) found.add(row);
    if (page.next === null) return found;
    cursor = page.next;
  }
  throw new Error('it does not end');
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

test('what nobody touched is read, whichever rows leave while the list is walked', async () => {
  for (const at of numbers(20)) {
    const rows = numbers(20);
    const gone = new Set<number>();
    const list = listOf(rows, (asked) => {
      if (asked < 2) return;
      const [row] = rows.splice(at % Math.max(rows.length, 1), 1);
      if (row !== undefined) gone.add(row);
    });
    const found = await readAll(list);
    expect(numbers(20).filter((row) => !found.has(row) && !gone.has(row))).toEqual([]);
  }
});

test('a list that grows is walked anew, and one that never stops growing is given up', async () => {
  const rows = numbers(13);
  const once = listOf(rows, (asked) => void (asked === 3 && rows.unshift(99)));
  expect(await readAll(once)).toEqual(new Set([...numbers(13), 99]));
  const more = numbers(13);
  const ever = listOf(more, () => void more.unshift(more.length));
  await expect(readAll(ever)).rejects.toThrow('keeps growing');
});

test('without the headers that count, only what one answer holds is read', async () => {
  const { ctx, ask } = listOf(numbers(3), undefined, false);
  expect(await walkBack(ctx, null, ask)).toEqual({ kind: 'page', records: [0, 1, 2], next: null });
  const long = listOf(numbers(9), undefined, false);
  expect(await walkBack(long.ctx, null, long.ask)).toEqual({ kind: 'capped' });
});
