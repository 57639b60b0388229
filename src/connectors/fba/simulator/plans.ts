/** Usage plans: what an application may ask of each operation for a seller. */
export const PLANS = {
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
} as const;

const PATHS: readonly [method: string, path: RegExp, plan: keyof typeof PLANS][] = [
  ['GET', /^\/orders\/2026-01-01\/orders$/, 'searchOrders'],
  ['GET', /^\/fba\/outbound\/2020-07-01\/fulfillmentOrders$/, 'listFulfillmentOrders'],
  ['GET', /^\/fba\/outbound\/2020-07-01\/fulfillmentOrders\/[^/]+$/, 'getFulfillmentOrder'],
  ['POST', /^\/reports\/2021-06-30\/reports$/, 'createReport'],
  ['GET', /^\/reports\/2021-06-30\/reports$/, 'getReports'],
  ['GET', /^\/reports\/2021-06-30\/reports\/[^/]+$/, 'getReport'],
  ['GET', /^\/reports\/2021-06-30\/documents\/[^/]+$/, 'getReportDocument'],
  ['GET', /^\/listings\/2021-08-01\/items\/[^/]+$/, 'searchListings'],
  ['GET', /^\/fba\/inventory\/v1\/summaries$/, 'inventorySummaries'],
  ['GET', /^\/sellers\/v1\/marketplaceParticipations$/, 'participations'],
];

/** Which plan a request falls under; undefined where there is no such resource. */
export function planOf(method: string, path: string): keyof typeof PLANS | undefined {
  return PATHS.find(([verb, form]) => verb === method && form.test(path))?.[2];
}

/** `GET /sellers/v1/marketplaceParticipations` */
export function participations() {
  const of = (id: string, name: string, countryCode: string, defaultCurrencyCode: string) => ({
    marketplace: {
      id,
      name,
      countryCode,
      defaultCurrencyCode,
      defaultLanguageCode: `en_${countryCode}`,
      domainName: `www.${name.toLowerCase()}`,
    },
    participation: { isParticipating: true, hasSuspendedListings: false },
  });
  return {
    payload: [
      of('ATVPDKIKX0DER', 'Amazon.com', 'US', 'USD'),
      of('A2EUQ1WTGCTBG2', 'Amazon.ca', 'CA', 'CAD'),
      of('A1AM78C64UM0Y8', 'Amazon.com.mx', 'MX', 'MXN'),
    ],
  };
}
