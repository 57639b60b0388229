/**
 * The source of the bench, a process of its own: speaks the sandbox vendor's words for orders, from accounts that
 * `PUT /accounts/{key}` makes and changes and `GET /accounts/{key}` tells of. Prints its URL when it listens, and ends
 * when its standard input does.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Account, type AccountSettings } from './account.ts';

const accounts = new Map<string, Account>();

async function answer(ask: IncomingMessage, reply: ServerResponse): Promise<void> {
  const url = new URL(ask.url ?? '/', 'http://source');
  const [, place, name] = url.pathname.split('/');
  if (place === 'accounts') return await control(decodeURIComponent(name ?? ''), ask, reply);
  const account = accounts.get((ask.headers.authorization ?? '').replace('Bearer ', ''));
  if (!account) return send(reply, 401, '{}');
  if (!account.admit()) return send(reply, 429, '{}', { 'retry-after': '1' });
  const { latencyMs } = account.settings;
  if (latencyMs > 0) await new Promise((done) => setTimeout(done, latencyMs));
  if (name !== 'orders') return send(reply, 200, '{"data":[],"next_cursor":null}');
  const at = (edge: string, otherwise: number) => Date.parse(url.searchParams.get(edge) ?? '') || otherwise;
  const cursor = url.searchParams.get('cursor');
  const page = account.page(
    at('updated_after', 0),
    at('updated_before', Date.now()),
    cursor === null ? null : Number(cursor),
  );
  send(reply, 200, page);
}

async function control(key: string, ask: IncomingMessage, reply: ServerResponse): Promise<void> {
  if (ask.method === 'PUT') {
    const settings = JSON.parse(await text(ask)) as AccountSettings;
    const account = accounts.get(key);
    if (account) account.change(settings);
    else accounts.set(key, new Account(settings));
  }
  send(reply, 200, JSON.stringify(accounts.get(key)?.seen ?? null));
}

function send(
  reply: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  reply.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  reply.end(body);
}

const server = createServer((ask, reply) => {
  answer(ask, reply).catch(() => reply.destroy());
});
server.keepAliveTimeout = 65_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.stdin.on('end', () => process.exit(0)).resume();
