import { Bucket } from '../../kit/simulator/bucket.ts';
import { type Asked, type Given, serve } from '../../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../kit/simulator.ts';
import { CUSTOMER } from './order-json.ts';
import { listed, refused } from './search.ts';
import { Tokens } from './tokens.ts';
import { World } from './world.ts';

/** Whiplash's side. */
export async function startWhiplashSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 40 } = options;
  const world = new World(seed, perDay);
  const tokens = new Tokens(seed);
  const bucket = new Bucket(clock, { burst: 10, perSecond: 10 });
  const now = () => clock().getTime();

  /** The page on which a user would be asked; this one agrees at once. */
  const consented = (query: URLSearchParams): Given => {
    const { client_id, redirect_uri = '', code_challenge = '', ...rest } = Object.fromEntries(query);
    const known = client_id === tokens.application && rest.response_type === 'code' && redirect_uri !== '';
    if (!known || rest.code_challenge_method !== 'S256') throw refused(400, 'invalid_request');
    const back = new URL(redirect_uri);
    back.searchParams.set('code', tokens.consentByCode(redirect_uri, code_challenge, now()));
    back.searchParams.set('state', rest.state ?? '');
    return { status: 302, headers: { location: back.href }, body: '' };
  };

  const answer = (asked: Asked): Given => {
    const { method, headers, body } = asked;
    if (asked.path === '/oauth/authorize' && method === 'GET') return consented(asked.query);
    if (asked.path === '/oauth/token' && method === 'POST') return tokens.grant(body, now());
    tokens.check(headers, now());
    if (bucket.take() > 0) throw refused(429, 'too many requests');
    const path = asked.path.replace(/^\/api\/v2(?=\/)/, '');
    if (path === asked.path || method !== 'GET') throw refused(404, 'not found');
    // Whoever sees several customers is told nothing without it.
    if (headers['x-customer-id'] !== String(CUSTOMER)) throw refused(403, 'forbidden');
    if (path === `/customers/${CUSTOMER}`) return { json: { id: CUSTOMER, name: 'Invented Goods' } };
    if (path === '/orders') return { json: listed(asked, world.orders(...dates(asked), now())) };
    if (path === '/items') return { json: listed(asked, world.items()) };
    const [, id] = /^\/items\/(\d+)\/warehouse_quantities$/.exec(path) ?? [];
    if (id === undefined) throw refused(404, 'not found');
    return { json: world.quantities(Number(id), now()) };
  };

  return {
    ...(await serve(options, answer)),
    get credentials() {
      return { ...tokens.consent(), customer_id: String(CUSTOMER) };
    },
    notes: [
      `${perDay} orders a day since 2024, and 25 items.`,
      'Access tokens live two hours; each refresh token works once.',
    ],
    truth: (name, window) => {
      if (name !== 'get_orders') return world.items().map(({ id }) => ({ id: String(id), at: null }));
      const { from, to } = window ?? { from: new Date(0), to: clock() };
      return world.truth(from.getTime(), to.getTime(), now());
    },
    edit: (name, id) => {
      if (name === 'get_orders') world.edit(id, now());
      return name === 'get_orders';
    },
    expireSessions: () => tokens.expire(),
    revoke: () => tokens.close(),
    refusals: () => bucket.refusals,
  };
}

/** The part of the past that is worth looking at for a question; all of it where it names none. */
function dates({ query }: Asked): [from: number, to: number] {
  const { updated_at_gteq: from, updated_at_lt: to } = JSON.parse(query.get('search') ?? '{}') ?? {};
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return [Number.isNaN(start) ? 0 : start, Number.isNaN(end) ? Number.MAX_SAFE_INTEGER : end];
}
