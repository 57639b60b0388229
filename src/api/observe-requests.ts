import type { Observer } from '../observe/index.ts';
import type { App } from './options.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Told how the request ended; null before it was looked at. */
    watch: ReturnType<Observer['apiRequest']> | null;
  }
}

/**
 * Tells of every request: a line in the log, a number, a span. The route stands for the address, without headers,
 * query strings and bodies, which hold secrets.
 */
export function observeRequests(app: App, observe: Observer): void {
  app.decorateRequest('watch', null);
  app.addHook('onRequest', async (request) => {
    const { traceparent } = request.headers;
    request.watch = observe.apiRequest(
      request.method,
      typeof traceparent === 'string' ? traceparent : undefined,
    );
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url;
    request.watch?.(route, reply.statusCode);
    // Reads come by the thousand; what a person looks for in a log is what changed something or went wrong.
    const level = reply.statusCode >= 400 || request.method !== 'GET' ? 'info' : 'debug';
    observe.log[level](
      {
        request_id: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        duration_ms: Math.round(reply.elapsedTime),
        connection_id: request.caller?.connection?.connection_id,
      },
      'request',
    );
  });
}
