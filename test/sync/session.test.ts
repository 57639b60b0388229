/** Sources that want a token instead of the credentials: signing in, renewing, and keeping what they gave. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CredentialsRefused } from '../../src/connectors/kit/errors.ts';
import type { Connector, Context, Session } from '../../src/connectors/kit/manifest.ts';
import { passTo } from '../../src/connectors/kit/passthrough.ts';
import { connect } from '../../src/sync/connect.ts';
import { passThrough } from '../../src/sync/pass-through.ts';
import { Runner } from '../../src/sync/runner.ts';
import { Source } from '../../src/sync/source.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import { HandClock, rowsOf, testEngine } from '../support/engine.ts';
import { PaperSource } from '../support/paper-source.ts';

const HOUR = 3_600_000;

/** A vendor that trades a password for a token of one hour and a refresh token that counts once. */
class Vendor {
  readonly clock: HandClock;
  tokens = new Map<string, number>();
  refreshTokens = new Set<string>();
  signIns: string[] = [];
  /** Tokens that requests came with, refused ones included. */
  seen: string[] = [];
  password = 'right';
  down = false;
  #server!: Server;
  #given = 0;

  constructor(clock: HandClock) {
    this.clock = clock;
  }

  async start(): Promise<string> {
    this.#server = createServer((request, response) => {
      let text = '';
      request.on('data', (part) => {
        text += part;
      });
      request.on('end', () => {
        const [status, body] = this.down
          ? [503, {}]
          : this.#answer(request.url!, request.headers.authorization, text);
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #answer(url: string, authorization: string | undefined, text: string): [number, unknown] {
    if (url === '/token') {
      const { password, refresh } = JSON.parse(text) as { password?: string; refresh?: string };
      const good = refresh ? this.refreshTokens.delete(refresh) : password === this.password;
      this.signIns.push(`${refresh ? 'refresh' : 'password'} ${good ? 'taken' : 'refused'}`);
      if (!good) return [401, {}];
      this.#given += 1;
      this.tokens.set(`token-${this.#given}`, this.clock.elapsed() + HOUR);
      this.refreshTokens.add(`refresh-${this.#given}`);
      return [200, { token: `token-${this.#given}`, refresh: `refresh-${this.#given}` }];
    }
    const token = authorization?.replace('Bearer ', '') ?? 'none';
    this.seen.push(token);
    return (this.tokens.get(token) ?? 0) > this.clock.elapsed() ? [200, { user: 'ann' }] : [401, {}];
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

describe('a source with sessions', () => {
  const clock = new HandClock('2026-03-02T12:00:00Z');
  let vendor: Vendor;
  let world: Awaited<ReturnType<typeof testEngine>>;
  let connector: Connector;
  beforeEach(async () => {
    vendor = new Vendor(clock);
    const baseUrl = await vendor.start();
    const paper = new PaperSource(() => clock.now());
    paper.put('a', clock.now().getTime() - HOUR);
    connector = {
      ...paper.connector(),
      baseUrl,
      credentials: [{ name: 'password', label: 'Password', secret: true, required: true }],
      account: () => 'one',
      quota: { burst: 1000, perSecond: 0.001 },
      async signIn(ctx, last): Promise<Session> {
        const ask = async (json: unknown) =>
          (await ctx.http.json({ method: 'POST', url: `${ctx.baseUrl}/token`, json })) as Record<
            string,
            string
          >;
        const refresh = last?.values.refresh;
        const password = { password: ctx.credentials.password };
        const given = refresh
          ? await ask({ refresh }).catch((error) => {
              if (error instanceof CredentialsRefused) return ask(password);
              throw error;
            })
          : await ask(password);
        return { values: given, expiresAt: new Date(ctx.now().getTime() + HOUR) };
      },
      async check(ctx) {
        const headers = { authorization: `Bearer ${ctx.session.token}` };
        return (await ctx.http.json({ url: `${ctx.baseUrl}/me`, headers })) as Record<string, string>;
      },
      functions: paper.connector().functions.map((fn) => ({
        ...fn,
        async page(ctx, ask, cursor) {
          await ctx.http.json({
            url: `${ctx.baseUrl}/me`,
            headers: { authorization: `Bearer ${ctx.session.token}` },
          });
          return fn.page(ctx, ask, cursor);
        },
      })),
    };
    world = await testEngine({ connectors: [connector], clock });
  });
  afterEach(async () => {
    await world.close();
    await vendor.stop();
  });

  const made = (password = 'right') =>
    connect(world.engine, world.sealer, {
      organizationId: world.organizationId,
      connector,
      credentials: { password },
      customerId: null,
      historyDays: 1,
    });

  async function work(connectionId: string): Promise<void> {
    const runner = new Runner(world.engine, (await takeConnection(world.engine, connectionId, 'test'))!);
    while ((await runner.step(async () => {})).state === 'worked');
  }

  it('is signed in to once, when the connection is made, and the worker goes on with that session', async () => {
    const { connectionId, me } = await made();
    expect(me).toEqual({ user: 'ann' });
    await work(connectionId);
    expect(vendor.signIns).toEqual(['password taken']);
    expect(new Set(vendor.seen)).toEqual(new Set(['token-1']));
  });

  it('pays for signing in and for trying the credentials like for anything else', async () => {
    const left = async () => (await world.engine.quotas.state('wms/paper/one', connector.quota)).left;
    const before = await left();
    await made();
    expect(before - (await left())).toBeCloseTo(2, 1);
    // A refresh token that is refused costs a request too.
    vendor.refreshTokens.clear();
    clock.advance(2 * HOUR);
    const was = await left();
    const { rows } = await world.pool.query<{ connection_id: string }>(
      'SELECT connection_id FROM connection',
    );
    const taken = (await takeConnection(world.engine, rows[0]!.connection_id, 'test'))!;
    const runner = new Runner(world.engine, taken);
    await runner.begin(async () => {});
    await runner.finish();
    expect(vendor.signIns.slice(1)).toEqual(['refresh refused', 'password taken']);
    expect(was - (await left())).toBeCloseTo(3, 1);
  });

  it('keeps the session sealed', async () => {
    const { connectionId } = await made();
    const [row] = await rowsOf<Record<string, unknown>>(
      world.pool,
      'SELECT sealed_session, sealed_credentials, me FROM connection WHERE connection_id = $1',
      [connectionId],
    );
    expect(String(row!.sealed_session)).toMatch(/^v1\./);
    expect(JSON.stringify(row)).not.toMatch(/token-1|refresh-1|right/);
    expect(() => world.sealer.open(connectionId, String(row!.sealed_session))).toThrow();
  });

  it('renews a session before it ends, and the next worker has the new one', async () => {
    const { connectionId } = await made();
    clock.advance(HOUR - 30_000);
    await work(connectionId);
    expect(vendor.signIns).toEqual(['password taken', 'refresh taken']);
    expect(vendor.seen).not.toContain('none');
    expect(vendor.seen.at(-1)).toBe('token-2');
    clock.advance(HOUR + 60_000);
    await work(connectionId);
    // A refresh token counts once: only who kept the second can have got the third.
    expect(vendor.signIns).toEqual(['password taken', 'refresh taken', 'refresh taken']);
  });

  it('signs in once for requests that are under way together', async () => {
    const { connectionId } = await made();
    for (const fn of connector.functions) Object.assign(fn, { concurrency: 3, widestWindowMs: 2 * HOUR });
    for (const end of [() => clock.advance(HOUR), () => vendor.tokens.clear()]) {
      end();
      vendor.signIns = [];
      await work(connectionId);
      expect(vendor.signIns).toEqual(['refresh taken']);
      clock.advance(24 * HOUR - HOUR / 2);
    }
  });

  it('signs in anew when a session ends before its time, without the run noticing', async () => {
    const { connectionId } = await made();
    vendor.tokens.clear();
    vendor.refreshTokens.clear();
    await work(connectionId);
    expect(vendor.signIns).toEqual(['password taken', 'refresh refused', 'password taken']);
    expect(await rowsOf(world.pool, 'SELECT 1 FROM connection_error')).toEqual([]);
    expect(await rowsOf(world.pool, 'SELECT id FROM record')).toEqual([{ id: 'a' }]);
  });

  it('goes on with a session that another process was given meanwhile', async () => {
    const { connectionId } = await made();
    connector.passthrough = {
      sign: (ctx, asked) =>
        passTo(ctx.baseUrl, asked, { headers: { authorization: `Bearer ${ctx.session.token}` } }),
    };
    const runner = new Runner(world.engine, (await takeConnection(world.engine, connectionId, 'test'))!);
    for (const end of [() => clock.advance(2 * HOUR), () => vendor.tokens.clear()]) {
      end();
      vendor.signIns = [];
      await passThrough(world.engine, connectionId, { method: 'GET', path: '/me', query: {}, headers: {} });
      while ((await runner.step(async () => {})).state === 'worked');
      // A refresh token counts once: the worker's would have been refused.
      expect(vendor.signIns).toEqual(['refresh taken']);
    }
    expect(await rowsOf(world.pool, 'SELECT 1 FROM connection_error')).toEqual([]);
  });

  it('waits a moment for the session of another process that was quicker, before the credentials count as refused', async () => {
    const { connectionId } = await made();
    const { credentials, session } = (await takeConnection(world.engine, connectionId, 'test'))!;
    const fresh: Session = { values: { token: 'of another' }, expiresAt: null };
    vendor.tokens.set('of another', clock.elapsed() + 5 * HOUR);
    vendor.refreshTokens.clear();
    vendor.password = 'used up';
    clock.advance(2 * HOUR);
    const keep = async () => expect.unreachable('nothing was given');
    let looks = 0;
    const source = (until: number) =>
      new Source(world.engine, {
        connector,
        credentials,
        session,
        keep,
        newest: async () => (++looks > until ? fresh : session),
      });
    const { signal } = new AbortController();
    // Looked for before it signs in, and thrice after it was refused.
    expect(await source(3).check(signal)).toEqual({ user: 'ann' });
    looks = 0;
    await expect(source(4).check(signal)).rejects.toThrow(CredentialsRefused);
  });

  it('says so when the password no longer works', async () => {
    const { connectionId } = await made();
    vendor.tokens.clear();
    vendor.refreshTokens.clear();
    vendor.password = 'changed';
    await work(connectionId);
    const errors = await rowsOf(world.pool, 'SELECT code, function_name FROM connection_error');
    expect(errors).toEqual([{ code: 'credentials_refused', function_name: '' }]);
    // Once for the request that met it, not over and over.
    expect(vendor.signIns).toEqual(['password taken', 'refresh refused', 'password refused']);
  });

  it('waits for an operation’s own share while credentials are tried, and says so where that takes too long', async () => {
    const { check } = connector;
    const trying = (perSecond: number) =>
      Object.assign(connector, {
        operations: { me: { burst: 1, perSecond } },
        check: async (ctx: Context) => {
          await ctx.take(0, 'me');
          return await check(ctx);
        },
      });
    trying(1 / 10);
    await made();
    const began = clock.elapsed();
    await made();
    expect(clock.elapsed() - began).toBeGreaterThanOrEqual(9000);
    trying(1 / 3600);
    await expect(made()).rejects.toMatchObject({
      code: 'source_unavailable',
      message: expect.stringMatching(/quota of an operation .* Try again after 2026-/),
    });
    // Nobody told the account to rest.
    const { pause } = await world.engine.quotas.state('wms/paper/one', connector.quota);
    expect(pause).toBeNull();
  });

  it('makes nothing of credentials that are refused, or of a source that is away', async () => {
    await expect(made('wrong')).rejects.toMatchObject({
      code: 'credentials_refused',
      message: expect.stringMatching(/^Paper did not accept the credentials: /),
    });
    vendor.down = true;
    await expect(made()).rejects.toMatchObject({ code: 'source_unavailable' });
    expect(await rowsOf(world.pool, 'SELECT 1 FROM connection')).toEqual([]);
  });
});
