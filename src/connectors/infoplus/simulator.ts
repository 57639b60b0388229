import { type Asked, type Given, Refused, serve } from '../kit/simulator/server.ts';
import type { Held, Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { Asns } from './simulator/asns.ts';
import { fits, parseFilter, type Term } from './simulator/filter.ts';
import { Invoices } from './simulator/invoices.ts';
import { Items } from './simulator/items.ts';
import { Orders } from './simulator/orders.ts';
import * as reference from './simulator/reference.ts';
import type { Row } from './simulator/rows.ts';
import { Throttle } from './simulator/throttle.ts';

const CREDENTIALS = { company: 'example', api_key: 'sim-infoplus-api-key' };
const DAY = 86_400_000;
const PATH = /^\/(v3\.0|beta)\/([A-Za-z]+)\/search$/;
/** What the vendor's stable interface does not have. */
const ONLY_BETA = ['returnOrder'];

/** Infoplus's side. Where its documents are silent it is the worse of what is possible. */
export async function startInfoplusSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, clock, perDay = 40 } = options;
  const [orders, asns, invoices] = [
    new Orders(seed, perDay),
    new Asns(seed, perDay),
    new Invoices(seed, perDay),
  ];
  const items = new Items(seed);
  const throttle = new Throttle();
  let revoked = false;
  const now = () => clock().getTime();

  /** Rows of a list that terms may mean; null where they mean too much to be looked through. */
  const rowsOf = (list: string, terms: readonly Term[]): Row[] | readonly Row[] | null | undefined => {
    switch (list) {
      case 'order':
        return orders.orders(terms, now());
      case 'shipment':
        return orders.shipments(terms, now());
      case 'cartonContent':
        return orders.contents(terms, now());
      case 'asn':
        return asns.asns(terms, now());
      case 'itemReceipt':
        return asns.lines(terms, now());
      case 'returnOrder':
        return asns.returns(terms, now());
      case 'item':
        return items.items(now());
      case 'kit':
        return items.kits(now());
      case 'invoiceWorksheet':
        return invoices.invoices(terms, now());
      case 'invoiceWorksheetLine':
        return invoices.lines(terms, now());
      case 'warehouse':
        return reference.WAREHOUSES;
      case 'location':
        return reference.LOCATIONS;
      case 'lineOfBusiness':
        return reference.CLIENTS;
      case 'orderSource':
        return reference.SOURCES;
      case 'vendor':
        return reference.VENDORS;
      case 'carrier':
        return reference.CARRIERS;
      default:
        return undefined;
    }
  };

  const answer = ({ method, path, query, headers }: Asked): Given => {
    if (revoked || headers['api-key'] !== CREDENTIALS.api_key) throw failed(401, 'Invalid API key');
    if (!throttle.take(now())) throw failed(429, 'Too many requests');
    const [, version, list = ''] = PATH.exec(path) ?? [];
    if (method !== 'GET' || (ONLY_BETA.includes(list) && version !== 'beta')) throw failed(404, 'Not found');
    const filter = query.get('filter');
    const terms = filter === null ? [] : parseFilter(filter);
    if (!terms) throw failed(400, `The filter could not be read: ${filter}`);
    const rows = rowsOf(list, terms);
    if (rows === undefined) throw failed(404, 'Not found');
    if (rows === null)
      throw failed(400, 'This simulator lists so much only by number or by a stretch of dates');
    return {
      json: pageOf(
        query,
        rows.filter((row) => fits(row, terms)),
      ),
    };
  };

  const server = await serve(options, answer);
  return {
    url: server.url,
    credentials: CREDENTIALS,
    notes: [
      `${perDay} orders and as many ASNs and lines of invoices a day since 2024, in the lines of business 42 and 43.`,
      `At most ${Throttle.MOST} requests in any second.`,
    ],
    truth(name, window) {
      const plain = (rows: readonly Row[], key = 'id'): Held[] =>
        rows.map((row) => ({ id: String(row[key]), at: null }));
      const to = window?.to.getTime() ?? now() + 1;
      const stretch = [window?.from.getTime() ?? to - 30 * DAY, to, now()] as const;
      switch (name) {
        case 'get_orders':
          return orders.held(...stretch);
        case 'get_inbound_shipments':
          return asns.held(...stretch);
        case 'get_returns':
          return asns.heldReturns(...stretch);
        case 'get_products':
          return items.held(...stretch);
        case 'get_bills':
          return invoices.held(...stretch);
        case 'get_inventory':
          return items.all();
        case 'get_warehouses':
          return plain(reference.WAREHOUSES);
        case 'get_warehouse_locations':
          return plain(reference.LOCATIONS);
        case 'get_warehouse_customers':
          return plain(reference.CLIENTS);
        case 'get_order_channels':
          return plain(reference.SOURCES);
        case 'get_suppliers':
          return plain(reference.VENDORS);
        case 'get_shipping_methods':
          return plain(reference.CARRIERS, 'carrier');
        default:
          return [];
      }
    },
    edit(name, id) {
      if (name === 'get_orders') orders.edit(id, now());
      else if (name === 'get_inbound_shipments') asns.edit(id, now());
      else if (name === 'get_returns') asns.editReturn(id);
      else if (name === 'get_products') items.edit(id, now());
      else if (name === 'get_bills') invoices.edit(id, now());
      else return false;
      return true;
    },
    // A key does not end.
    expireSessions: () => {},
    revoke: () => {
      revoked = true;
    },
    refusals: () => throttle.refusals,
    close: server.close,
  };
}

/** Pages count from 1 and have at most 250 rows; a `!` before the field turns the order round. */
function pageOf(query: URLSearchParams, rows: readonly Row[]): Row[] {
  const [page, limit] = [Number(query.get('page') ?? 1), Number(query.get('limit') ?? 20)];
  if (!Number.isInteger(page) || page < 1 || !Number.isInteger(limit) || limit < 1 || limit > 250)
    throw failed(400, 'page begins at 1, and limit is 1 to 250');
  const sort = query.get('sort');
  const field = sort?.replace(/^!/, '');
  const way = sort?.startsWith('!') ? -1 : 1;
  const sorted = field ? rows.toSorted((a, b) => way * (Number(a[field]) - Number(b[field]))) : rows;
  return sorted.slice((page - 1) * limit, page * limit);
}

function failed(status: number, message: string): Refused {
  return new Refused({ status, json: { message } });
}
