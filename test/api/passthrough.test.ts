/** Requests in the integration's own words: signed, counted, bounded, and without secrets in the answer. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { passTo } from '../../src/connectors/kit/passthrough.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { accountKey } from '../../src/sync/quota.ts';
import { acme } from './acme.ts';
import { makeWorld, type World } from './world.ts';

const SECRET = 'hunter2/"é-hunter2';

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

describe('POST /{wms|cart|carrier}/passthrough', () => {
  let world: World;
  let server: Server;
  let port: number;
  let seen: Seen[];
  let answer: (seen: Seen, response: ServerResponse) => void;
  let signedIn = 0;
  /** What happens at the vendor's while it opens a session; once. */
  let whileSigningIn: () => Promise<unknown> = async () => {};
  const connections = new Map<string, { id: string; token: string }>();

  /** A vendor with an ordinary HTTP interface, whose token is asked for first. */
  const vendor = (name: string, more: Partial<Connector> = {}): Connector => ({
    ...acme('wms', name, 'Word Warehousing', { orders: [], products: [], inventory: [] }),
    baseUrl: `http://127.0.0.1:${port}/base`,
    credentials: [{ name: 'password', label: 'Password', secret: true, required: true }],
    account: () => name,
    signIn: async () => {
      const values = { access_token: `token-${++signedIn}`, tenant: 'tenant-7' };
      const meanwhile = whileSigningIn;
      whileSigningIn = async () => {};
      await meanwhile();
      return { values, expiresAt: null };
    },
    passthrough: {
      sign: (ctx, asked) =>
        passTo(ctx.baseUrl, asked, {
          headers: { Authorization: `Bearer ${ctx.session.access_token}`, 'X-Version': '3' },
        }),
    },
    ...more,
  });

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      seen.push(one);
      answer(one, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    const elsewhere = vendor('elsewhere', {
      baseUrl: 'https://{account}.example.com',
      passthrough: { sign: (_, asked) => passTo(`http://127.0.0.1:${port}`, asked) },
    });
    const { passthrough: _, ...silent } = vendor('silent');
    const made = [
      vendor('words'),
      vendor('scarce', { quota: { burst: 10, perSecond: 0.001 } }),
      elsewhere,
      silent,
    ];
    world = await makeWorld({ connectors: made });
    for (const connector of made) {
      const { connectionId, accessToken } = await createConnection(world.engine, world.sealer, {
        organizationId: world.ours.id,
        connector,
        credentials: { password: SECRET },
        customerId: null,
        historyDays: 30,
      });
      connections.set(connector.name, { id: connectionId, token: accessToken });
    }
  });
  beforeEach(() => {
    seen = [];
    answer = (_, response) => response.setHeader('content-type', 'application/json').end('{"fine":true}');
  });
  afterAll(async () => {
    await world.end();
    server.closeAllConnections();
    server.close();
  });

  const pass = (json: unknown, name = 'words', ask = {}) =>
    world.client.post('/wms/passthrough', { token: connections.get(name)!.token, json, ...ask });

  it('200: sends what it was told, signed, and answers with what came', async () => {
    const { status, body } = await pass({
      method: 'PATCH',
      path: 'orders/7?expand=lines',
      data: { note: 'é' },
      headers: { 'X-Version': '4', 'Accept-Language': 'en' },
      params: { dry: true, limit: 2 },
    });
    expect([status, body.status_code, body.body]).toEqual([200, 200, { fine: true }]);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: 'PATCH',
      url: '/base/orders/7?expand=lines&dry=true&limit=2',
      body: '{"note":"é"}',
    });
    expect(seen[0]!.headers).toMatchObject({
      authorization: `Bearer token-${signedIn}`,
      'x-version': '4',
      'accept-language': 'en',
      'content-type': 'application/json',
    });
  });

  it('200: an empty body of a request that has none counts for nothing', async () => {
    const empty = { data: {}, headers: {}, params: {} };
    expect((await pass({ method: 'GET', path: '/', ...empty })).body.status_code).toBe(200);
    expect(seen[0]).toMatchObject({ url: '/base/', body: '' });
    expect(seen[0]!.headers['content-type']).toBeUndefined();
  });

  it('200: a refusal of the vendor is an answer, whatever its form', async () => {
    answer = (_, response) => {
      response.statusCode = 404;
      response.end('<p>nothing</p>');
    };
    const { status, body } = await pass({ method: 'DELETE', path: '/orders/8' });
    expect([status, body.status_code, body.body]).toEqual([200, 404, '<p>nothing</p>']);
    answer = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    const moved = await pass({ method: 'GET', path: '/moved' });
    expect(moved.body).toMatchObject({
      status_code: 302,
      headers: { location: 'http://169.254.169.254/' },
      body: null,
    });
    expect(seen).toHaveLength(2);
  });

  it('200: what was told in confidence comes back in no form', async () => {
    answer = ({ headers }, response) => {
      response.setHeader('set-cookie', 'session=abc');
      response.setHeader('x-access-token', 'abc');
      response.setHeader(
        'link',
        `<https://vendor.example.com/?password=${encodeURIComponent(SECRET)}>; rel=next`,
      );
      response.end(JSON.stringify({ echo: headers, password: SECRET, tenant: 'tenant-7' }));
    };
    const { text, body } = await pass({ method: 'GET', path: '/echo', headers: { cookie: 'mine=1' } });
    expect(body.body).toMatchObject({
      echo: { authorization: '[hidden]', cookie: 'mine=1' },
      tenant: 'tenant-7',
    });
    expect(Object.keys(body.headers)).not.toContain('set-cookie');
    expect(Object.keys(body.headers)).not.toContain('x-access-token');
    expect(body.headers.link).toContain('password=[hidden]');
    for (const form of [
      `token-${signedIn}`,
      SECRET,
      JSON.stringify(SECRET).slice(1, -1),
      encodeURIComponent(SECRET),
    ])
      expect(text).not.toContain(form);
    // As other languages write it: PHP escapes slashes, Python whatever is not ASCII.
    for (const escaped of ['hunter2\\/\\"\\u00e9-hunter2', '\\u0068unter2/\\"é-hunter2']) {
      answer = (_, response) => response.end(`{"password":"${escaped}","n":[1,"\\u00e9"]}`);
      const { body } = await pass({ method: 'GET', path: '/echo' });
      expect(body.body).toEqual({ password: '[hidden]', n: [1, 'é'] });
      answer = (_, response) => response.end(`"${escaped}"`);
      expect((await pass({ method: 'GET', path: '/echo' })).body.body).toBe('[hidden]');
    }
    answer = (_, response) =>
      response.end(`password=${new URLSearchParams({ p: SECRET }).toString().slice(2)}`);
    expect((await pass({ method: 'GET', path: '/echo' })).body.body).toBe('password=[hidden]');
    expect(world.logged.join('')).not.toContain('hunter2');
    expect(world.logged.join('')).not.toContain('/echo');
  });

  it('a session that has ended is renewed and kept, and a 401 after that is an answer', async () => {
    const before = signedIn;
    answer = ({ headers }, response) => {
      response.statusCode = headers.authorization === `Bearer token-${before}` ? 401 : 200;
      response.end('{}');
    };
    expect((await pass({ method: 'POST', path: '/orders', data: {} })).body.status_code).toBe(200);
    expect([seen.length, signedIn]).toEqual([2, before + 1]);
    expect((await pass({ method: 'GET', path: '/orders' })).body.status_code).toBe(200);
    expect([seen.length, signedIn]).toEqual([3, before + 1]);
    answer = (_, response) => response.writeHead(401).end('{"no":1}');
    expect((await pass({ method: 'GET', path: '/orders' })).body).toMatchObject({
      status_code: 401,
      body: { no: 1 },
    });
  });

  it('a session of credentials that were changed meanwhile is neither used nor kept', async () => {
    const { id, token } = connections.get('words')!;
    await world.pool.query('UPDATE connection SET sealed_session = NULL WHERE connection_id = $1', [id]);
    const enter = async (password: string) => {
      const json = { credentials: { password } };
      expect((await world.client.send('PUT', '/connections/credentials', { token, json })).status).toBe(200);
    };
    const before = signedIn;
    whileSigningIn = () => enter('another-password');
    const { status, body } = await pass({ method: 'GET', path: '/' });
    expect([status, body.error]).toEqual([502, expect.stringContaining('were changed meanwhile')]);
    expect(seen).toEqual([]);
    // The second session is that of the new credentials, and goes on.
    await pass({ method: 'GET', path: '/' });
    expect([signedIn, seen[0]!.headers.authorization]).toEqual([before + 2, `Bearer token-${before + 2}`]);
    await enter(SECRET);
  });

  it('429: ten are under way', async () => {
    const held: ServerResponse[] = [];
    answer = (_, response) => void held.push(response);
    const ten = Array.from({ length: 10 }, () => pass({ method: 'GET', path: '/' }));
    await expect.poll(() => held.length).toBe(10);
    const { status, body } = await pass({ method: 'GET', path: '/' });
    expect([status, body.code, seen.length]).toEqual([429, 'rate_limited', 10]);
    for (const response of held) response.end('{}');
    expect((await Promise.all(ten)).map((one) => one.status)).toEqual(Array(10).fill(200));
    answer = (_, response) => response.end('{}');
    expect((await pass({ method: 'GET', path: '/' })).status).toBe(200);
  });

  it('422: a path that leads elsewhere, and what cannot be sent so; nothing is sent', async () => {
    const refused = async (json: object) => {
      const { status, body } = await pass(json);
      return [status, Object.keys(body.detail?.json ?? {})];
    };
    for (const path of ['/../admin', '/%2e%2e/admin', '/a/../../admin', '/x#y', '/\\..\\..\\x'])
      expect([path, await refused({ method: 'GET', path })]).toEqual([path, [422, ['path']]]);
    for (const headers of [
      { Host: 'x' },
      { 'Content-Length': '1' },
      { 'X-A': 'a\r\nX-B: b' },
      { 'a b': '1' },
    ])
      expect(await refused({ method: 'GET', path: '/', headers })).toEqual([422, ['headers']]);
    expect(await refused({ method: 'GET', path: '/', data: { a: 1 } })).toEqual([422, ['data']]);
    expect(await refused({ method: 'DELETE', path: '/', data: [1] })).toEqual([422, ['data']]);
    expect(await refused({ method: 'TRACE', path: '/' })).toEqual([422, ['method']]);
    expect(await refused({ method: 'GET', path: '/', params: { a: [1] } })).toEqual([422, ['params']]);
    expect(seen).toEqual([]);
    // What looks like another host is a path of this one.
    for (const path of [
      '//evil.example.com/',
      '@evil.example.com/',
      '.evil.example.com/',
      'https://evil.example.com/',
    ])
      expect([path, (await pass({ method: 'GET', path })).status]).toEqual([path, 200]);
    expect(seen.map(({ url }) => url.startsWith('/base/'))).toEqual([true, true, true, true]);
  });

  it('502: an address that nobody has named must be public', async () => {
    const { status, body } = await pass({ method: 'GET', path: '/' }, 'elsewhere');
    expect([status, body.code, body.origin]).toEqual([502, 'source_unavailable', 'integration']);
    expect(body.error).toContain('ADDRESS_REFUSED');
    expect(seen).toEqual([]);
  });

  it('502: no answer, or one that is too large', async () => {
    answer = (_, response) => response.destroy();
    expect((await pass({ method: 'GET', path: '/' })).status).toBe(502);
    answer = (_, response) => response.end('x'.repeat(4 * 1024 * 1024 + 1));
    const { status, body } = await pass({ method: 'GET', path: '/' });
    expect([status, body.error]).toEqual([502, expect.stringContaining('larger than 4194304 bytes')]);
  });

  it('is taken from the quota of the account, which rests when it was one too many', async () => {
    const { engine } = world;
    const connector = engine.connectors.find('wms', 'scarce')!;
    const account = accountKey(connector, { password: SECRET });
    const state = () => engine.quotas.state(account, connector.quota);
    const { left } = await state();
    expect((await pass({ method: 'GET', path: '/' }, 'scarce')).body.status_code).toBe(200);
    expect(left - (await state()).left).toBeCloseTo(1, 1);
    answer = (_, response) => response.writeHead(429, { 'retry-after': '50' }).end();
    const before = engine.clock.now().getTime();
    expect((await pass({ method: 'GET', path: '/' }, 'scarce')).body.status_code).toBe(429);
    const { pause } = await state();
    expect(pause!.until.getTime()).toBeGreaterThanOrEqual(before + 50_000 - 1000);
  });

  it('is done again under the same Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'again' };
    for (const _ of [1, 2]) {
      const { status, headers: told } = await pass({ method: 'POST', path: '/', data: {} }, 'words', {
        headers,
      });
      expect([status, told.get('idempotent-replayed')]).toEqual([200, null]);
    }
    expect(seen).toHaveLength(2);
  });

  it('401, 403 and 501', async () => {
    const json = { method: 'GET', path: '/' };
    expect((await pass(json, 'words', { token: undefined })).status).toBe(401);
    expect((await pass(json, 'words', { key: world.theirs.key })).status).toBe(401);
    expect((await pass(json, 'words', { key: world.ours.readOnlyKey })).status).toBe(403);
    const { status, body } = await pass(json, 'silent');
    expect([status, body.error]).toEqual([
      501,
      'Endpoint passthrough is not implemented for Word Warehousing',
    ]);
    const { token } = connections.get('words')!;
    expect((await world.client.post('/cart/passthrough', { token, json })).status).toBe(501);
    expect(seen).toEqual([]);
  });
});
