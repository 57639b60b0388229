import { mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Asked } from '../../kit/simulator/server.ts';
import { DAY, iso, Lives, later, type Row, type Step } from './lives.ts';
import { countIn, instantIn, needed, pageOf } from './pages.ts';
import { KINDS, person, skuOf } from './people.ts';
import { failure } from './tokens.ts';

const HOUR = 3600_000;
const MARKETPLACES = [
  { id: 'ATVPDKIKX0DER', name: 'Amazon.com', currency: 'USD' },
  { id: 'A2EUQ1WTGCTBG2', name: 'Amazon.ca', currency: 'CAD' },
];
const KEPT_MS = 730 * DAY;

export function ordersOf(seed: number, perDay: number): Lives {
  return new Lives(seed, perDay, life);
}

function life(dice: Dice, born: number): Step[] {
  const steps = [{ at: born, word: 'PENDING' }];
  let at = born;
  const then = (word: string, least: number, most: number) => {
    at += later(dice, least, most);
    steps.push({ at, word });
  };
  const fate = dice.fraction();
  then('UNSHIPPED', 60_000, 3 * HOUR);
  if (fate < 0.06) then('CANCELLED', HOUR, DAY);
  else if (fate < 0.08) then('UNFULFILLABLE', HOUR, DAY);
  else {
    if (fate < 0.2) then('PARTIALLY_SHIPPED', 2 * HOUR, DAY);
    then('SHIPPED', 3 * HOUR, 2 * DAY);
    // The carrier, an invoice, a refund: something changes, and the status does not.
    if (dice.chance(0.4)) then('SHIPPED', DAY, 9 * DAY);
  }
  return steps;
}

export function orderId(number: number): string {
  return `113-${String(1_000_000 + (number % 9_000_000))}-${String(2_000_000 + Math.floor(number / 9_000_000))}`;
}

export function orderNumber(id: string): number {
  const [, first, second] = /^113-(\d{7})-(\d{7})$/.exec(id) ?? [];
  return first ? Number(first) - 1_000_000 + (Number(second) - 2_000_000) * 9_000_000 : Number.NaN;
}

/** `GET /orders/2026-01-01/orders` */
export function searchOrders({ query }: Asked, orders: Lives, seed: number, now: number): object {
  const [after, before] = [instantIn(query, 'lastUpdatedAfter'), instantIn(query, 'lastUpdatedBefore')];
  if (Number.isNaN(after) || query.has('createdAfter'))
    throw failure(400, 'InvalidInput', 'Exactly one of createdAfter and lastUpdatedAfter is to be given.');
  if (before > now - 120_000 || before < after)
    throw failure(
      400,
      'InvalidInput',
      'lastUpdatedBefore is to be two minutes ago, and not before lastUpdatedAfter.',
    );
  const wanted = new Set(needed(query, 'marketplaceIds').split(','));
  const rows = orders
    .between(after, Number.isNaN(before) ? now : before, now)
    .filter(
      ({ steps, number }) => steps[0]!.at >= now - KEPT_MS && wanted.has(marketplaceOf(seed, number).id),
    );
  const included = new Set((query.get('includedData') ?? '').split(','));
  const size = countIn(query, 'maxResultsPerPage', 100, 100);
  const { page, next } = pageOf(rows, query.get('paginationToken'), size, now, DAY);
  return {
    orders: page.map((row) => orderJson(seed, row, included)),
    ...(next && { pagination: { nextToken: next } }),
    lastUpdatedBefore: iso(Number.isNaN(before) ? now - 120_000 : before),
  };
}

function marketplaceOf(seed: number, number: number): (typeof MARKETPLACES)[number] {
  return MARKETPLACES[mixed(seed, number, 2) % 4 === 0 ? 1 : 0]!;
}

