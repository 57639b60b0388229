import { Minute } from '../../kit/simulator/minute.ts';
import { type Asked, type Given, Refused, serve } from '../../kit/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../kit/simulator.ts';
import { uuid } from './order-json.ts';
import { problem, refused, Sessions } from './sessions.ts';
import { ADDRESS, COURIERS, STOCK_IDS, STOCK_LOCATIONS, stockPage } from './stock.ts';
import { World } from './world.ts';

const TOKEN_LIFE_MS = 15 * 60_000;
const MOST_STOCK = 200;

/** Linnworks' side: both generations of its interface. */
export async function startLinnworksSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 40 } = options;
  const world = new World(seed, perDay);
  const sessions = new Sessions(seed);
  const limits = new Map<string, Minute>();
  const searches = new Searches();
  const now = () => clock().getTime();

  const answer = (asked: Asked): Given => {
    const { method, path, headers } = asked;
    if (path === '/api/Auth/AuthorizeByApplication' && method === 'POST') return sessions.grant(asked);
    const newer = path === '/eu/v2/orders';
    const say = newer ? problem : refused;
    if (!sessions.isOpen(headers)) throw say(401, 'Unauthorized');
    const limit = limits.get(path) ?? new Minute(150);
    limits.set(path, limit);
    const waitS = limit.take(now());
    if (waitS > 0)
      throw new Refused({
        ...say(429, 'Too many requests').given,
        headers: { 'retry-after': String(waitS) },
      });
    if (newer && method === 'GET') return { json: searches.page(asked, world, now()) };
    switch (`${method} ${path}`) {
      case 'GET /ext/api/Inventory/GetStockLocations':
        return { json: STOCK_LOCATIONS };
      case 'GET /ext/api/Locations/GetLocation': {
        const id = asked.query.get('pkStockLocationId');
        const found = STOCK_LOCATIONS.find(({ StockLocationId }) => StockLocationId === id);
        if (!found) throw refused(404, 'No such location');
        return { json: { ...found, ...ADDRESS } };
      }
      case 'GET /ext/api/Orders/GetShippingMethods':
        return { json: COURIERS };
      case 'POST /ext/api/Stock/GetStockItemsFull':
        return { json: stock(asked, seed, now()) };
      default:
        throw refused(404, 'Not found');
    }
  };

  return {
    ...(await serve(options, answer)),
    credentials: sessions.credentials,
    notes: [
      `${perDay} orders a day since 2024, 130 items, two locations.`,
      'Each method bears 150 calls a minute.',
    ],
    truth: (name, window) => {
      const fixed = FIXED[name];
      if (fixed) return fixed.map((id) => ({ id, at: null }));
      const { from, to } = window ?? { from: new Date(0), to: clock() };
      return world.truth(from.getTime(), to.getTime(), now());
    },
    edit: (name, id) => {
      if (name === 'get_orders') world.edit(id, now());
      return name === 'get_orders';
    },
    expireSessions: () => sessions.expire(),
    revoke: () => sessions.close(),
    refusals: () => [...limits.values()].reduce((sum, { refusals }) => sum + refusals, 0),
  };
}

const FIXED: Readonly<Record<string, readonly string[]>> = {
  get_inventory: STOCK_IDS,
  get_warehouses: STOCK_LOCATIONS.map(({ StockLocationId }) => StockLocationId),
  get_shipping_methods: COURIERS.flatMap(({ PostalServices }) =>
    PostalServices.map(({ pkPostalServiceId }) => pkPostalServiceId),
  ),
};

/** What is behind the last page is an error. */
function stock({ json }: Asked, seed: number, now: number): object[] {
  const { entriesPerPage, pageNumber, loadVariationParents, searchTypes } = (json ?? {}) as Record<
    string,
    unknown
  >;
  const [size, page] = [Number(entriesPerPage), Number(pageNumber)];
  if (!(size >= 1 && size <= MOST_STOCK && page >= 1) || !Array.isArray(searchTypes))
    throw refused(400, 'The request is invalid.');
  const rows = stockPage(seed, now, page, size, loadVariationParents === true);
  if (rows.length === 0) throw refused(400, 'No items found with given filter.');
  return rows;
}

/** Searches that go on: a token names a place in the list as it is now, and no order that stands there. */
class Searches {
  readonly #places = new Map<string, { offset: number; until: number }>();
  #made = 0;

  page({ query }: Asked, world: World, now: number): object {
    const token = query.get('searchToken');
    const place = token === null ? { offset: 0, until: now } : this.#places.get(token);
    if (!place || place.until < now) throw problem(400, 'The search token is not known');
    const size = Number(query.get('entriesPerPage') ?? 50);
    const from = Date.parse(query.get('fromDate') ?? '');
    if (!(size >= 1) || Number.isNaN(from)) throw problem(400, 'Bad request');
    const all = world
      .orders(from, now, now)
      .filter(({ isProcessed }) => !isProcessed || query.get('includeProcessed') === 'true');
    const rows = all.slice(place.offset, place.offset + size);
    const offset = place.offset + size;
    const next = offset < all.length ? uuid(7, ++this.#made) : null;
    if (next) this.#places.set(next, { offset, until: now + TOKEN_LIFE_MS });
    return {
      TotalOrders: all.length,
      NextSearchToken: next,
      OpenOrders: rows.filter(({ isProcessed }) => !isProcessed).map((row) => row.json()),
      ProcessedOrders: rows.filter(({ isProcessed }) => isProcessed).map((row) => row.json()),
    };
  }
}
