import { Bucket } from '../../kit/simulator/bucket.ts';
import { type Asked, type Given, Refused, serve } from '../../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../kit/simulator.ts';
import { countsOf, PRODUCTS, SKU_IDS, WAREHOUSES } from './catalogue.ts';
import { ANYTHING, Gate, refused } from './gate.ts';
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
    if (path === '/auth/oauth/authorize' && method === 'GET') return gate.page(asked);
    if (/^\/auth\/api\/v2\/token\/(get|refresh)$/.test(path)) return gate.grant(asked, now());
    gate.check(asked, now());
    if (bucket.take() > 0) throw refused(36_009_002, 'too many requests', 429);
    const call = `${method} ${path}`;
    const list = LISTS[call];
    if (call !== 'GET /authorization/202309/shops' && !list)
      throw new Refused({ status: 404, json: { code: 36_009_009, message: 'Invalid path' } });
    if (!list) return success({ shops: [SHOP] });
    if (!query.has('shop_cipher')) throw refused(106_013, 'Missing identifier');
    // Of another shop, what comes is somebody else's, or nothing; never a refusal.
    return success(list(asked, { world, now: now(), seed, isOwn: query.get('shop_cipher') === SHOP.cipher }));
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
    truth: (name, window) => {
      if (name === 'get_inventory') return SKU_IDS.map((id) => ({ id, at: null }));
      if (name === 'get_warehouses') return WAREHOUSES.map(({ id }) => ({ id, at: null }));
      const { from, to } = window ?? { from: new Date(0), to: clock() };
      return world.truth(from.getTime(), to.getTime(), now());
    },
    edit: (name, id) => {
      if (name === 'get_orders') world.edit(id, now());
      return name === 'get_orders';
    },
    expireSessions: () => gate.expire(),
    revoke: () => gate.close(),
    refusals: () => bucket.refusals,
  };
}

interface Shop {
  world: World;
  now: number;
  seed: number;
  isOwn: boolean;
}

/** What is listed, by how it is asked for. */
const LISTS: Readonly<Record<string, (asked: Asked, shop: Shop) => object>> = {
  'POST /order/202309/orders/search': orders,
  'POST /product/202502/products/search': products,
  'POST /product/202309/inventory/search': ({ json }, { seed, now, isOwn }) => {
    const { sku_ids: ids } = (json ?? {}) as { sku_ids?: string[] };
    if (!Array.isArray(ids) || ids.length === 0 || ids.length > 600) throw invalid();
    const skus = ids.filter((id) => isOwn && SKU_IDS.includes(id)).map((id) => countsOf(seed, id, now));
    // Those of one product stand together; here each is told alone.
    return { inventory: skus.map((sku) => ({ product_id: '1729', skus: [sku] })) };
  },
  'GET /logistics/202309/warehouses': (_, { isOwn }) => ({ warehouses: isOwn ? WAREHOUSES : [] }),
};

function orders({ query, json }: Asked, { world, now, isOwn }: Shop): object {
  const { update_time_ge = 0, update_time_lt = now } = (json ?? {}) as Record<string, number>;
  const rows = isOwn ? world.orders(update_time_ge * SECOND, update_time_lt * SECOND, now) : [];
  const isUp = query.get('sort_order') === 'ASC' && query.get('sort_field') === 'update_time';
  if (!isUp) rows.reverse();
  const { total_count, next_page_token, rows: part } = paged(query, rows);
  return { total_count, next_page_token, orders: part.map((row) => row.json()) };
}

function products({ query, json }: Asked, { now, isOwn }: Shop): object {
  const { create_time_ge = 0, create_time_le = now } = (json ?? {}) as Record<string, number>;
  const own = PRODUCTS.filter(({ create_time: at }) => at >= create_time_ge && at <= create_time_le);
  const { total_count, next_page_token, rows } = paged(query, isOwn ? own : []);
  return { total_count, next_page_token, products: rows };
}

/** A page token is a place in the list as it is now, and no name of what stands there. */
function paged<Row>(query: URLSearchParams, rows: readonly Row[]) {
  const size = Number(query.get('page_size'));
  if (!Number.isInteger(size) || size < 1 || size > 100) throw invalid();
  const offset = Number(Buffer.from(query.get('page_token') ?? '', 'base64').toString() || 0);
  const next = offset + size;
  return {
    total_count: rows.length,
    next_page_token: next < rows.length ? Buffer.from(String(next)).toString('base64') : '',
    rows: rows.slice(offset, next),
  };
}

function invalid(): Refused {
  return refused(ANYTHING, 'invalid param', 400);
}

function success(data: object): Given {
  return { json: { code: 0, message: 'Success', request_id: 'sim', data } };
}
