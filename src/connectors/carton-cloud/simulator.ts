import { Minute } from '../kit/simulator/minute.ts';
import { type Asked, type Given, Refused, serve } from '../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { CUSTOMERS, TENANT } from './simulator/goods.ts';
import { numbered } from './simulator/numbered.ts';
import { Orders } from './simulator/orders.ts';
import { PRODUCTS, productRow } from './simulator/products.ts';
import { Reports, stockedProducts } from './simulator/reports.ts';
import { found } from './simulator/search.ts';
import { LOGIN, Tokens } from './simulator/tokens.ts';

const DAY = 86_400_000;
/** As many as the vendor lets anybody create orders. */
const MOST_A_MINUTE = 30;

/** Carton Cloud's side. Where its documents are silent it is the worse of what is possible. */
export async function startCartonCloudSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 60 } = options;
  const now = () => clock().getTime();
  const orders = new Orders(seed, perDay);
  const products = Array.from({ length: PRODUCTS }, (_, place) => productRow(seed, place));
  const reports = new Reports(seed);
  const tokens = new Tokens(seed);
  const minute = new Minute(MOST_A_MINUTE);

  const answer = (asked: Asked): Given => {
    if (minute.take(now()) > 0) throw refusal(429, 'Too many requests');
    if (!/^[1-8]$/.test(String(asked.headers['accept-version'] ?? '')))
      throw refusal(400, 'Missing or wrong Accept-Version');
    const path = asked.path.replace(/^\/na(?=\/)/, '');
    if (path === '/uaa/oauth/token') return tokens.grant(asked, now());
    tokens.check(asked, now());
    if (path === '/uaa/userinfo')
      return {
        json: { id: 'a1', name: 'Sync client', email: null, tenants: [{ id: TENANT, name: 'Demo Tenant' }] },
      };
    const below = new RegExp(`^/tenants/${TENANT}/(.+)$`).exec(path)?.[1];
    if (below === undefined) throw refusal(403, 'Access is denied');
    return inTenant(`${asked.method} ${below}`, asked);
  };

  const inTenant = (what: string, asked: Asked): Given => {
    switch (what) {
      case 'POST outbound-orders/search':
        return found(asked, orders.rows(asked.json, now()));
      case 'POST warehouse-products/search':
        return found(asked, products);
      case 'GET customers':
        return numbered(asked, CUSTOMERS, ({ id, name }) => ({ id, name }));
      case 'POST report-runs':
        return reports.order(asked, now());
      default:
        return reports.answer(what, asked, now());
    }
  };

  const server = await serve(options, answer);
  return {
    url: server.url,
    credentials: LOGIN,
    notes: [
      `About ${perDay} orders a day since 2024 of ${CUSTOMERS.length} customers, ${PRODUCTS} products.`,
      `At most ${MOST_A_MINUTE} requests in any minute; a search lists 2,000 rows and is silent on the rest.`,
    ],
    truth(name, window) {
      const plain = (ids: readonly string[]) => ids.map((id) => ({ id, at: null }));
      if (name === 'get_inventory') return plain(stockedProducts());
      if (name === 'get_products') return plain(products.map(({ id }) => id));
      if (name === 'get_warehouse_customers') return plain(CUSTOMERS.map(({ id }) => id));
      const to = window?.to.getTime() ?? now() + 1;
      return orders.held(window?.from.getTime() ?? to - 30 * DAY, to, now());
    },
    edit: (name, id) => name === 'get_orders' && orders.edit(id, now()),
    expireSessions: () => tokens.expire(),
    revoke: () => tokens.revoke(),
    refusals: () => minute.refusals,
    close: server.close,
  };
}

function refusal(status: number, message: string): Refused {
  return new Refused({ status, json: [{ message }] });
}
