import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Asked } from '../../kit/simulator/server.ts';
import type { Held } from '../../kit/simulator.ts';
import { invalid } from './lists.ts';

/** More than a page each. */
const SELLER_SKUS = 60;
const WFS_SKUS = 210;
const HOUR_MS = 3600_000;

export function stockHeld(): Held[] {
  const own = Array.from({ length: SELLER_SKUS }, (_, at) => ({ id: `SKU-${at + 1}`, at: null }));
  const wfs = Array.from({ length: WFS_SKUS }, (_, at) => ({ id: `WFS:SKU-${at + 1}`, at: null }));
  return [...own, ...wfs];
}

/** `GET /v3/inventories`: another cursor each time. */
export function sellerStock({ query }: Asked, seed: number, now: number): object {
  const limit = limitOf(query, 50);
  const cursor = query.get('nextCursor');
  const offset = cursor === null ? 0 : Number(Buffer.from(cursor, 'base64').toString().split(' ')[1]);
  if (!Number.isInteger(offset)) throw invalid('nextCursor');
  const inventories = numbers(offset, limit, SELLER_SKUS).map((number) => {
    const { there, promised } = counts(seed, number, now);
    const each = (amount: number) => ({ unit: 'EACH', amount });
    const node = {
      inputQty: each(there),
      availToSellQty: each(there - promised),
      reservedQty: each(promised),
    };
    return { sku: `SKU-${number}`, nodes: [{ shipNode: '100009', ...node }] };
  });
  const next = offset + limit;
  const nextCursor = Buffer.from(`${mixed(seed, now)} ${next}`).toString('base64');
  const meta = { totalCount: SELLER_SKUS, ...(next < SELLER_SKUS && { nextCursor }) };
  return { meta, elements: { inventories } };
}

/** `GET /v3/fulfillment/inventory` */
export function wfsStock({ query }: Asked, seed: number, now: number): object {
  const limit = limitOf(query, 300);
  const offset = Number(query.get('offset') ?? 0);
  if (!Number.isInteger(offset) || offset < 0) throw invalid('offset');
  const inventory = numbers(offset, limit, WFS_SKUS).map((number) => {
    const { there, promised } = counts(seed + 1, number, now);
    const modifiedDate = new Date(Math.floor(now / HOUR_MS) * HOUR_MS).toISOString();
    const node = { modifiedDate, availToSellQty: there - promised, onHandQty: there };
    return { sku: `SKU-${number}`, shipNodes: [{ ...node, shipNodeType: 'WFSFulfilled' }] };
  });
  return { headers: { totalCount: WFS_SKUS, limit, offset }, payload: { inventory } };
}

function numbers(offset: number, limit: number, all: number): number[] {
  return Array.from({ length: Math.max(Math.min(limit, all - offset), 0) }, (_, at) => offset + at + 1);
}

/** They change from hour to hour. */
function counts(seed: number, number: number, now: number) {
  const dice = new Dice(mixed(seed, number, Math.floor(now / HOUR_MS)));
  return { there: dice.between(20, 500), promised: dice.between(0, 12) };
}

function limitOf(query: URLSearchParams, most: number): number {
  const limit = Number(query.get('limit') ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) throw invalid('limit');
  return limit;
}
