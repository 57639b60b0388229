import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { VendorAccount } from './account.ts';
import { Credits } from './credits.ts';
import { type Fault, misbehave, spoil } from './faults.ts';
import { perform } from './perform.ts';
import type { Sorting } from './resolvers.ts';
import type { Shop } from './shop.ts';
import { Tokens } from './tokens.ts';

const LARGEST_BODY = 100_000;
/** Whole answers are kept, and one may be as large as a megabyte. */
const LONGEST_LOG = 300;
const AUTH = /^\/auth\/(token|refresh)$/;
/** Whatever they cost, no more than so many questions in five minutes. */
const HARD_CAP = { requests: 7000, withinMs: 300_000 } as const;

/** One question and what became of it. */
export interface LoggedRequest {
  path: string;
  query: string;
  variables: Record<string, unknown>;
  status: number;
  answer: Record<string, unknown> | null;
}

/** The vendor's server with one account. */
export class VendorServer {
  readonly account: VendorAccount;
  readonly tokens: Tokens;
  readonly credits: Credits;
  readonly log: LoggedRequest[] = [];
  sorting: Sorting = 'heeded';
  /** Whether each renewal brings a new refresh token, and ends the one before. */
  rotates = false;
  readonly #faults: Fault[] = [];
  readonly #clock: () => Date;
  #window = { since: 0, requests: 0 };
  #requests = 0;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  constructor(shop: Shop, clock: () => Date) {
    this.#clock = clock;
    this.account = new VendorAccount(shop, clock);
    this.tokens = new Tokens(shop.seed, clock);
    this.credits = new Credits(clock);
  }

  /** Spoils the answers to the next questions. */
  fault(fault: Fault, times: number): void {
    for (let count = 0; count < times; count++) this.#faults.push(fault);
  }

  async listen(host: string, port: number): Promise<string> {
    // Longer than any client keeps an idle connection, so that it is never us who closes under a new request.
    this.#server.keepAliveTimeout = 65_000;
    this.#server.listen(port, host);
    await once(this.#server, 'listening');
    return `http://${host}:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => {});
    response.setHeader('date', this.#clock().toUTCString());
    try {
      const body = await readJson(request);
      if (body === null || request.method !== 'POST') send(response, 400, { message: 'Bad request' });
      else if (request.url === '/graphql') this.#question(body, request, response);
      else if (AUTH.test(request.url ?? '')) {
        const session = this.tokens.issue(request.url ?? '', body, this.rotates);
        send(response, session ? 200 : 401, session ?? { message: 'Wrong credentials' });
      } else send(response, 404, { message: 'Not found' });
    } catch {
      response.destroy();
    }
  }

  #question(body: Record<string, unknown>, request: IncomingMessage, response: ServerResponse): void {
    const { query, variables } = body;
    if (typeof query !== 'string') {
      send(response, 400, { message: 'No query' });
      return;
    }
    const given = (
      typeof variables === 'object' && variables !== null ? variables : {}
    ) as LoggedRequest['variables'];
    const entry: LoggedRequest = { path: '/graphql', query, variables: given, status: 200, answer: null };
    if (this.log.length >= LONGEST_LOG) this.log.shift();
    this.log.push(entry);
    const authorization = request.headers.authorization;
    if (!this.tokens.accepts(authorization)) {
      entry.status = 401;
      send(response, 401, { message: 'Unauthorized' });
      return;
    }
    if (this.#overHardCap()) {
      entry.status = 429;
      send(response, 429, { message: 'Too many requests' });
      return;
    }
    const fault = this.#faults.shift();
    if (fault && misbehave(fault, response)) return;
    const answer = perform(query, given, this.credits, (complexity) => ({
      account: this.account,
      username: this.tokens.username,
      requestId: `r${++this.#requests}`,
      complexity,
      sorting: this.sorting,
    }));
    entry.answer = answer;
    if (fault) sendText(response, 200, spoil(fault, answer, authorization ?? ''));
    else send(response, 200, answer);
  }

  #overHardCap(): boolean {
    const now = this.#clock().getTime();
    if (now - this.#window.since >= HARD_CAP.withinMs) this.#window = { since: now, requests: 0 };
    return ++this.#window.requests > HARD_CAP.requests;
  }
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > LARGEST_BODY) return null;
    chunks.push(chunk as Buffer);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  sendText(response, status, JSON.stringify(body));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(text);
}
