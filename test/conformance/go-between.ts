/** Between a connector and its simulator: notes what is said, and spoils answers as any server on the way may. */
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request and its answer. */
export interface Exchange {
  method: string;
  /** As it was asked for, below the host. */
  path: string;
  query: URLSearchParams;
  requestType: string;
  requestBody: string;
  status: number;
  contentType: string;
  body: string;
  /** When it came in, by the source clock. */
  at: number;
}

/** Answers a request in the simulator's place. */
export type Fault = (
  incoming: { body: string; headers: IncomingMessage['headers'] },
  response: ServerResponse,
) => void;

/** What of a year is kept, so that a broken connector that never ends does not fill memory. */
const MOST_EXCHANGES = 5000;

export class GoBetween {
  /** Where connectors are to ask. */
  url = '';
  exchanges: Exchange[] = [];
  /** What requests were signed with, each once. */
  authorizations: string[] = [];
  readonly #target: URL;
  readonly #now: () => number;
  readonly #faults: (Fault | null)[] = [];
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server = createServer((incoming, response) => void this.#serve(incoming, response));

  private constructor(target: string, now: () => number) {
    this.#target = new URL(target);
    this.#now = now;
  }

  static async start(target: string, now: () => number): Promise<GoBetween> {
    const proxy = new GoBetween(target, now);
    proxy.#server.keepAliveTimeout = 65_000;
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    const path = proxy.#target.pathname.replace(/\/$/, '');
    proxy.url = `http://127.0.0.1:${(proxy.#server.address() as AddressInfo).port}${path}`;
    return proxy;
  }

  /** The next requests are answered so, one a fault; null lets one pass. */
  spoil(...faults: (Fault | null)[]): void {
    this.#faults.push(...faults);
  }

  /** No answer is spoilt any more. @returns how many should have been */
  calm(): number {
    return this.#faults.splice(0).length;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
    await closed;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => {});
    try {
      const body = await bytesOf(incoming);
      const { authorization } = incoming.headers;
      if (authorization && !this.authorizations.includes(authorization))
        this.authorizations.push(authorization);
      const fault = this.#faults.shift();
      if (fault) return fault({ body: body.toString(), headers: incoming.headers }, response);
      await this.#forward(incoming, body, response);
    } catch {
      response.destroy();
    }
  }

  async #forward(incoming: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const at = this.#now();
    // The host stays as it was asked: addresses that the vendor answers with are to lead here as well.
    const asked = request({
      host: this.#target.hostname,
      port: this.#target.port,
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
      agent: this.#agent,
    });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const text = await bytesOf(answer);
    response.writeHead(answer.statusCode!, answer.headers);
    response.end(text);
    const url = new URL(incoming.url!, 'http://vendor');
    if (this.exchanges.length >= MOST_EXCHANGES) this.exchanges = this.exchanges.slice(MOST_EXCHANGES / 2);
    this.exchanges.push({
      method: incoming.method!,
      path: url.pathname,
      query: url.searchParams,
      requestType: incoming.headers['content-type'] ?? '',
      requestBody: body.toString(),
      status: answer.statusCode!,
      contentType: answer.headers['content-type'] ?? '',
      body: text.toString(),
      at,
    });
  }
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
