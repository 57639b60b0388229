import type { Specification } from './index.ts';
import { openApiChecker } from './openapi.ts';
import { samplesOf } from './samples.ts';

export const whiplash: Specification = {
  files: ['whiplash/openapi.json'],
  checker: ([document]) =>
    openApiChecker(JSON.parse(document!), {
      // Signing in is described elsewhere.
      unknownPaths: ['/oauth/token'],
      unlistedStatuses: Object.fromEntries(
        [
          '/api/v2/orders',
          '/api/v2/items',
          '/api/v2/items/{id}/warehouse_quantities',
          '/api/v2/customers/{id}',
        ].map((path) => [path, [404, 422, 429]]),
      ),
      answers: {
        /** The counts of an item have the schema of ONE warehouse, while items lie in several. */
        '/api/v2/items/{id}/warehouse_quantities': (body, problemsOf) =>
          (body as unknown[]).flatMap((one) =>
            problemsOf('/components/schemas/ApiV2EntitiesItemWarehouseQuantity', one),
          ),
      },
    }),
  samples: {
    get_orders: ([document]) =>
      [
        ...samplesOf(JSON.parse(document!), 'get', '/api/v2/orders'),
        ...samplesOf(JSON.parse(document!), 'get', '/api/v2/orders/{id}'),
      ]
        .flat(3)
        // One of them shows what comes where but a few fields are asked for, which we never do.
        .filter((row) => 'status' in row),
    // The counts at each warehouse are another question.
    get_inventory: ([document]) =>
      samplesOf(JSON.parse(document!), 'get', '/api/v2/items')
        .flat()
        .map((item) => ({ item, quantities: [] })),
  },
};
