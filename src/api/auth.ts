import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { BackhaulError } from '../model/index.ts';
import { type ConnectionRecord, findByToken, findConnection } from '../store/queries/connections.ts';
import { type ApiKey, findApiKey } from '../store/queries/find-api-key.ts';
import { findSession, type SessionRow } from '../store/queries/user-sessions.ts';
import { tokenHash } from '../store/seal.ts';
import { noConnection, UUID } from './no-connection.ts';
import { checkChange } from './same-origin.ts';
import { sessionToken } from './session-cookie.ts';
import { ShortMemory } from './short-memory.ts';

/**
 * What a route asks of its caller. `key` and what follows it take a session as well, `session` nothing else;
 * `maybe_token` looks at an access token (under a session: at a connection's id) only where one is sent.
 */
export type Access = 'none' | 'session' | 'key' | 'maybe_token' | 'token';

/** A signed-in browser, with whoever sits before it. */
export type Session = SessionRow & { hash: Buffer; token: string };

/** Who makes a request: an API key or a session, never both. */
export interface Caller {
  organization_id: string;
  access: 'full' | 'read_only';
  key: ApiKey | null;
  session: Session | null;
  /** The connection of the access token or of the id; null where the route takes none or none was sent. */
  connection: ConnectionRecord | null;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Left out: nobody has to say who he is. */
    access?: Access;
    /** It changes nothing of the organization, whatever its method: who may only read may call it. */
    reads?: boolean;
    /** False where the same again is done again, whatever Idempotency-Key is sent; true unless told. */
    repeatable?: boolean;
    /** Under a session only users of this role may call it. */
    role?: 'owner';
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** How long a key, token or session that was found is believed without asking again: so long a revoked one still works. */
const BELIEVED_MS = 1000;
const MOST_BELIEVED = 10_000;
/** How long a deleted connection is refused here whatever a look-up found: longer than any look-up takes. */
const GONE_MS = 60_000;

/** Finds out who a request comes from. */
export class Gate {
  readonly #pool: Pool;
  readonly #publicUrl: string | undefined;
  readonly #keys = new ShortMemory<ApiKey>(BELIEVED_MS, MOST_BELIEVED);
  readonly #sessions = new ShortMemory<SessionRow>(BELIEVED_MS, MOST_BELIEVED);
  readonly #connections = new ShortMemory<ConnectionRecord>(BELIEVED_MS, MOST_BELIEVED);
  readonly #gone = new ShortMemory<true>(GONE_MS, MOST_BELIEVED);

  /** @param publicUrl under which browsers reach the API, where it is not as requests say */
  constructor(pool: Pool, publicUrl?: string) {
    this.#pool = pool;
    this.#publicUrl = publicUrl;
  }

  /**
   * Believes nothing of a connection any longer: it was deleted in this process. Others notice within a second.
   */
  forget(connectionId: string): void {
    this.#gone.keep(connectionId, true);
  }

  /** Believes a session no longer: it was ended in this process. */
  forgetSession({ hash }: Session): void {
    this.#sessions.forget(hash.toString('base64'));
  }

  /**
   * The caller of a request, checked against what its route asks.
   *
   * @throws BackhaulError unauthorized for a key, token or session that is missing, wrong or not of one organization;
   *   csrf, forbidden, read_only; not_found for a connection's id that names none of the caller's
   */
  async identify(request: FastifyRequest): Promise<Caller> {
    const { access = 'none', reads = false, role } = request.routeOptions.config;
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    const caller = await this.#caller(request, access, changes);
    if (access === 'session' && !caller.session)
      throw new BackhaulError(
        'forbidden',
        'An API key may not do this, or one that leaked could make itself others: sign in to the dashboard.',
      );
    if (access === 'token' || access === 'maybe_token')
      caller.connection = await this.#connection(caller, request, access);
    if (role && caller.session && caller.session.role !== role)
      throw new BackhaulError(
        'forbidden',
        `Only an ${role} of the organization may do this; you are ${withArticle(caller.session.role)}.`,
      );
    if (caller.access === 'read_only' && changes && !reads)
      throw new BackhaulError('read_only', mayOnlyRead(caller));
    return caller;
  }

