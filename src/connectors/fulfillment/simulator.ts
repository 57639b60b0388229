import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { type Fault, spoil } from './simulator/faults.ts';
import { answerList, MANNERS, type Manners, truthOf } from './simulator/lists.ts';
import { Tokens } from './simulator/tokens.ts';
import { held } from './simulator/truth.ts';
import { VendorError } from './simulator/vendor-error.ts';
import { type Edit, type WindowDate, World } from './simulator/world.ts';

export interface FulfillmentSimulatorOptions extends SimulatorOptions {
  /** Orders recorded a day, evenly; default 60, 0 for none. */
  ordersPerDay?: number;
  /** Items in stock; default 45. */
  items?: number;
  manners?: Partial<Manners>;
}

/** One request and what was answered; never with its credentials. */
export interface Exchange {
  method: string;
  /** Below the base URL, with a slash. */
  path: string;
  query: URLSearchParams;
  /** As parsed; null where there was none. */
  requestBody: unknown;
  /** Null where nothing was, or something spoilt. */
  status: number | null;
  body: unknown;
}

/** Fulfillment.com's side. */
export interface FulfillmentSimulator extends Simulator {
  url: string;
  /** What the vendor's documents leave open; may be changed at any time. */
  manners: Manners;
  /** Grants given so far. */
  granted: Readonly<Record<'password' | 'refresh_token', number>>;
  /** Ends the access token before its time, and the refresh token with it where told so. */
  endTokens(what: 'access' | 'both'): void;
  /** Adds orders, all recorded at one instant. @returns their ids */
  addOrders(count: number, recordedOn: Date): number[];
  /** Changes an order now: its status code, or any fields of its row. */
  editOrder(id: number, change: Edit): void;
  /** The next requests for data go wrong, one a fault. */
  fail(...faults: Fault[]): void;
  /** Called before each request for data is answered. */
  beforeAnswer: ((count: number) => void) | null;
  /** Called after each request. */
  onExchange: ((exchange: Exchange) => void) | null;
  /** What a list holds now whose `date` lies in the window, both ends included. */
  rows(
    list: 'orders' | 'returns' | 'inventory',
    window?: { date: WindowDate; from: Date; to: Date },
  ): Record<string, unknown>[];
}

const LOGIN = {
  client_id: 'sim-client',
  client_secret: 'sim-client-secret',
  username: 'sim-user',
  password: 'sim-password',
};
const ALL: ReadonlySet<string> = new Set(['integrator', 'lineItems', 'trackingNumbers.carrier']);
const LARGEST_BODY = 64 * 1024;

/** Starts the vendor. The same seed and clock give the same answers. */
export async function startFulfillmentSimulator(
  options: FulfillmentSimulatorOptions,
): Promise<FulfillmentSimulator> {
  const { seed, clock, host = '127.0.0.1', port = 0, perDay, items = 45 } = options;
  const ordersPerDay = options.ordersPerDay ?? perDay ?? 60;
  const world = new World(seed, ordersPerDay, items);
  const tokens = new Tokens(seed, LOGIN);
  const faults: Fault[] = [];
  let asked = 0;
  const now = () => clock().getTime();

  const answerTo = (exchange: Exchange, header: string | undefined): unknown => {
    const { method, path, query, requestBody } = exchange;
    if (path === '/oauth/access_token' && method === 'POST') return tokens.grant(requestBody, now());
    tokens.check(header, now());
    if (method !== 'GET') throw new VendorError(405, 'Method not allowed');
    simulator.beforeAnswer?.(++asked);
    if (path === '/users/me') return ME;
    const list = path.slice(1);
    if (!['orders', 'returns', 'inventory'].includes(list)) throw new VendorError(404, 'Not found');
    return answerList(list, query, world, simulator.manners, now());
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.on('error', () => {}); // a client that went away is no trouble of ours
    response.setHeader('date', clock().toUTCString());
    const url = new URL(request.url ?? '/', 'http://vendor');
    const { method = '' } = request;
    const exchange: Exchange = {
      method,
      path: url.pathname.replace(/^\/v2(?=\/)/, ''),
      query: url.searchParams,
      requestBody: await bodyOf(request),
      status: null,
      body: null,
    };
    try {
      exchange.body = answerTo(exchange, request.headers.authorization);
      exchange.status = 200;
    } catch (error) {
      exchange.status = error instanceof VendorError ? error.status : 500;
      exchange.body = { message: error instanceof VendorError ? error.message : 'Something broke' };
    }
    const fault = exchange.path.startsWith('/oauth') ? undefined : faults.shift();
    if (fault) exchange.status = null;
    simulator.onExchange?.(exchange);
    const text = JSON.stringify(exchange.body);
    if (fault) return spoil(response, fault, text);
    response.writeHead(exchange.status!, { 'content-type': 'application/json' });
    response.end(text);
  };

  const server = createServer((request, response) => void serve(request, response));
  server.keepAliveTimeout = 65_000;
  server.listen(port, host);
  await once(server, 'listening');
  const simulator: FulfillmentSimulator = {
    url: `http://${host}:${(server.address() as AddressInfo).port}/v2`,
    credentials: LOGIN,
    notes: [
      `${ordersPerDay} orders a day since 2024 of the merchants 41 and 42, ${items} items in stock.`,
      'Access tokens live 7 days, refresh tokens 30, and a new pair ends the one before.',
    ],
    manners: { ...MANNERS, ...options.manners },
    granted: tokens.granted,
    beforeAnswer: null,
    onExchange: null,
    endTokens: (what) => tokens.revoke(what === 'both'),
    addOrders: (count, recordedOn) => world.addOrders(count, recordedOn.getTime()),
    editOrder: (id, change) => world.edit(id, change, now()),
    fail: (...more) => void faults.push(...more),
    rows: (list, window) => {
      const { date, from, to } = window ?? { date: 'recordedOn', from: clock(), to: clock() };
      return truthOf(world, list, { date, from: from.getTime(), to: to.getTime() }, now(), ALL);
    },
    truth: (name, window) => held(world, simulator.manners, name, window, now()),
    edit: (name, id) => {
      // A return is what was announced, and what comes of it; nobody edits it.
      if (name === 'get_orders') world.edit(Number(id), { notes: 'Leave at the door' }, now());
      return name === 'get_orders';
    },
    expireSessions: () => tokens.revoke(false),
    revoke: () => {
      tokens.revoke(true);
      tokens.close();
    },
    refusals: () => 0,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections(); // requests left hanging would keep it open for ever
      await closed;
    },
  };
  return simulator;
}

const ME = {
  id: 7,
  apiKey: 'sim-deprecated-api-key',
  username: LOGIN.username,
  name: 'Backhaul Trial',
  merchant: { id: 41 },
  status: true,
};

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > LARGEST_BODY) return null;
  }
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
