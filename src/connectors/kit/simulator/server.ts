import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SimulatorOptions } from '../simulator.ts';

/** A request as a vendor sees it. */
export interface Asked {
  method: string;
  /** Below the host, with a slash. */
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
  /** The body as JSON; undefined where it is none. */
  json: unknown;
  /** `http://host` as it was asked under: what addresses in answers begin with. */
  origin: string;
}

/** An answer; JSON unless it says something else. */
export interface Given {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  json?: unknown;
  body?: string | Buffer;
  type?: string;
}

/** Thrown to refuse a request in the vendor's own way. */
export class Refused extends Error {
  readonly given: Given;
  constructor(given: Given) {
    super(`refused with ${given.status}`);
    this.given = given;
  }
}

const LARGEST_BODY = 1024 * 1024;

/** A vendor's server; what its `answer` throws besides {@link Refused} is its 500. */
export async function serve(
  { clock, host = '127.0.0.1', port = 0 }: Pick<SimulatorOptions, 'clock' | 'host' | 'port'>,
  answer: (asked: Asked) => Given | Promise<Given>,
): Promise<{ url: string; close(): Promise<void> }> {
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.on('error', () => {}); // a client that went away is no trouble of ours
    response.setHeader('date', clock().toUTCString());
    const given = await Promise.resolve(readAsked(request))
      .then(answer)
      .catch((error) => (error instanceof Refused ? error.given : failure(error)));
    const { status = 200, headers = {}, json, body = JSON.stringify(json ?? null), type } = given;
    response.writeHead(status, { 'content-type': type ?? 'application/json', ...headers });
    response.end(body);
  };
  const server = createServer((request, response) => void respond(request, response));
  // Longer than any client keeps an idle connection, so that it is never us who closes under a new request.
  server.keepAliveTimeout = 65_000;
  server.listen(port, host);
  await once(server, 'listening');
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections(); // requests left hanging would keep it open for ever
      await closed;
    },
  };
}

/** A defect of the simulator, told to whoever asked: nobody else is there to hear of it. */
function failure(error: unknown): Given {
  return { status: 500, json: { error: error instanceof Error ? error.message : String(error) } };
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > LARGEST_BODY) throw new Refused({ status: 413, json: { error: 'too large' } });
    chunks.push(chunk as Buffer);
  }
  const body = Buffer.concat(chunks).toString();
  const origin = `http://${request.headers.host}`;
  const url = new URL(request.url ?? '/', origin);
  const { method = 'GET', headers } = request;
  return { method, path: url.pathname, query: url.searchParams, headers, body, json: parsed(body), origin };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
