import { Minute } from '../kit/simulator/minute.ts';
import { type Asked, type Given, Refused, serve } from '../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { channelList, locationList, methodList } from './simulator/lists.ts';
import { CHANNELS, LOCATIONS, METHODS } from './simulator/order-json.ts';
import { invalid, orderList } from './simulator/order-list.ts';
import { Orders } from './simulator/orders.ts';
import { itemNumbers, stockList } from './simulator/stock.ts';

const CREDENTIALS = { access_token: 'sim-personal-access-token' };
const DAY = 86_400_000;
const MOST_A_MINUTE = 150;

/** ShipBob's side, at version 2026-01. Where its documents are silent it is the worse of what is possible. */
export async function startShipBobSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 60 } = options;
  const orders = new Orders(seed, perDay);
  const minute = new Minute(MOST_A_MINUTE);
  let revoked = false;
  const now = () => clock().getTime();

  const answer = (asked: Asked): Given => {
    if (revoked || asked.headers.authorization !== `Bearer ${CREDENTIALS.access_token}`)
      throw new Refused({ status: 401, body: '' });
    const wait = minute.take(now());
    if (wait > 0) throw new Refused(tooMany(wait));
    const given = listed(asked);
    return { ...given, headers: { ...given.headers, 'x-remaining-calls': String(minute.left) } };
  };

  const listed = (asked: Asked): Given => {
    const channel = channelIn(asked);
    if (asked.method !== 'GET') throw new Refused({ status: 405, body: '' });
    switch (asked.path.replace(/^\/sandbox/, '')) {
      case '/2026-01/order':
        return orderList(asked, orders, channel, now());
      case '/2026-01/inventory-level':
        return stockList(asked, false, seed, now());
      case '/2026-01/inventory-level/locations':
        return stockList(asked, true, seed, now());
      case '/2026-01/channel':
        return channelList(asked);
      case '/2026-01/location':
        return locationList(asked);
      case '/2026-01/shipping-method':
        return methodList(asked);
      default:
        throw new Refused({ status: 404, body: '' });
    }
  };

  const server = await serve(options, answer);
  return {
    url: server.url,
    credentials: CREDENTIALS,
    notes: [
      `${perDay} orders a day since 2024 in the channels 100001 and 100002, ${itemNumbers().length} items in stock.`,
      `At most ${MOST_A_MINUTE} requests in any minute.`,
    ],
    truth(name, window) {
      const plain = (ids: readonly number[]) => ids.map((id) => ({ id: String(id), at: null }));
      if (name === 'get_inventory') return plain(itemNumbers());
      if (name === 'get_warehouses') return plain(LOCATIONS.map(({ id }) => id));
      if (name === 'get_order_channels') return plain(CHANNELS.map(({ id }) => id));
      if (name === 'get_shipping_methods') return plain(METHODS.map((_, place) => place + 1));
      const to = window?.to.getTime() ?? now() + 1;
      return orders.held(window?.from.getTime() ?? to - 30 * DAY, to, now());
    },
    edit: (name, id) => name === 'get_orders' && orders.edit(id, now()),
    // A personal token does not end.
    expireSessions: () => {},
    revoke: () => {
      revoked = true;
    },
    refusals: () => minute.refusals,
    close: server.close,
  };
}

function channelIn({ headers }: Asked): number | null {
  const text = headers.shipbob_channel_id;
  if (text === undefined) return null;
  if (!/^\d+$/.test(String(text))) throw invalid('shipbob_channel_id', `The value '${text}' is not valid.`);
  return Number(text);
}

function tooMany(seconds: number): Given {
  return {
    status: 429,
    headers: { 'x-retry-after': String(seconds), 'x-remaining-calls': '0' },
    json: { statusCode: 429, message: `Rate limit is exceeded. Try again in ${seconds} seconds.` },
  };
}
