import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v7 } from 'uuid';
import { underLock } from '../../src/store/queries/lock-connection.ts';
import { type EventWrite, writeEvents } from '../../src/store/queries/write-events.ts';
import type { World } from './world.ts';

/** Networks that receivers of tests are in. */
export const HERE = ['127.0.0.0/8'];

/** What a receiver was sent. */
interface Received {
  headers: IncomingHttpHeaders;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it field by field
  body: any;
}

/** A receiver of webhooks on a real socket. What it answers can be changed at any time. */
export async function startReceiver() {
  const received: Received[] = [];
  const receiver = {
    status: 200,
    headers: {} as Record<string, string>,
    answer: 'thanks',
    received,
    url: '',
    close: async () => {},
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    received.push({ headers: request.headers, text, body: JSON.parse(text) });
    response.writeHead(receiver.status, receiver.headers).end(receiver.answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  receiver.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return receiver;
}

/** Records events of a connection as a page would. @returns their ids */
export async function recordEvents(
  world: World,
  connectionId: string,
  events: Partial<EventWrite>[],
): Promise<string[]> {
  const whole = events.map((event) => ({
    eventId: v7(),
    type: 'order.updated',
    resource: 'order',
    recordId: 'o1',
    recordVersion: 2,
    runId: null,
    kind: 'scheduled',
    historical: false,
    data: '{"id":"o1"}',
    previous: '{"status":"open"}',
    ...event,
  }));
  await underLock(world.pool, connectionId, async (tx) => writeEvents(tx, connectionId, whole));
  return whole.map(({ eventId }) => eventId);
}
