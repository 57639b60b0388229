import { Minute } from '../kit/simulator/minute.ts';
import { type Asked, type Given, Refused, serve } from '../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { STORES, WAREHOUSES } from './simulator/json.ts';
import { list, storeList, warehouseList } from './simulator/lists.ts';
import { Orders } from './simulator/orders.ts';

const CREDENTIALS = { api_key: 'sim-api-key', api_secret: 'sim-api-secret' };
const SIGNED = `Basic ${Buffer.from('sim-api-key:sim-api-secret').toString('base64')}`;
const DAY = 86_400_000;
const MOST_A_MINUTE = 40;

/** ShipStation's side, version 1. Where its documents are silent it is the worse of what is possible. */
export async function startShipStationSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 40 } = options;
  const orders = new Orders(seed, perDay);
  const minute = new Minute(MOST_A_MINUTE);
  let revoked = false;
  const now = () => clock().getTime();

  const answer = (asked: Asked): Given => {
    if (revoked || asked.headers.authorization !== SIGNED) throw new Refused({ status: 401, body: '' });
    const wait = minute.take(now());
    const headers = {
      'X-Rate-Limit-Limit': String(MOST_A_MINUTE),
      'X-Rate-Limit-Remaining': String(minute.left),
      'X-Rate-Limit-Reset': String(minute.reset(now())),
    };
    if (wait > 0) throw new Refused({ status: 429, headers, body: 'Too Many Requests', type: 'text/plain' });
    return { ...listed(asked), headers };
  };

  const listed = (asked: Asked): Given => {
    const { method, path } = asked;
    if (method !== 'GET') throw new Refused({ status: 405, json: { Message: 'Not allowed.' } });
    if (path === '/warehouses') return warehouseList();
    if (path === '/stores') return storeList(asked);
    const id = /^\/orders\/(\d+)$/.exec(path)?.[1];
    const one = id === undefined ? null : orders.one(Number(id), now());
    if (one) return { json: orders.json(one, now()) };
    if (!['/orders', '/shipments', '/fulfillments'].includes(path))
      throw new Refused({ status: 404, json: { Message: 'Not found.' } });
    return list(path.slice(1), asked, orders, seed, now());
  };

  const server = await serve(options, answer);
  return {
    url: server.url,
    credentials: CREDENTIALS,
    notes: [
      `${perDay} orders a day since 2024, in Pacific time.`,
      `At most ${MOST_A_MINUTE} requests in any minute.`,
    ],
    truth(name, window) {
      const plain = (ids: readonly number[]) => ids.map((id) => ({ id: String(id), at: null }));
      if (name === 'get_warehouses') return plain(WAREHOUSES);
      if (name === 'get_order_channels') return plain(STORES.map(({ id }) => id));
      const to = window?.to.getTime() ?? now() + 1;
      return orders.held(window?.from.getTime() ?? to - 30 * DAY, to, now());
    },
    edit(name, id) {
      if (name === 'get_orders') orders.edit(id, now());
      return name === 'get_orders';
    },
    // Keys do not end.
    expireSessions: () => {},
    revoke: () => {
      revoked = true;
    },
    refusals: () => minute.refusals,
    close: server.close,
  };
}
