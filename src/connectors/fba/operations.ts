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
