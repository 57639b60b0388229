import { Bucket } from '../../kit/simulator/bucket.ts';
import { type Asked, type Given, Refused, serve } from '../../kit/simulator/server.ts';
import type { FunctionName, Simulator, SimulatorOptions } from '../../kit/simulator.ts';
import { ordersAnswer, returnsAnswer } from './lists.ts';
import { sellerStock, stockHeld, wfsStock } from './stock.ts';
import { KEYS, Tokens } from './tokens.ts';
import { World } from './world.ts';

const LISTS: Partial<Record<FunctionName, 'orders' | 'returns'>> = {
  get_orders: 'orders',
  get_returns: 'returns',
};

/** Walmart's side. */
export async function startWalmartSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 40 } = options;
  const world = new World(seed, perDay);
  const tokens = new Tokens(seed);
  const bucket = new Bucket(clock, { burst: 60, perSecond: 1 });
  const now = () => clock().getTime();

  const answer = (asked: Asked): Given => {
    const { method, path, headers, body } = asked;
    if (path === '/v3/token' && method === 'POST')
      return tokens.give(headers, new URLSearchParams(body), now());
    const end = tokens.check(headers, now());
    if (path === '/v3/token/detail') return { json: detail(end) };
    const wait = bucket.take();
    if (wait > 0)
      throw new Refused({ status: 429, json: { errors: [{ code: 'REQUEST_THRESHOLD_VIOLATED' }] } });
    const read = READS[path];
    if (method !== 'GET' || !read) throw new Refused({ status: 404, json: { message: 'no such path' } });
    return {
      json: read(asked, world, seed, now()),
      headers: { 'x-current-token-count': String(bucket.left) },
    };
  };

  const server = await serve(options, answer);
  return {
    ...server,
    credentials: KEYS,
    notes: [
      `${perDay} orders and returns a day, of which the last 180 days are kept.`,
      'Tokens live a quarter of an hour. Orders are sent by the seller, by Walmart (WFS) or by a 3PL.',
    ],
    truth: (name, window) => {
      const list = LISTS[name];
      if (!list) return stockHeld();
      const { from, to } = window ?? { from: new Date(0), to: clock() };
      return world.truth(list, from, to, now());
    },
    edit: (name, id) => {
      const list = LISTS[name];
      if (list) world.edit(list, id, now());
      return list !== undefined;
    },
    expireSessions: () => tokens.expire(),
    revoke: () => tokens.close(),
    refusals: () => bucket.refusals,
  };
}

const READS: Readonly<Record<string, (asked: Asked, world: World, seed: number, now: number) => object>> = {
  '/v3/orders': (asked, world, _seed, now) => ordersAnswer(asked, world, now),
  '/v3/returns': (asked, world, _seed, now) => returnsAnswer(asked, world, now),
  '/v3/inventories': (asked, _world, seed, now) => sellerStock(asked, seed, now),
  '/v3/fulfillment/inventory': (asked, _world, seed, now) => wfsStock(asked, seed, now),
};

function detail(end: number): object {
  const scopes = { orders: 'view_only', returns: 'view_only', inventory: 'view_only', price: 'no_access' };
  return {
    expire_at: String(end),
    issued_at: String(end - 900_000),
    is_valid: true,
    is_channel_match: true,
    scopes,
  };
}
