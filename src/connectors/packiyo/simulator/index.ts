import { Bucket } from '../../kit/simulator/bucket.ts';
import { type Asked, type Given, Refused, serve } from '../../kit/simulator/server.ts';
import type { FunctionName, Held, Simulator, SimulatorOptions } from '../../kit/simulator.ts';
import { type Listed, OrderBook } from './order-book.ts';
import { orderDocument } from './order-document.ts';
import { ProductShelf } from './product-shelf.ts';

const TOKEN = 'simulated-packiyo-token';
const MOST_PER_PAGE = 100;
const INCLUDES = [
  ...['order_items', 'shipments', 'shipments.shipment_trackings', 'shipping_contact_information'],
  ...['order_channel', 'customer', 'returns'],
];
const FILTERS = ['filter[fulfilled]', 'filter[fulfilled_at_min]', 'filter[fulfilled_at_max]'];

/**
 * Packiyo as its clients' code shows it. Where they show nothing, the less kind reading: days begin at midnight in
 * another zone than UTC and are excluded at both ends, lists stand by their last change, the newest first, numbers come
 * as text, and an order shows as fulfilled a while after the instant that it then names.
 */
export async function startPackiyoSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 20 } = options;
  const bucket = new Bucket(clock, { burst: 6, perSecond: 1 });
  const book = new OrderBook({ seed, perDay });
  const shelf = new ProductShelf(seed);
  let open = true;

  const answer = (asked: Asked): Given => {
    if (!open || asked.headers.authorization !== `Bearer ${TOKEN}`) throw refusal(401, 'Unauthorized');
    if (bucket.take() > 0) throw refusal(429, 'Too Many Requests');
    if (!String(asked.headers.accept).includes('application/vnd.api+json'))
      throw refusal(406, 'Not Acceptable');
    const now = clock().getTime();
    if (asked.path === '/orders') {
      checkNames(asked.query, ['include', ...FILTERS], INCLUDES);
      const listed = book.list(now, orderFilter(asked.query));
      return paged(asked, listed, (one) => orderDocument(seed, one, asked.query.get('include') ?? ''));
    }
    if (asked.path === '/products') {
      checkNames(asked.query, [], []);
      return paged(asked, shelf.list(now), ({ number, changed }) => ({
        row: shelf.row(number, changed),
        included: [],
      }));
    }
    throw refusal(404, 'Not Found');
  };

  const { url, close } = await serve(options, answer);
  return {
    url,
    credentials: { tenant: 'simulated', api_token: TOKEN },
    notes: [`About ${perDay} orders a day since 2024-01-01, and ${shelf.size} products.`],
    truth: (name: FunctionName, window): Held[] => {
      const now = clock().getTime();
      if (name === 'get_orders') return book.truth(now, window);
      const all = shelf.list(now).filter(({ number }) => name === 'get_products' || !shelf.isKit(number));
      return all.map(({ number }) => ({ id: shelf.idOf(number), at: null }));
    },
    edit: (name, id) => {
      const now = Math.floor(clock().getTime() / 1000) * 1000;
      return name === 'get_orders' ? book.edit(id, now) : shelf.edit(id, now);
    },
    // The token is entered by the customer and does not end by itself.
    expireSessions: () => {},
    revoke: () => {
      open = false;
    },
    refusals: () => bucket.refusals,
    close,
  };
}

function paged<One extends Pick<Listed, 'number'>>(
  { query, origin, path }: Asked,
  all: readonly One[],
  document: (one: One) => { row: object; included: object[] },
): Given {
  const number = Number(query.get('page[number]') ?? 1);
  const size = Number(query.get('page[size]') ?? 15);
  if (
    !(Number.isInteger(number) && number > 0 && Number.isInteger(size) && size > 0 && size <= MOST_PER_PAGE)
  )
    throw refusal(400, 'Invalid Query Parameter');
  const lastPage = Math.max(Math.ceil(all.length / size), 1);
  const start = (number - 1) * size;
  const documents = all.slice(start, start + size).map(document);
  const from = documents.length > 0 ? start + 1 : null;
  const page = { currentPage: number, from, lastPage, perPage: size, to: from && start + documents.length };
  const following = new URL(path, origin);
  for (const [name, value] of query) following.searchParams.set(name, value);
  following.searchParams.set('page[number]', String(number + 1));
  return {
    type: 'application/vnd.api+json',
    json: {
      data: documents.map(({ row }) => row),
      included: documents.flatMap(({ included }) => included),
      meta: { page: { ...page, total: all.length } },
      links: number < lastPage ? { next: following.href } : {},
    },
  };
}

function orderFilter(query: URLSearchParams) {
  const fulfilled = query.get('filter[fulfilled]');
  if (fulfilled !== null && fulfilled !== 'true' && fulfilled !== 'false')
    throw refusal(400, 'Invalid Query Parameter');
  const day = (name: string): string | null => {
    const text = query.get(name);
    if (text !== null && !/^\d{4}-\d\d-\d\d$/.test(text)) throw refusal(400, 'Invalid Query Parameter');
    return text;
  };
  return {
    fulfilled: fulfilled === null ? null : fulfilled === 'true',
    min: day('filter[fulfilled_at_min]'),
    max: day('filter[fulfilled_at_max]'),
  };
}

function checkNames(query: URLSearchParams, names: readonly string[], includes: readonly string[]): void {
  for (const name of query.keys())
    if (!['page[number]', 'page[size]', ...names].includes(name))
      throw refusal(400, 'Invalid Query Parameter');
  for (const one of (query.get('include') ?? '').split(',').filter(Boolean))
    if (!includes.includes(one)) throw refusal(400, 'Invalid Query Parameter');
}

function refusal(status: number, title: string): Refused {
  const errors = [{ status: String(status), title, detail: `${title}.` }];
  return new Refused({
    status,
    type: 'application/vnd.api+json',
    json: { jsonapi: { version: '1.0' }, errors },
  });
}
