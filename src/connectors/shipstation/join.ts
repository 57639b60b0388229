import { Retryable } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { inZone } from '../kit/zone.ts';
import { askPage, type Query } from './client.ts';
import { instant, ZONE } from './values.ts';
import type { JoinedOrder, VendorFulfillment, VendorOrder, VendorShipment } from './vendor.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
/** Orders as old as this when they changed are asked for one by one, lest the stretch of the others becomes long. */
const OLD_MS = 10 * DAY;
/**
 * What is sent of an order is dated no earlier than its creation and no later than its last change, which sending is.
 * So much more is asked for: an hour for the clock that is put back, and some minutes for who writes first.
 */
const SLACK_MS = 1.5 * HOUR;
const LARGEST_PAGE = 500;
const MOST_PAGES = 200;

type Sent = Pick<JoinedOrder, 'shipments' | 'fulfillments'>;

/** A date for a question: with a blank, as the vendor's documents have it. */
function wall(instant: Date): string {
  return inZone(instant, ZONE).replace('T', ' ');
}

/**
 * Orders with what was sent of them. Neither list of that can be asked for several orders, so most are found in the
 * stretch of time in which they were made and sent; those that took long are asked for by their number.
 */
export async function withSent(ctx: Context, orders: readonly VendorOrder[]): Promise<JoinedOrder[]> {
  const dated = orders.map((order) => ({ order, ...spanOf(order) }));
  const soon = dated.filter(({ created, changed }) => changed - created <= OLD_MS);
  const found = new Map<number, Sent>();
  if (soon.length > 0) {
    const from = Math.min(...soon.map(({ created }) => created)) - SLACK_MS;
    const to = Math.max(...soon.map(({ changed }) => changed)) + SLACK_MS;
    const stretch = { createDateStart: wall(new Date(from)), createDateEnd: wall(new Date(to)) };
    const sent = await sentOf(ctx, stretch);
    for (const { order } of soon) found.set(order.orderId, partOf(sent, order.orderId));
  }
  for (const { order } of dated) {
    // What has no number is nobody's; that is said when it is mapped.
    if (found.has(order?.orderId) || !Number.isSafeInteger(order?.orderId)) continue;
    found.set(order.orderId, partOf(await sentOf(ctx, { orderId: order.orderId }), order.orderId));
  }
  return orders.map((order) => ({ order, ...(found.get(order?.orderId) ?? EMPTY) }));
}

const EMPTY: Sent = { shipments: [], fulfillments: [] };

/** When an order came and when it last changed; without dates it counts as old. */
function spanOf(order: VendorOrder): { created: number; changed: number } {
  try {
    const [created, changed] = [order.createDate, order.modifyDate].map((date) => Date.parse(instant(date)));
    return { created: created!, changed: changed! };
  } catch {
    return { created: 0, changed: Number.MAX_SAFE_INTEGER };
  }
}

function partOf(sent: Sent, orderId: number): Sent {
  const own = <Row extends { orderId: number }>(rows: readonly Row[], id: (row: Row) => number) =>
    rows.filter((row) => row?.orderId === orderId).toSorted((a, b) => id(a) - id(b));
  return {
    shipments: own(sent.shipments, ({ shipmentId }) => shipmentId),
    fulfillments: own(sent.fulfillments, ({ fulfillmentId }) => fulfillmentId),
  };
}

async function sentOf(ctx: Context, query: Query): Promise<Sent> {
  return {
    shipments: (await askAll(ctx, 'shipments', {
      ...query,
      includeShipmentItems: 'true',
      sortBy: 'CreateDate',
      sortDir: 'ASC',
    })) as VendorShipment[],
    fulfillments: (await askAll(ctx, 'fulfillments', {
      ...query,
      sortBy: 'CreateDate',
      sortDir: 'ASC',
    })) as VendorFulfillment[],
  };
}

/** Sorted by creation, which does not change, nothing of such a list leaves its place. */
async function askAll(ctx: Context, name: 'shipments' | 'fulfillments', query: Query): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    await ctx.take(1);
    const answer = await askPage(ctx, name, query, { page, size: LARGEST_PAGE });
    rows.push(...answer.rows);
    if (page >= answer.pages) return rows;
  }
  throw new Retryable(`The list of ${name} that belongs to a page of orders does not end.`);
}
