import { Agent, request } from 'undici';
import type { Connected, Installation } from './installation.ts';

/** A client of the API over a socket that stays open. */
export interface Caller {
  /** @returns the body, and how long the answer took, in milliseconds. @throws for any status but 2xx */
  call(connection: Connected, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer>;
  close(): Promise<void>;
}

interface Answer {
  text: string;
  /** When it was sent, in milliseconds since 1970. */
  sentAt: number;
  ms: number;
}

export function makeCaller(url: string, { apiKey }: Installation): Caller {
  const dispatcher = new Agent({ connections: 1 });
  return {
    async call(connection, method, path, body) {
      const sentAt = performance.timeOrigin + performance.now();
      const answer = await request(`${url}${path}`, {
        method,
        dispatcher,
        headers: {
          'x-trackstar-api-key': apiKey,
          'x-trackstar-access-token': connection.token,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await answer.body.text();
      const ms = performance.timeOrigin + performance.now() - sentAt;
      if (answer.statusCode >= 300)
        throw new Error(`${method} ${path} was answered ${answer.statusCode}: ${text}`);
      return { text, sentAt, ms };
    },
    close: () => dispatcher.close(),
  };
}
