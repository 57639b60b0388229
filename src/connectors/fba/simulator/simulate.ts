import { Bucket } from '../../kit/simulator/bucket.ts';
import { type Asked, type Given, Refused, serve } from '../../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../kit/simulator.ts';
import { Ledger } from './ledger-file.ts';
import { listingNumber, listingsHeld, listingsOf, searchListings } from './listings.ts';
import {
  getFulfillmentOrder,
  listFulfillmentOrders,
  multiChannelId,
  multiChannelOf,
} from './multi-channel.ts';
import { orderId, orderNumber, ordersOf, searchOrders } from './orders.ts';
import { PLANS, participations, planOf } from './plans.ts';
import { ReportDesk } from './report-desk.ts';
import { Returns } from './returns-file.ts';
import { Settlements } from './settlements.ts';
import { inventorySummaries, stockHeld } from './stock.ts';
import { CREDENTIALS, failure, Tokens } from './tokens.ts';

/** Amazon's side: sign-in, the region's interface, and the store that documents lie in. */
export async function startAmazonSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 40 } = options;
  const orders = ordersOf(seed, perDay);
  const multiChannel = multiChannelOf(seed, Math.min(perDay / 5, 4));
  const listings = listingsOf(seed, perDay);
  const returns = new Returns(seed, perDay);
  const ledger = new Ledger(seed, perDay);
  const settlements = new Settlements(seed, perDay);
  const files = { GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA: returns, GET_LEDGER_DETAIL_VIEW_DATA: ledger };
  const desk = new ReportDesk(files, settlements);
  const tokens = new Tokens(seed);
  const buckets = new Map(Object.entries(PLANS).map(([name, plan]) => [name, new Bucket(clock, plan)]));
  const now = () => clock().getTime();

  const answer = (asked: Asked): Given => {
    const [, prefix = '', path = ''] = /^(\/lwa|\/eu|\/fe)?(\/.*)$/.exec(asked.path) ?? [];
    if (prefix === '/lwa' && path === '/auth/o2/token') return tokens.give(asked.body, now());
    const file = /^\/tortuga-prod-na\/(.+)$/.exec(path)?.[1];
    if (file) return desk.download(asked, decodeURIComponent(file), now());
    tokens.check(asked.headers, now());
    const plan = planOf(asked.method, path);
    if (!plan) throw failure(404, 'NotFound', 'There is no such resource.');
    const bucket = buckets.get(plan)!;
    if (bucket.take() > 0)
      throw failure(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.');
    const given = resource(asked, path, prefix);
    return { ...given, headers: { 'x-amzn-RateLimit-Limit': String(PLANS[plan].perSecond) } };
  };

  const resource = (asked: Asked, path: string, prefix: string): Given => {
    const last = decodeURIComponent(path.split('/').at(-1)!);
    switch (planOf(asked.method, path)) {
      case 'searchOrders':
        return { json: searchOrders(asked, orders, seed, now()) };
      case 'listFulfillmentOrders':
        return { json: listFulfillmentOrders(asked, multiChannel, seed, now()) };
      case 'getFulfillmentOrder':
        return { json: getFulfillmentOrder(last, multiChannel, seed, now()) };
      case 'searchListings':
        return { json: searchListings({ ...asked, path }, listings, now()) };
      case 'inventorySummaries':
        return { json: inventorySummaries(asked, seed, now()) };
      case 'createReport':
        return desk.create(asked, now());
      case 'getReports':
        return desk.list(asked, now());
      case 'getReport':
        return desk.get(last, now());
      case 'getReportDocument':
        return desk.document(asked, last, prefix, now());
      case 'participations':
        return { json: participations() };
      default:
        throw new Refused({ status: 404 });
    }
  };

  const server = await serve(options, answer);
  return {
    ...server,
    credentials: CREDENTIALS,
    notes: [
      `${perDay} orders, returns, listings and movements of stock a day, and a settlement every other week.`,
      'Two marketplaces, the US and Canada. Reports take two minutes; one question for orders is allowed in three.',
    ],
    truth(name, window) {
      const [from, to] = [window?.from.getTime() ?? 0, window?.to.getTime() ?? now() + 1];
      switch (name) {
        case 'get_orders':
          return [
            ...orders.held(from, to, now(), orderId),
            ...multiChannel.held(from, to, now(), multiChannelId),
          ];
        case 'get_products':
          return listingsHeld(listings, from, to, now());
        case 'get_returns':
          return returns.held(from, to, now());
        case 'get_inventory_ledger':
          return ledger.held(from, to, now());
        case 'get_bills':
          return settlements.held(from, to, now());
        case 'get_inventory':
          return stockHeld();
        default:
          return participations().payload.map(({ marketplace }) => ({ id: marketplace.id, at: null }));
      }
    },
    edit(name, id) {
      if (name === 'get_orders') return orders.edit(orderNumber(id), 'CANCELLED', now());
      // Whatever was returned, moved or settled has happened.
      return name === 'get_products' && listings.edit(listingNumber(id), 'BUYABLE', now());
    },
    expireSessions: () => tokens.expire(),
    revoke: () => tokens.revoke(),
    refusals: () => [...buckets.values()].reduce((sum, bucket) => sum + bucket.refusals, 0),
  };
}
