import { mixed } from '../../kit/simulator/calendar.ts';
import type { Asked } from '../../kit/simulator/server.ts';
import type { Held } from '../../kit/simulator.ts';
import { iso } from './lives.ts';
import { needed, pageOf } from './pages.ts';
import { KINDS, skuOf } from './people.ts';
import { failure } from './tokens.ts';

const PAGE = 50;
const TOKEN_MS = 30_000;
const SHIFT = 7 * 3600_000;
const PLACES = ['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2'];

/** `GET /fba/inventory/v1/summaries`: tokens are good for half a minute. */
export function inventorySummaries({ query }: Asked, seed: number, now: number): object {
  const place = needed(query, 'marketplaceIds');
  if (query.get('granularityType') !== 'Marketplace' || query.get('granularityId') !== place)
    throw failure(400, 'InvalidInput', 'The granularity is to be the marketplace.');
  if (!PLACES.includes(place)) throw failure(403, 'Unauthorized', 'Access to requested resource is denied.');
  const kinds = Array.from({ length: countAt(place) }, (_, kind) => kind);
  const { page, next } = pageOf(kinds, query.get('nextToken'), PAGE, now, TOKEN_MS);
  return {
    payload: {
      granularity: { granularityType: 'Marketplace', granularityId: place },
      inventorySummaries: page.map((kind) => summary(seed, kind, place, now)),
    },
    ...(next && { pagination: { nextToken: next } }),
  };
}

/** Fewer goods lie in the second one. */
function countAt(place: string): number {
  return place === PLACES[0] ? KINDS : 6;
}

export function stockHeld(): Held[] {
  return PLACES.flatMap((place) =>
    Array.from({ length: countAt(place) }, (_, kind) => ({
      id: place === PLACES[0] ? skuOf(kind).sku : `${place}:${skuOf(kind).sku}`,
      at: null,
    })),
  );
}

function summary(seed: number, kind: number, place: string, now: number): object {
  const { asin, fnsku, sku, title } = skuOf(kind);
  const shift = Math.floor((now + kind * 60_000) / SHIFT);
  const bits = mixed(seed, kind, place.length, shift);
  const [fulfillable, reserved, broken, inbound] = [
    bits % 400,
    (bits >>> 5) % 30,
    (bits >>> 9) % 4,
    (bits >>> 13) % 60,
  ];
  return {
    asin,
    fnSku: fnsku,
    sellerSku: sku,
    condition: 'NewItem',
    lastUpdatedTime: iso(shift * SHIFT),
    productName: title,
    totalQuantity: fulfillable + reserved + broken + inbound,
    inventoryDetails: {
      fulfillableQuantity: fulfillable,
      inboundWorkingQuantity: 0,
      inboundShippedQuantity: inbound,
      inboundReceivingQuantity: 0,
      reservedQuantity: { totalReservedQuantity: reserved, pendingCustomerOrderQuantity: reserved },
      researchingQuantity: { totalResearchingQuantity: 0, researchingQuantityBreakdown: [] },
      unfulfillableQuantity: { totalUnfulfillableQuantity: broken, customerDamagedQuantity: broken },
    },
  };
}
