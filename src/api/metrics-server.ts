import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BackhaulError } from '../model/index.ts';
import type { Metrics } from '../observe/index.ts';
import { refuseScraper } from './may-scrape.ts';

const REQUEST_MS = 10_000;

/**
 * Serves /metrics and nothing else, for processes without an API.
 *
 * @param options.port 0 takes any free one
 * @throws the operating system's error when the address cannot be had
 */
export async function startMetrics(
  metrics: Metrics,
  options: { host: string; port: number; token: string | undefined },
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer({ requestTimeout: REQUEST_MS }, async (request, response) => {
    if (request.url?.split('?')[0] !== '/metrics' || request.method !== 'GET')
      return answer(response, 404, 'There is only GET /metrics here.\n');
    try {
      refuseScraper(request, options.token);
      response.setHeader('content-type', metrics.registry.contentType);
      response.end(await metrics.text());
    } catch (error) {
      const refused = error instanceof BackhaulError;
      answer(response, refused ? 401 : 500, refused ? `${error.message}\n` : 'Something failed.\n');
    }
  });
  server.listen(options.port, options.host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}
