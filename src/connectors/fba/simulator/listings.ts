import type { Asked } from '../../kit/simulator/server.ts';
import type { Held } from '../../kit/simulator.ts';
import { DAY, iso, Lives, later, type Row } from './lives.ts';
import { countIn, instantIn, needed, orElse, pageOf } from './pages.ts';
import { KINDS, skuOf } from './people.ts';
import { CREDENTIALS, failure } from './tokens.ts';

const MAIN = 'ATVPDKIKX0DER';
const SECOND = 'A2EUQ1WTGCTBG2';
const MOST_LISTED = 1000;

export function listingsOf(seed: number, perDay: number): Lives {
  return new Lives(seed + 13, perDay, (dice, born) => {
    const steps = [{ at: born, word: 'DISCOVERABLE' }];
    for (let more = dice.between(0, 2), at = born; more > 0; more--) {
      at += later(dice, 60_000, 8 * DAY);
      steps.push({ at, word: 'BUYABLE' });
    }
    return steps;
  });
}

/** Every third listing stands in the second marketplace as well. */
function marketplacesOf(number: number): string[] {
  return number % 3 === 0 ? [MAIN, SECOND] : [MAIN];
}

function listingSku(number: number): string {
  return `LIST ${number}/é`;
}

export function listingNumber(id: string): number {
  return Number(/LIST (\d+)\/é$/.exec(id)?.[1] ?? Number.NaN);
}

/** Under the SKU for the marketplace that is named first, with the marketplace before it for others. */
export function listingsHeld(listings: Lives, from: number, to: number, now: number): Held[] {
  return listings.between(from, to - 1, now).flatMap(({ number, at }) =>
    marketplacesOf(number).map((place) => ({
      id: place === MAIN ? listingSku(number) : `${place}:${listingSku(number)}`,
      at: new Date(at),
    })),
  );
}

/** `GET /listings/2021-08-01/items/{sellerId}` */
export function searchListings({ query, path }: Asked, listings: Lives, now: number): object {
  if (decodeURIComponent(path.split('/').at(-1)!) !== CREDENTIALS.seller_id)
    throw failure(400, 'InvalidInput', 'sellerId is another seller');
  const place = needed(query, 'marketplaceIds');
  if (place.includes(',')) throw failure(400, 'InvalidInput', 'One marketplace at a time.');
  if (place !== MAIN && place !== SECOND) throw failure(400, 'InvalidInput', 'marketplaceIds is invalid');
  const rows = listings
    .between(
      orElse(instantIn(query, 'lastUpdatedAfter'), now - 2 * DAY),
      orElse(instantIn(query, 'lastUpdatedBefore'), now),
      now,
    )
    .filter(({ number }) => marketplacesOf(number).includes(place));
  if (query.get('sortOrder') === 'ASC') rows.reverse();
  const size = countIn(query, 'pageSize', 10, 20);
  const { page, next } = pageOf(rows.slice(0, MOST_LISTED), query.get('pageToken'), size, now, DAY);
  return {
    numberOfResults: rows.length,
    ...(next && { pagination: { nextToken: next } }),
    items: page.map((row) => listingJson(row, place)),
  };
}

function listingJson({ number, steps, at }: Row, marketplaceId: string): object {
  const { asin, fnsku, title, cents } = skuOf(number % KINDS);
  const currencyCode = marketplaceId === MAIN ? 'USD' : 'CAD';
  return {
    sku: listingSku(number),
    summaries: [
      {
        marketplaceId,
        asin,
        productType: 'DRINKING_CUP',
        conditionType: 'new_new',
        status: steps.at(-1)!.word === 'BUYABLE' ? ['BUYABLE', 'DISCOVERABLE'] : [],
        fnSku: fnsku,
        itemName: title,
        createdDate: iso(steps[0]!.at),
        lastUpdatedDate: iso(at),
      },
    ],
    attributes: {
      externally_assigned_product_identifier: [
        { type: 'upc', value: String(840_000_000_000 + number), marketplace_id: marketplaceId },
      ],
    },
    offers: [{ marketplaceId, offerType: 'B2C', price: { currencyCode, amount: (cents / 100).toFixed(2) } }],
    fulfillmentAvailability: [{ fulfillmentChannelCode: number % 2 === 0 ? 'AMAZON_NA' : 'DEFAULT' }],
  };
}
