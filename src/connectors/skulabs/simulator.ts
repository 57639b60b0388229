import { Bucket } from '../kit/simulator/bucket.ts';
import { type Asked, type Given, Refused, serve } from '../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { ITEMS, LOCATIONS, STORES, WAREHOUSES } from './simulator/goods.ts';
import { ordersOfDays, shippedOrders, singleOrders } from './simulator/order-lists.ts';
import { Orders } from './simulator/orders.ts';
import { freeMap, selected } from './simulator/stock.ts';

const CREDENTIALS = { api_key: 'sim-skulabs-api-key' };
const DAY = 86_400_000;
/** Of any plan, and in an hour of the smaller of those that are not called basic. */
const LIMITS = [
  { burst: 2, perSecond: 2 },
  { burst: 4166, perSecond: 4166 / 3600 },
];

/** Skulabs' side. Where its documents are silent it is the worse of what is possible. */
export async function startSkulabsSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 80 } = options;
  const now = () => clock().getTime();
  // A day of orders is shorter than a page of the other lists.
  const ordersPerDay = perDay / 2;
  const orders = new Orders(seed, ordersPerDay);
  const buckets = LIMITS.map((limit) => new Bucket(clock, limit));
  let revoked = false;

  const answer = (asked: Asked): Given => {
    const waits = buckets.map((bucket) => bucket.take());
    const wait = Math.max(...waits);
    if (wait > 0) throw refusal(429, 'Too many requests', { wait_seconds: Math.ceil(wait / 1000) });
    if (revoked || asked.headers.authorization !== `Bearer ${CREDENTIALS.api_key}`)
      throw refusal(401, 'Not authorized');
    const json = listed(`${asked.method} ${asked.path}`, asked);
    if (json === undefined) throw refusal(404, 'Not found');
    return { json };
  };

  const listed = (what: string, asked: Asked): unknown => {
    switch (what) {
      case 'GET /order/get_all':
        return ordersOfDays(asked, orders, false, now());
      case 'GET /order/get_archived':
        return ordersOfDays(asked, orders, true, now());
      case 'POST /order/get_single_bulk':
        return singleOrders(asked, orders, now());
      case 'GET /shipments/get_by_range':
        return shippedOrders(asked, orders, now());
      case 'GET /store/get':
        return STORES;
      case 'GET /warehouse/get':
        return selected(asked, WAREHOUSES);
      case 'GET /location/get_list':
        return selected(asked, LOCATIONS);
      case 'GET /item/get':
        return selected(asked, ITEMS);
      case 'POST /inventory/calculate_free_map':
        return freeMap(asked, seed, now());
      default:
        return undefined;
    }
  };

  const server = await serve(options, answer);
  return {
    url: server.url,
    credentials: CREDENTIALS,
    notes: [
      `About ${ordersPerDay} orders a day since 2024 of ${STORES.length} stores, ${ITEMS.length} items.`,
      'Two requests a second; lists of more than 120 orders are cut, with a message.',
    ],
    truth(name, window) {
      const plain = (rows: readonly { _id: string }[]) => rows.map(({ _id }) => ({ id: _id, at: null }));
      if (name === 'get_inventory') return plain(ITEMS);
      if (name === 'get_warehouses') return plain(WAREHOUSES);
      if (name === 'get_warehouse_locations') return plain(LOCATIONS);
      if (name === 'get_order_channels') return plain(STORES);
      const to = window?.to.getTime() ?? now() + 1;
      return orders.held(window?.from.getTime() ?? to - 30 * DAY, to, now());
    },
    edit: (name, id) => name === 'get_orders' && orders.edit(id, now()),
    // Keys do not end.
    expireSessions: () => {},
    revoke: () => {
      revoked = true;
    },
    refusals: () => buckets.reduce((sum, bucket) => sum + bucket.refusals, 0),
    close: server.close,
  };
}

function refusal(statusCode: number, message: string, data?: object): Refused {
  const error = { message, statusCode, type: 'error', user_error: true, ...(data && { data }) };
  return new Refused({ status: statusCode, json: { error } });
}
