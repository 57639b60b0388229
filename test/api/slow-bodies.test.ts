import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/api/options.ts';
import { cutOffSlowBodies } from '../../src/api/slow-bodies.ts';

const MS = 300;

describe('a body that arrives slowly', () => {
  let app: App;
  beforeEach(async () => {
    app = fastify() as unknown as App;
    cutOffSlowBodies(app, MS);
    app.addContentTypeParser('text/stream', (_request, payload, done) => done(null, payload));
    app.post('/usual', async () => 'read');
    app.post('/slow', { config: { slowBody: true } }, async () => 'read');
    app.post('/refused', { config: { slowBody: true } }, async () => 'refused');
    await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(() => app.close());

  const begin = (path: string, type = 'text/plain') => {
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: 4\r\n\r\nab`);
    return { socket, answer: text(socket) };
  };

  it('is cut off with 408', async () => {
    expect(await begin('/usual').answer).toMatch(/^HTTP\/1.1 408 .*"origin":"trackstar"/s);
  });

  it('is waited for where files come in', async () => {
    const { socket, answer } = begin('/slow');
    // Nothing to wait for: the point is that nothing happens for longer than the limit.
    await new Promise((resolve) => setTimeout(resolve, 3 * MS));
    socket.write('cd');
    socket.end();
    expect(await answer).toMatch(/^HTTP\/1.1 200 /);
  });

  it('is not waited for once it was answered', async () => {
    const { answer } = begin('/refused', 'text/stream');
    // The server ends the connection; the client never does.
    expect(await answer).toMatch(/^HTTP\/1.1 200 .*refused/s);
  });
});
