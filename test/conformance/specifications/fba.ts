import type { Specification } from './index.ts';
import { openApiChecker } from './openapi.ts';
import { samplesOf } from './samples.ts';

/** Which document of Amazon's says what of a path. Of listings, sellers and the sign-in none is kept here. */
const BY_PATH: readonly (readonly [path: RegExp, file: string])[] = [
  [/^\/orders\//, 'amazon/orders_2026-01-01.json'],
  [/^\/fba\/outbound\//, 'amazon/fulfillmentOutbound_2020-07-01.json'],
  [/^\/fba\/inventory\//, 'amazon/fbaInventory.json'],
  [/^\/reports\//, 'amazon/reports_2021-06-30.json'],
];

const OUTBOUND = '/fba/outbound/2020-07-01';

export const fba: Specification = {
  files: BY_PATH.map(([, file]) => file),
  checker: (documents) => {
    const checkers = documents.map((document) => openApiChecker(JSON.parse(document)));
    return (said) => {
      const at = BY_PATH.findIndex(([path]) => path.test(said.path));
      return checkers[at]?.(said) ?? [];
    };
  },
  samples: {
    get_orders: (documents) => {
      const [orders, outbound] = documents.map((document) => JSON.parse(document));
      const { fulfillmentOrders, fulfillmentOrder } = {
        fulfillmentOrders: samplesOf(outbound, 'get', `${OUTBOUND}/fulfillmentOrders`),
        fulfillmentOrder: samplesOf(
          outbound,
          'get',
          `${OUTBOUND}/fulfillmentOrders/{sellerFulfillmentOrderId}`,
        ),
      };
      return [
        ...samplesOf(orders, 'get', '/orders/2026-01-01/orders').flatMap((body) => body.orders as unknown[]),
        ...samplesOf(orders, 'get', '/orders/2026-01-01/orders/{orderId}').map((body) => body.order),
        ...fulfillmentOrder.map((body) => body.payload),
        // What the list leaves out, details have.
        ...fulfillmentOrders.flatMap((body) =>
          (body.payload as { fulfillmentOrders: unknown[] }).fulfillmentOrders.map((one) => ({
            fulfillmentOrder: one,
          })),
        ),
      ];
    },
  },
};
