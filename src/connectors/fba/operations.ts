import type { Quota } from '../kit/manifest.ts';

/** Amazon's usage plans: a bucket for each operation, application and seller. Sellers may have more, never less. */
export const OPERATIONS = {
  searchOrders: { burst: 20, perSecond: 0.0056 },
  listFulfillmentOrders: { burst: 30, perSecond: 2 },
  getFulfillmentOrder: { burst: 30, perSecond: 2 },
  createReport: { burst: 15, perSecond: 0.0167 },
  getReport: { burst: 15, perSecond: 2 },
  getReports: { burst: 10, perSecond: 0.0222 },
  getReportDocument: { burst: 15, perSecond: 0.0167 },
  searchListings: { burst: 5, perSecond: 5 },
  inventorySummaries: { burst: 2, perSecond: 2 },
  participations: { burst: 15, perSecond: 0.016 },
} as const satisfies Readonly<Record<string, Quota>>;

/** An operation, by a name of ours. */
export type OperationName = keyof typeof OPERATIONS;

/** Where each operation is. */
const PLACES: readonly (readonly [OperationName, string, RegExp])[] = [
  ['searchOrders', 'GET', /^\/orders\/2026-01-01\/orders$/],
  ['listFulfillmentOrders', 'GET', /^\/fba\/outbound\/2020-07-01\/fulfillmentOrders$/],
  ['getFulfillmentOrder', 'GET', /^\/fba\/outbound\/2020-07-01\/fulfillmentOrders\/[^/]+$/],
  ['createReport', 'POST', /^\/reports\/2021-06-30\/reports$/],
  ['getReport', 'GET', /^\/reports\/2021-06-30\/reports\/[^/]+$/],
  ['getReports', 'GET', /^\/reports\/2021-06-30\/reports$/],
  ['getReportDocument', 'GET', /^\/reports\/2021-06-30\/documents\/[^/]+$/],
  ['searchListings', 'GET', /^\/listings\/2021-08-01\/items\/[^/]+$/],
  ['inventorySummaries', 'GET', /^\/fba\/inventory\/v1\/summaries$/],
  ['participations', 'GET', /^\/sellers\/v1\/marketplaceParticipations$/],
];

/** The operation that a request is; null for one that this connector has no use for. */
export function operationAt(method: string, path: string): OperationName | null {
  const { pathname } = new URL(`https://amazon.invalid${path}`);
  return PLACES.find(([, how, where]) => how === method && where.test(pathname))?.[0] ?? null;
}
