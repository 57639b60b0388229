import { unlessMissing, withDetails } from '../kit/details.ts';
import { Retryable } from '../kit/errors.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { inPasses } from '../kit/passes.ts';
import { marketplacesOf } from './account.ts';
import { askAmazon, nextToken, rowsOf, unlessStale } from './client.ts';
import { LIST } from './facts.ts';
import { mapMarketplaceOrder } from './map-marketplace-order.ts';
import { mapMultiChannelOrder } from './map-multi-channel-order.ts';
import { textOrNull } from './values.ts';
import {
  isMultiChannel,
  type MarketplaceOrder,
  type MultiChannelOrder,
  type VendorOrder,
} from './vendor-order.ts';

const PAGE_SIZE = 100;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** All that has a place in an order of ours. What an application may not see is left out of the answer, without a word. */
const INCLUDED = 'BUYER,RECIPIENT,PROCEEDS,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES';
const FULFILLMENT_ORDERS = '/fba/outbound/2020-07-01/fulfillmentOrders';

/** Orders of the seller's marketplaces, whoever sends them, and those that Amazon sends for other shops. */
export const orders: SourceFunction<VendorOrder> = {
  ...LIST,
  name: 'get_orders',
  evidence: 'vendor-spec',
  pageSize: PAGE_SIZE,
  // Two minutes, mostly; and the last quarter of an hour is not asked for, see `endOf`.
  lagMs: 30 * MINUTE,
  // Orders of the last two years are shown.
  keepsHistoryMs: 730 * DAY,
  // A day, say the documents.
  cursorMaxAgeMs: 23 * 3600_000,
  page: inPasses<VendorOrder>([
    {
      name: 'marketplaces',
      page: async (ctx, ask, cursor) => {
        const place = cursor as { before: string; token: string } | null;
        const before = place?.before ?? endOf(ctx, ask.to!);
        if (Date.parse(before) <= ask.from!.getTime()) return { kind: 'page', records: [], next: null };
        return await unlessStale(place?.token ?? null, async () => {
          const body = await askAmazon(ctx, {
            operation: 'searchOrders',
            path: '/orders/2026-01-01/orders',
            query: {
              marketplaceIds: marketplacesOf(ctx).join(','),
              lastUpdatedAfter: ask.from!.toISOString(),
              lastUpdatedBefore: before,
              includedData: INCLUDED,
              maxResultsPerPage: String(PAGE_SIZE),
              paginationToken: place?.token,
            },
          });
          const records = rowsOf<MarketplaceOrder>(body.orders, PAGE_SIZE);
          const token = nextToken((body.pagination as { nextToken?: unknown } | null | undefined)?.nextToken);
          return { kind: 'page', records, next: token === null ? null : { before, token } };
        });
      },
    },
    {
      name: 'other channels',
      page: async (ctx, { from, to }, cursor) => {
        const token = cursor === null ? null : String(cursor);
        return await unlessStale(token, async () => {
          const body = await askAmazon(ctx, {
            operation: 'listFulfillmentOrders',
            path: FULFILLMENT_ORDERS,
            query: token === null ? { queryStartDate: from!.toISOString() } : { nextToken: token },
          });
          const { fulfillmentOrders, nextToken: next } = payloadOf(body);
          // It has a start and no end; what has changed behind the end is of another window.
          const listed = rowsOf<MultiChannelOrder['fulfillmentOrder']>(fulfillmentOrders ?? []).filter(
            ({ statusUpdatedDate }) => !(Date.parse(statusUpdatedDate ?? '') > to!.getTime()),
          );
          const options = { atATime: 3, operation: 'getFulfillmentOrder' };
          const records = await withDetails(ctx, listed, options, (row) => detail(ctx, row));
          return { kind: 'page', records, next: nextToken(next) };
        });
      },
    },
  ]),
  idOf: (raw) => {
    if (typeof raw !== 'object' || raw === null) return null;
    return textOrNull(isMultiChannel(raw) ? raw.fulfillmentOrder?.sellerFulfillmentOrderId : raw.orderId);
  },
  map: (raw) => (isMultiChannel(raw) ? mapMultiChannelOrder(raw) : mapMarketplaceOrder(raw)),
};

/**
 * An end within the last two minutes is refused. Cut to whole quarters of an hour, so that two readings one after the
 * other ask for the same.
 */
function endOf(ctx: Context, to: Date): string {
  const latest = Math.floor((ctx.now().getTime() - 3 * MINUTE) / (15 * MINUTE)) * 15 * MINUTE;
  return new Date(Math.min(to.getTime(), latest)).toISOString();
}

/** What the list leaves out: lines and shipments. Null where the order is gone. */
async function detail(
  ctx: Context,
  { sellerFulfillmentOrderId }: MultiChannelOrder['fulfillmentOrder'],
): Promise<VendorOrder | null> {
  const path = `${FULFILLMENT_ORDERS}/${encodeURIComponent(String(sellerFulfillmentOrderId))}`;
  const body = await unlessMissing(askAmazon(ctx, { operation: null, path }));
  if (body === null) return null;
  const payload = payloadOf(body);
  if (!('fulfillmentOrder' in payload)) throw new Retryable('An answer of Amazon had no fulfilment order.');
  return payload as unknown as MultiChannelOrder;
}

function payloadOf({ payload }: Record<string, unknown>): Record<string, unknown> {
  if (typeof payload !== 'object' || payload === null)
    throw new Retryable('An answer of Amazon had nothing in it.');
  return payload as Record<string, unknown>;
}
