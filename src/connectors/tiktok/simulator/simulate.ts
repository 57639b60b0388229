import { Bucket } from '../../kit/simulator/bucket.ts';
import { type Asked, type Given, Refused, serve } from '../../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../kit/simulator.ts';
import { Gate, refused } from './gate.ts';
import { World } from './world.ts';

const SHOP = {
  id: '7495',
  name: 'Invented Goods',
  region: 'US',
  seller_type: 'LOCAL',
  cipher: 'sim-cipher',
  code: 'X',
};
const SECOND = 1000;

/** TikTok's side. */
export async function startTikTokSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 40 } = options;
  const world = new World(seed, perDay);
  const gate = new Gate(seed);
  const bucket = new Bucket(clock, { burst: 10, perSecond: 3 });
  const now = () => clock().getTime();

  const answer = (asked: Asked): Given => {
    const { method, path, query } = asked;
    if (path === '/auth/api/v2/token/refresh') return gate.grant(asked, now());
    gate.check(asked, now());
    if (bucket.take() > 0) throw refused(36_009_002, 'too many requests', 429);
    if (path === '/authorization/202309/shops') return success({ shops: [SHOP] });
    if (path !== '/order/202309/orders/search' || method !== 'POST')
      throw new Refused({ status: 404, body: 'none' });
    // Without the shop, what comes is somebody else's, or nothing; never a refusal.
    if (query.get('shop_cipher') !== SHOP.cipher)
      return success({ total_count: 0, next_page_token: '', orders: [] });
    return success(search(asked, world, now()));
  };

  return {
    ...(await serve(options, answer)),
    get credentials() {
      return { ...gate.consent(), shop_cipher: SHOP.cipher, fulfillment_type: 'FULFILLMENT_BY_TIKTOK' };
    },
    notes: [
      `${perDay} orders a day since 2024, of which TikTok sends two in three.`,
      'Access tokens live a week; each refresh token works once.',
    ],
    truth: (_name, window) => {
      const { from, to } = window ?? { from: new Date(0), to: clock() };
      return world.truth(from.getTime(), to.getTime(), now());
    },
    edit: (_name, id) => {
      world.edit(id, now());
      return true;
    },
    expireSessions: () => gate.expire(),
    revoke: () => gate.close(),
    refusals: () => bucket.refusals,
  };
}

/** A page token is a place in the list as it is now, and no name of what stands there. */
function search({ query, json }: Asked, world: World, now: number): object {
  const size = Number(query.get('page_size'));
  if (!Number.isInteger(size) || size < 1 || size > 100) throw refused(36_009_001, 'page_size', 400);
  const { update_time_ge = 0, update_time_lt = now } = (json ?? {}) as Record<string, number>;
  const rows = world.orders(update_time_ge * SECOND, update_time_lt * SECOND, now);
  const isUp = query.get('sort_order') === 'ASC' && query.get('sort_field') === 'update_time';
  if (!isUp) rows.reverse();
  const offset = Number(Buffer.from(query.get('page_token') ?? '', 'base64').toString() || 0);
  const next = offset + size;
  return {
    total_count: rows.length,
    next_page_token: next < rows.length ? Buffer.from(String(next)).toString('base64') : '',
    orders: rows.slice(offset, next).map((row) => row.json()),
  };
}

function success(data: object): Given {
  return { json: { code: 0, message: 'Success', request_id: 'sim', data } };
}
