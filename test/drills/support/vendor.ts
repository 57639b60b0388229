import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SandboxAccount } from '../../../src/connectors/sandbox/simulator/account.ts';
import { type Knobs, startSandboxVendor } from '../../../src/connectors/sandbox/simulator/index.ts';

/** Requests that one worker makes of one account at a time, as the sandbox's manifest says. */
export const SANDBOX_CONCURRENCY = 4;

/** A request as the vendor saw it; instants by this process's clock, in milliseconds. */
export interface Seen {
  key: string;
  path: string;
  began: number;
  /** When its answer was whole, or the caller hung up; null while it is under way. */
  ended: number | null;
  /** The caller closed the socket without the answer. */
  hungUp: boolean;
}

export interface WatchedVendor {
  url: string;
  seen: Seen[];
  account(key: string): SandboxAccount;
  /** From now on answers of this account wait until they are released; requests still arrive. */
  hold(key: string): { release(): void };
  close(): Promise<void>;
}

/**
 * The sandbox vendor behind a window: every request is timed from its arrival to the end of its answer, which
 * the vendor's own log does not tell, and answers can be held back for as long as a drill needs.
 */
export async function startWatchedVendor(defaults: Partial<Knobs>): Promise<WatchedVendor> {
  const vendor = await startSandboxVendor({ defaults });
  const seen: Seen[] = [];
  const held = new Map<string, Promise<void>>();

  async function pass(ask: IncomingMessage, answer: ServerResponse): Promise<void> {
    const key = (ask.headers.authorization ?? '').replace('Bearer ', '');
    const entry: Seen = { key, path: ask.url ?? '', began: performance.now(), ended: null, hungUp: false };
    seen.push(entry);
    answer.on('error', () => {});
    answer.on('close', () => {
      entry.hungUp = entry.ended === null;
      entry.ended ??= performance.now();
    });
    const { host: _, connection: __, ...headers } = ask.headers;
    const upstream = request(`${vendor.url}${ask.url}`, { headers }).end();
    const [reply] = (await once(upstream, 'response')) as [IncomingMessage];
    const body = Buffer.concat(await reply.toArray());
    await held.get(key);
    // Before the first byte goes out: whoever has the whole answer asks again after this instant only.
    entry.ended ??= performance.now();
    answer.writeHead(reply.statusCode ?? 502, reply.headers).end(body);
  }

  const server = createServer((ask, answer) => {
    pass(ask, answer).catch(() => answer.destroy());
  });
  server.keepAliveTimeout = 65_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    account: (key) => vendor.account(key),
    hold(key) {
      const gate = Promise.withResolvers<void>();
      held.set(key, gate.promise);
      return {
        release() {
          held.delete(key);
          gate.resolve();
        },
      };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await vendor.close();
    },
  };
}

/**
 * Requests of one account that two workers must have made: one worker asks for a slice once at a time, and for no more
 * slices at a time than the manifest bears.
 */
export function overlaps(seen: readonly Seen[], atATime: number): string[] {
  const found: string[] = [];
  for (const [key, requests] of Map.groupBy(seen, (entry) => entry.key)) {
    for (const [index, later] of requests.entries()) {
      const open = requests.slice(0, index).filter(({ ended }) => ended === null || ended > later.began);
      const twin = open.find(({ path }) => sliceOf(path) === sliceOf(later.path));
      if (twin) found.push(`${key}: ${later.path} came while ${twin.path} was under way`);
      if (open.length >= atATime)
        found.push(`${key}: ${later.path} came while ${open.length} were under way`);
    }
  }
  return found;
}

/** The list and window that a request asks for, whatever page of it. */
function sliceOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://vendor');
  searchParams.delete('cursor');
  return `${pathname}?${searchParams}`;
}
