import type { IncomingMessage } from 'node:http';
import type { App } from './options.ts';
import { answerBrokenRequest } from './socket-errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its body may take as long as the server lets any request take. */
    slowBody?: boolean;
  }
}

/**
 * Cuts off requests whose body has not arrived in time. Node has one limit for all of a server's requests, and that
 * one must leave room for files.
 *
 * @param ms how long a body may take to arrive; what is left of one that was answered already may take as long again,
 *   so that a client that goes on sending what was refused gets to read why
 */
export function cutOffSlowBodies(app: App, ms: number): void {
  app.addHook('onRequest', async ({ raw, routeOptions }) => {
    if (routeOptions.config.slowBody) return;
    const slow = Object.assign(new Error('The body is slow.'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    unlessComplete(raw, ms, () => answerBrokenRequest(slow, raw.socket));
  });
  app.addHook('onResponse', async ({ raw }) => unlessComplete(raw, ms, () => raw.socket.destroy()));
}

function unlessComplete(raw: IncomingMessage, ms: number, act: () => void): void {
  if (raw.complete) return;
  const timer = setTimeout(() => raw.complete || act(), ms).unref();
  raw.once('close', () => clearTimeout(timer));
}
