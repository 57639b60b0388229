/** A walk over a window loses nothing where one second fills pages, and ends where filters are ignored. */
import { expect, test } from 'vitest';
import { Terminal } from '../../../src/connectors/kit/errors.ts';
import type { Cursor, Page } from '../../../src/connectors/kit/manifest.ts';
import { windowStep } from '../../../src/connectors/whiplash/window.ts';
import { connectorContext } from '../../support/connector-context.ts';

const START = Date.parse('2026-05-01T00:00:00Z');

interface Row {
  id: number;
  updated_at: string;
}

function rows(count: number, second: number, firstId: number): Row[] {
  const updated_at = new Date(START + second * 1000).toISOString();
  return Array.from({ length: count }, (_, at) => ({ id: firstId + at, updated_at }));
}

/** A vendor that knows these predicates, over rows that may change between two questions. */
async function walk(all: Row[], between: (asked: number) => void = () => {}): Promise<Set<number>> {
  let asked = 0;
  const json = async ({ query }: { query?: Record<string, unknown> }): Promise<Row[]> => {
    between(asked++);
    const { updated_at_gteq: from, updated_at_lt: to, id_gt = 0 } = JSON.parse(String(query!.search));
    const found = all.filter((row) => row.updated_at >= from && row.updated_at < to && row.id > id_gt);
    const byDate = query!.sort !== 'id asc';
    return found
      .toSorted((a, b) =>
        byDate && a.updated_at !== b.updated_at ? (a.updated_at < b.updated_at ? -1 : 1) : a.id - b.id,
      )
      .slice(0, 50);
  };
  const ctx = connectorContext('https://vendor.example', { customer_id: '1026' }, { now: () => new Date() });
  const ask = { from: new Date(START), to: new Date(START + 3600_000), newest: true };
  const seen = new Set<number>();
  let cursor: Cursor | null = null;
  do {
    const page: Page<Row> = await windowStep<Row>(
      { ...ctx, http: { ...ctx.http, json } },
      ask,
      '/orders',
      cursor,
    );
    if (page.kind !== 'page') throw new Error(page.kind);
    for (const { id } of page.records) seen.add(id);
    cursor = page.next;
    if (asked > 40) throw new Error('it does not end');
  } while (cursor !== null);
  return seen;
}

test.each([[49], [50], [51], [100], [130]])('%i records of one second', async (count) => {
  const all = [...rows(3, 1, 900), ...rows(count, 5, 1), ...rows(60, 6, 300)];
  expect(await walk(all)).toEqual(new Set(all.map(({ id }) => id)));
});

test('records that leave the window while it is read take nobody along', async () => {
  const all = [...rows(120, 5, 1), ...rows(60, 9, 300)];
  const kept = all.filter(({ id }) => id % 10 !== 0).map(({ id }) => id);
  const left = all.filter(({ id }) => id % 10 === 0);
  const seen = await walk(all, (asked) => {
    for (const row of left.slice(asked * 4, asked * 4 + 4)) row.updated_at = '2026-07-01T00:00:00.000Z';
  });
  expect(kept.filter((id) => !seen.has(id))).toEqual([]);
});

test('a vendor that ignores the filter is not walked to the end of time', async () => {
  const ctx = connectorContext('https://vendor.example', { customer_id: '1026' }, { now: () => new Date() });
  const http = { ...ctx.http, json: async () => rows(50, -86_400, 1) };
  const ask = { from: new Date(START), to: new Date(START + 3600_000), newest: true };
  await expect(windowStep({ ...ctx, http }, ask, '/orders', null)).rejects.toThrow(Terminal);
});
