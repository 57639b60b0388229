import { parse } from 'yaml';
import type { Specification } from './index.ts';
import { type Checker, openApiChecker } from './openapi.ts';
import { samplesOf } from './samples.ts';

/** What the vendor puts into the query of a next page; it is given as it came, and described nowhere. */
const OF_CURSORS = ['hasMoreElements', 'soIndex', 'poIndex', 'sellerId', 'offset'];
/** Described in further documents of the vendor, which are not kept here. */
const ELSEWHERE = ['/v3/token', '/v3/token/detail', '/v3/inventories', '/v3/fulfillment/inventory'];

export const walmart: Specification = {
  files: ['walmart/orders.yml', 'walmart/returns.yml'],
  checker: (documents) => {
    // The documents list success alone; how errors look stands in the guide.
    const statuses = [400, 401, 404, 429];
    const [orders, returns] = documents.map((text) =>
      openApiChecker(parse(text), {
        unlistedStatuses: { '/v3/orders': statuses, '/v3/returns': statuses },
        unlistedParameters: { '/v3/orders': OF_CURSORS, '/v3/returns': OF_CURSORS },
        unknownPaths: ELSEWHERE,
      }),
    ) as [Checker, Checker];
    return (said) => (said.path.startsWith('/v3/returns') ? returns : orders)(said);
  },
  samples: {
    get_orders: ([document]) =>
      samplesOf(parse(document!), 'get', '/v3/orders').flatMap(
        ({ list }) => (list as { elements: { order: unknown[] } }).elements.order,
      ),
    get_returns: ([, document]) =>
      samplesOf(parse(document!), 'get', '/v3/returns').flatMap(
        ({ returnOrders }) => returnOrders as unknown[],
      ),
  },
};
