/** The fictional vendor "Sandbox": a warehouse, cart and carrier company with a real HTTP API and no real goods. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SandboxAccount } from './account.ts';
import { sendJson } from './answers.ts';
import { collections } from './collections.ts';
import { answerControl } from './control.ts';
import { cutOff, delay, misbehave, refuse } from './faults.ts';
import { checkKnobs, type Knobs } from './knobs.ts';
import { answerList } from './paging.ts';
import { VendorError } from './vendor-error.ts';
import { makeWorld } from './world.ts';

export type { HostileKind, Knobs } from './knobs.ts';

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  /** Servers with the same seed show the same data at the same instant. */
  seed?: number;
  /** The vendor's clock. */
  clock?: () => Date;
  /** How many things happen in a day, of each kind, in place of what a middling customer has. */
  perDay?: number;
  /** Knobs every account starts with. */
  defaults?: Partial<Knobs>;
}

export interface SandboxVendor {
  /** What to enter as `base_url`. */
  url: string;
  close(): Promise<void>;
  /** The account of an API key, for turning its knobs and looking at its data from inside the process. */
  account(key: string): SandboxAccount;
}

/** Every key of this form is an account, so that nobody has to register one. */
const KEY = /^sbx_[\w.-]{1,100}$/;

/** Starts the vendor. */
export async function startSandboxVendor(options: SandboxOptions = {}): Promise<SandboxVendor> {
  const { port = 0, host = '127.0.0.1', seed = 1, clock = () => new Date(), defaults = {} } = options;
  checkKnobs(defaults);
  const world = makeWorld(seed, options.perDay);
  const accounts = new Map<string, SandboxAccount>();

  function account(key: string): SandboxAccount {
    if (!KEY.test(key)) throw new VendorError(401, 'key_refused', 'There is no account with this API key.');
    const known = accounts.get(key) ?? new SandboxAccount(key, world, clock, defaults);
    accounts.set(key, known);
    return known;
  }

  const server = createServer((request, response) => {
    void answer(request, response, account, clock);
  });
  // Longer than any client keeps an idle connection, so that it is never us who closes under a new request.
  server.keepAliveTimeout = 65_000;
  server.listen(port, host);
  await once(server, 'listening');
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    account,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections(); // requests left hanging would keep it open for ever
      await closed;
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  accountOf: (key: string) => SandboxAccount,
  clock: () => Date,
): Promise<void> {
  response.on('error', () => {}); // a client that went away is no trouble of ours
  response.setHeader('date', clock().toUTCString());
  try {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const path = url.pathname.startsWith('/v1/') ? url.pathname.slice('/v1/'.length) : '';
    const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const account = accountOf(key);
    response.setHeader('date', new Date(account.now()).toUTCString());
    if (path.startsWith('_')) await answerControl(account, path, request, url.searchParams, response);
    else await answerData(account, path, request, url.searchParams, response);
  } catch (error) {
    sendError(response, error);
  }
}

async function answerData(
  account: SandboxAccount,
  path: string,
  request: IncomingMessage,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const entry = account.requests.add({
    time: new Date(account.now()).toISOString(),
    arrived_ms: Date.now(),
    method: request.method ?? '',
    path: `/v1/${path}`,
    query: Object.fromEntries(query),
    status: null,
  });
  try {
    const collection = collections.get(path);
    if (!collection) throw new VendorError(404, 'no_such_path', 'There is nothing here.');
    if (request.method !== 'GET') throw new VendorError(405, 'read_only', 'Lists can only be read.');
    try {
      refuse(account, collection.function);
    } finally {
      tellQuota(account, response);
    }
    await delay(account);
    const outcome = await misbehave(account, response);
    if (outcome !== null) {
      if (outcome !== 'hung') entry.status = outcome;
      return;
    }
    const body = answerList(account, collection, query);
    entry.status = 200;
    if (account.spend('truncate_next')) cutOff(response, JSON.stringify(body));
    else sendJson(response, 200, body);
  } catch (error) {
    entry.status = sendError(response, error);
  }
}

function tellQuota(account: SandboxAccount, response: ServerResponse): void {
  const { quota_burst, quota_per_second } = account.knobs();
  response.setHeader('x-quota-burst', quota_burst);
  response.setHeader('x-quota-per-second', quota_per_second);
  if (Number.isFinite(account.quota.left)) response.setHeader('x-quota-remaining', account.quota.left);
}

function sendError(response: ServerResponse, error: unknown): number {
  const known = error instanceof VendorError ? error : new VendorError(500, 'failure', 'Something broke.');
  if (response.headersSent) response.destroy();
  else {
    if (known.retryAfter !== null) response.setHeader('retry-after', known.retryAfter);
    sendJson(response, known.status, { error: { code: known.code, message: known.message } });
  }
  return known.status;
}