function orderJson(seed: number, { number, steps, at }: Row, included: ReadonlySet<string>): object {
  const dice = new Dice(mixed(seed, number, 3));
  const { id: marketplaceId, name: marketplaceName, currency } = marketplaceOf(seed, number);
  const status = steps.at(-1)!.word;
  const byAmazon = dice.chance(0.6);
  const who = person(dice);
  const lines = Array.from({ length: dice.between(1, 3) }, (_, place) => ({
    place,
    kind: dice.below(KINDS),
    quantity: dice.between(1, 3),
  }));
  const money = (cents: number) => ({ amount: (cents / 100).toFixed(2), currencyCode: currency });
  // An order that waits for its payment has no price and no address.
  const paid = status !== 'PENDING';
  // An application without the role is not told who it is for.
  const shown = paid && number % 5 !== 0;
  const sum = lines.reduce((cents, line) => cents + skuOf(line.kind).cents * line.quantity, 0);
  const shippedAt = steps.find(({ word }) => word === 'SHIPPED' || word === 'PARTIALLY_SHIPPED')?.at ?? null;
  const sentLines = shippedAt === null ? [] : status === 'PARTIALLY_SHIPPED' ? lines.slice(0, 1) : lines;
  const born = steps[0]!.at;
  return {
    orderId: orderId(number),
    ...(number % 3 === 0 && { orderAliases: [{ aliasId: `SHOP-${number}`, aliasType: 'SELLER_ORDER_ID' }] }),
    createdTime: iso(born),
    lastUpdatedTime: iso(at),
    programs: number % 7 === 0 ? ['AMAZON_BUSINESS'] : number % 2 === 0 ? ['PRIME'] : [],
    salesChannel: { channelName: 'AMAZON', marketplaceId, marketplaceName },
    ...(shown &&
      included.has('BUYER') && {
        buyer: { buyerName: who.name, buyerEmail: `b${number}@marketplace.amazon.com` },
      }),
    ...(shown &&
      included.has('RECIPIENT') && {
        recipient: { deliveryAddress: { ...who, addressType: 'RESIDENTIAL' } },
      }),
    ...(paid &&
      included.has('PROCEEDS') && {
        proceeds: {
          grandTotal: money(sum + 499),
          breakdowns: [
            { type: 'ITEM', subtotal: money(sum) },
            { type: 'SHIPPING', subtotal: money(499) },
          ],
        },
      }),
    ...(included.has('FULFILLMENT') && {
      fulfillment: {
        fulfillmentStatus: status,
        fulfilledBy: byAmazon ? 'AMAZON' : 'MERCHANT',
        fulfillmentServiceLevel: dice.pick(['STANDARD', 'NEXT_DAY']),
        shipByWindow: { earliestDateTime: iso(born + DAY), latestDateTime: iso(born + 2 * DAY) },
      },
    }),
    orderItems: lines.map(({ place, kind, quantity }) => {
      const { asin, sku, title, cents } = skuOf(kind);
      const fulfilled = sentLines.some((line) => line.place === place) ? quantity : 0;
      return {
        orderItemId: `${50_000_000 + number * 4 + place}`,
        quantityOrdered: quantity,
        product: { asin, title, sellerSku: sku, ...(paid && { price: { unitPrice: money(cents) } }) },
        ...(included.has('FULFILLMENT') && {
          fulfillment: { quantityFulfilled: fulfilled, quantityUnfulfilled: quantity - fulfilled },
        }),
      };
    }),
    ...(shippedAt !== null &&
      !byAmazon &&
      included.has('PACKAGES') && { packages: [packageJson(number, shippedAt, sentLines)] }),
  };
}

/** Only what a merchant sends has parcels. */
function packageJson(
  number: number,
  shippedAt: number,
  lines: readonly { place: number; quantity: number }[],
): object {
  return {
    packageReferenceId: '1',
    createdTime: iso(shippedAt - 60_000),
    packageStatus: { status: number % 2 === 0 ? 'DELIVERED' : 'IN_TRANSIT' },
    carrier: 'UPS',
    shipTime: iso(shippedAt),
    shippingService: 'UPS Ground',
    trackingNumber: `1ZSIM${number}`,
    shipFromAddress: {
      name: 'Example Shop',
      addressLine1: '1 Dock Rd',
      city: 'Reno',
      stateOrRegion: 'NV',
      postalCode: '89501',
      countryCode: 'US',
    },
    packageItems: lines.map(({ place, quantity }) => ({
      orderItemId: `${50_000_000 + number * 4 + place}`,
      quantity,
    })),
  };
}
