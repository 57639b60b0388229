import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Webhook } from 'svix';

/** A message that came in and was genuine. */
export interface Received {
  id: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it field by field
  body: any;
  headers: IncomingHttpHeaders;
  text: string;
}

/** What a receiver does with a genuine message; it must answer, or let it hang. */
type Answer = (response: ServerResponse, received: Received) => void;

/**
 * A receiver as a user writes one: it verifies with the `svix` package and answers. What does not verify is kept
 * apart, so that a test can show there was none.
 */
export async function startReceiver(secret: string, answer: Answer = (response) => response.end('ok')) {
  const received: Received[] = [];
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const state = { answer };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    try {
      new Webhook(secret).verify(text, request.headers as Record<string, string>);
      const { headers } = request;
      const message = { id: String(headers['svix-id']), body: JSON.parse(text), headers, text };
      received.push(message);
      state.answer(response, message);
    } catch (error) {
      refused.push((error as Error).message);
      response.writeHead(401).end();
    }
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    refused,
    /** Changes what it does with what comes from now on. */
    answerWith(next: Answer) {
      state.answer = next;
    },
    ids: () => new Set(received.map((message) => message.id)),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
