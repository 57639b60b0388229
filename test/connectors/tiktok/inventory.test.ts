/** Products that one search cannot list are found in parts, and a product with many SKUs is read in parts. */
import { expect, test } from 'vitest';
import type { SourceAnswer, SourceRequest } from '../../../src/connectors/kit/http.ts';
import type { Cursor } from '../../../src/connectors/kit/manifest.ts';
import { inventory } from '../../../src/connectors/tiktok/inventory.ts';
import { connectorContext } from '../../support/connector-context.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
/** All created within a day, so that halves stay crowded for a while. */
const FIRST = NOW / 1000 - 10 * 86_400;
const ASK = { from: null, to: null, newest: true };

interface Product {
  id: string;
  create_time: number;
  skus: { id: string }[];
}

/** Walks all stock of a shop with such products; a search is taken to show `most` of them. */
async function walk(products: readonly Product[], most: number) {
  const listed = new Set<string>();
  let searches = 0;
  const send = async ({ url, query, text }: SourceRequest): Promise<SourceAnswer> => {
    const body = JSON.parse(text!.body);
    if (url.endsWith('inventory/search')) {
      const skus = body.sku_ids.map((id: string) => ({ id, total_available_quantity: 1 }));
      return answer({ inventory: [{ product_id: '1', skus }] });
    }
    searches++;
    const found = products.filter(
      ({ create_time: at }) => at >= body.create_time_ge && at <= body.create_time_le,
    );
    const offset = Number(query!.page_token ?? 0);
    if (offset >= most) return answer(null, 12_052_180);
    const next = offset + 50;
    return answer({
      total_count: found.length,
      products: found.slice(offset, next),
      next_page_token: next < found.length ? String(next) : '',
    });
  };
  const ctx = connectorContext('https://vendor.example', { app_secret: 's' }, { now: () => new Date(NOW) });
  let cursor: Cursor | null = null;
  do {
    const page = await inventory.page({ ...ctx, http: { ...ctx.http, send } }, ASK, cursor);
    if (page.kind !== 'page') throw new Error(page.kind);
    expect(page.records.length).toBeLessThanOrEqual(100);
    for (const record of page.records) listed.add(inventory.idOf(record)!);
    cursor = page.next;
    if (searches > 2000) throw new Error('it does not end');
  } while (cursor !== null);
  return { listed, searches };
}

function answer(data: unknown, code = 0): SourceAnswer {
  return { status: 200, headers: {}, text: JSON.stringify({ code, message: '', data }) };
}

test('more products than a search shows', async () => {
  const products = Array.from({ length: 12_000 }, (_, place) => ({
    id: String(place),
    create_time: FIRST + (place % 3000),
    skus: [{ id: `s${place}` }],
  }));
  const { listed } = await walk(products, 10_000);
  expect(listed.size).toBe(12_000);
});

test('a product with more SKUs than a page has records', async () => {
  const skus = Array.from({ length: 230 }, (_, place) => ({ id: `s${place}` }));
  const { listed, searches } = await walk([{ id: '1', create_time: FIRST, skus }], 10_000);
  expect(listed.size).toBe(230);
  expect(searches).toBe(3);
});