  async #caller(request: FastifyRequest, asked: Access, changes: boolean): Promise<Caller> {
    const given = header(request, 'x-trackstar-api-key');
    const token = given ? undefined : sessionToken(request);
    if (token === undefined) {
      const key = await this.#key(given, asked === 'session');
      const { organization_id, access } = key;
      return { organization_id, access, key, session: null, connection: null };
    }
    const session = await this.#session(token);
    if (!session) throw unauthorized('Your session has ended. Sign in again with a new link.');
    if (changes) checkChange(request, token, this.#publicUrl);
    const access = session.role === 'viewer' ? 'read_only' : 'full';
    return { organization_id: session.organization_id, access, key: null, session, connection: null };
  }

  async #key(given: string | undefined, session: boolean): Promise<ApiKey> {
    if (!given)
      throw unauthorized(
        session
          ? 'Nobody is signed in here: open a sign-in link, or ask an owner of your organization for one.'
          : 'Send your API key in the header x-trackstar-api-key.',
      );
    const hash = tokenHash(given);
    const name = hash.toString('base64');
    const key = this.#keys.get(name) ?? (await findApiKey(this.#pool, hash));
    if (!key) throw unauthorized('This API key is not known, or it was revoked.');
    return this.#keys.keep(name, key);
  }

  /** The session of a request; null where it has none, one that has ended, or a key, which then speaks. */
  async signedIn(request: FastifyRequest): Promise<Session | null> {
    const token = header(request, 'x-trackstar-api-key') ? undefined : sessionToken(request);
    return token === undefined ? null : this.#session(token);
  }

  async #session(token: string): Promise<Session | null> {
    const hash = tokenHash(token);
    const name = hash.toString('base64');
    const found = this.#sessions.get(name) ?? (await findSession(this.#pool, hash));
    if (!found) return null;
    return { ...this.#sessions.keep(name, found), hash, token };
  }

  async #connection(
    { organization_id: owner, session }: Caller,
    request: FastifyRequest,
    access: 'maybe_token' | 'token',
  ): Promise<ConnectionRecord | null> {
    const wanted = session ? 'x-backhaul-connection' : 'x-trackstar-access-token';
    const given = header(request, wanted);
    if (!given) {
      if (access === 'maybe_token') return null;
      if (session)
        throw new BackhaulError(
          'bad_request',
          `Under a session, send the connection's id in the header ${wanted}.`,
        );
      throw unauthorized(`Send the connection's access token in the header ${wanted}.`);
    }
    const hash = tokenHash(given);
    // The organization is part of the name: what one may use must never be remembered for another. Promise 13.
    const name = `${wanted} ${owner} ${hash.toString('base64')}`;
    const found = this.#connections.get(name) ?? (await this.#look(owner, session ? given : hash));
    if (found && !this.#gone.get(found.connection_id)) return this.#connections.keep(name, found);
    if (session) throw noConnection(given);
    throw unauthorized('This access token is not known for this API key.');
  }

  /** A connection of an organization, by its id or the digest of its token. */
  async #look(owner: string, named: string | Buffer): Promise<ConnectionRecord | undefined> {
    if (typeof named !== 'string') return findByToken(this.#pool, owner, named);
    return UUID.test(named) ? findConnection(this.#pool, owner, named) : undefined;
  }
}

/** The caller of a route that asks for an API key or a session at least. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error(`${request.url} was reached without a caller`);
  return request.caller;
}

/** The session of a route that asks for one. */
export function sessionOf(request: FastifyRequest): Session {
  const { session } = callerOf(request);
  if (!session) throw new Error(`${request.url} was reached without a session`);
  return session;
}

/** The connection of a route that asks for an access token. */
export function connectionOf(request: FastifyRequest): ConnectionRecord {
  const { connection } = callerOf(request);
  if (!connection) throw new Error(`${request.url} was reached without a connection`);
  return connection;
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value.length <= 1000 ? value : undefined;
}

function mayOnlyRead({ session }: Caller): string {
  return session
    ? 'You are a viewer of this organization, and viewers only read. Ask an owner for another role to change something.'
    : 'This API key may only read. Use one with full access to change something.';
}

function withArticle(role: string): string {
  return `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`;
}

function unauthorized(sentence: string): BackhaulError {
  return new BackhaulError('unauthorized', sentence);
}
