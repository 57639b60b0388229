/** A walk over a window ends early where that is safe, and nowhere else. */
import { expect, test } from 'vitest';
import { Terminal } from '../../../src/connectors/kit/errors.ts';
import type { Cursor } from '../../../src/connectors/kit/manifest.ts';
import { windowStep } from '../../../src/connectors/linnworks/list.ts';
import { connectorContext } from '../../support/connector-context.ts';

const NOW = Date.parse('2026-06-15T00:00:00Z');
const HOUR = 3600_000;
const FROM = NOW - 1200 * HOUR;

interface Row {
  OrderId: string;
  LastUpdated: string;
}

/** One order an hour, up to now. */
const ALL: readonly Row[] = Array.from({ length: 1200 }, (_, hour) => ({
  OrderId: String(hour),
  LastUpdated: new Date(FROM + hour * HOUR).toISOString(),
}));

/** Reads the hours from the 10th up to the 160th of a vendor that lists so. */
async function walk(list: (since: Row[]) => Row[], countsUpTo = Number.POSITIVE_INFINITY) {
  let asked = 0;
  const json = async ({ query }: { query?: Record<string, unknown> }) => {
    asked++;
    const since = list(ALL.filter((row) => row.LastUpdated >= String(query!.fromDate)));
    const [offset, size] = [Number(query!.searchToken ?? 0), Number(query!.entriesPerPage)];
    const next = offset + size;
    return {
      TotalOrders: Math.min(since.length, countsUpTo),
      NextSearchToken: next < since.length ? String(next) : null,
      OpenOrders: [],
      ProcessedOrders: since.slice(offset, next),
    };
  };
  const ctx = connectorContext('https://vendor.example', {}, { now: () => new Date(NOW) });
  const ask = { from: new Date(FROM + 10 * HOUR), to: new Date(FROM + 160 * HOUR), newest: false };
  const found: string[] = [];
  let cursor: Cursor | null = null;
  do {
    const page = await windowStep({ ...ctx, http: { ...ctx.http, json } }, ask, cursor);
    if (page.kind !== 'page') throw new Error(page.kind);
    found.push(...page.records.map(({ OrderId }) => OrderId));
    cursor = page.next;
  } while (cursor !== null);
  return { found: found.map(Number).toSorted((a, b) => a - b), asked };
}

const WANTED = Array.from({ length: 150 }, (_, place) => place + 10);

test('a list that is sorted is left behind the window', async () => {
  const { found, asked } = await walk((rows) => rows);
  expect(found).toEqual(WANTED);
  expect(asked).toBe(3);
});

test.each<[string, (rows: Row[]) => Row[], number?]>([
  ['the newest first', (rows) => rows.toReversed()],
  ['by number alone', (rows) => rows.toSorted((a, b) => (Number(a.OrderId) % 7) - (Number(b.OrderId) % 7))],
  ['sorted, and counted up to a hundred', (rows) => rows, 100],
  ['sorted, and counted up to a thousand', (rows) => rows, 1000],
])('a list that is %s is read whole', async (_, list, countsUpTo) => {
  expect((await walk(list, countsUpTo)).found).toEqual(WANTED);
});

test('a filter that is ignored ends the walk', async () => {
  const ctx = connectorContext('https://vendor.example', {}, { now: () => new Date(NOW) });
  const json = async () => ({ TotalOrders: 1200, NextSearchToken: 'x', ProcessedOrders: ALL.slice(0, 100) });
  const ask = { from: new Date(NOW - 20 * 24 * HOUR), to: new Date(NOW - 15 * 24 * HOUR), newest: false };
  await expect(windowStep({ ...ctx, http: { ...ctx.http, json } }, ask, null)).rejects.toThrow(Terminal);
});

test('near the present slices are narrow', async () => {
  const ctx = connectorContext('https://vendor.example', {}, { now: () => new Date(NOW) });
  const ask = { from: new Date(NOW - 31 * 24 * HOUR), to: new Date(NOW), newest: true };
  expect(await windowStep(ctx, ask, null)).toEqual({ kind: 'capped' });
});
