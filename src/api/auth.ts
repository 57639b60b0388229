import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { BackhaulError } from '../model/index.ts';
import { type ConnectionRecord, findByToken } from '../store/queries/connections.ts';
import { type ApiKey, findApiKey } from '../store/queries/find-api-key.ts';
import { tokenHash } from '../store/seal.ts';
import { ShortMemory } from './short-memory.ts';

/** What a route asks of its caller; `maybe_token` looks at an access token only where one is sent. */
export type Access = 'none' | 'key' | 'maybe_token' | 'token';

/** Who makes a request. */
export interface Caller {
  key: ApiKey;
  /** The connection of the access token; null where the route takes none or none was sent. */
  connection: ConnectionRecord | null;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Left out: nobody has to say who he is. */
    access?: Access;
    /** It changes nothing, whatever its method: a key that may only read may call it. */
    reads?: boolean;
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** How long a key or token that was found is believed without asking again: so long a revoked one still works. */
const BELIEVED_MS = 1000;
const MOST_BELIEVED = 10_000;
/** How long a deleted connection is refused here whatever a look-up found: longer than any look-up takes. */
const GONE_MS = 60_000;

/** Finds out who a request comes from. */
export class Gate {
  readonly #pool: Pool;
  readonly #keys = new ShortMemory<ApiKey>(BELIEVED_MS, MOST_BELIEVED);
  readonly #connections = new ShortMemory<ConnectionRecord>(BELIEVED_MS, MOST_BELIEVED);
  readonly #gone = new ShortMemory<true>(GONE_MS, MOST_BELIEVED);

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * Believes nothing of a connection any longer: it was deleted in this process. Others notice within a second.
   */
  forget(connectionId: string): void {
    this.#gone.keep(connectionId, true);
  }

  /**
   * The caller of a request, checked against what its route asks.
   *
   * @param reads whether the route changes nothing, though its method looks like it
   * @throws BackhaulError unauthorized for a key or token that is missing, wrong or not of one organization;
   *   read_only
   */
  async identify(request: FastifyRequest, access: Exclude<Access, 'none'>, reads = false): Promise<Caller> {
    const key = await this.#key(header(request, 'x-trackstar-api-key'));
    const connection = access === 'key' ? null : await this.#connection(key, request, access);
    const writes = !reads && request.method !== 'GET' && request.method !== 'HEAD';
    if (key.access === 'read_only' && writes) {
      throw new BackhaulError(
        'read_only',
        'This API key may only read. Use one with full access to change something.',
      );
    }
    return { key, connection };
  }

  async #key(given: string | undefined): Promise<ApiKey> {
    if (!given) throw unauthorized('Send your API key in the header x-trackstar-api-key.');
    const hash = tokenHash(given);
    const name = hash.toString('base64');
    const key = this.#keys.get(name) ?? (await findApiKey(this.#pool, hash));
    if (!key) throw unauthorized('This API key is not known, or it was revoked.');
    return this.#keys.keep(name, key);
  }

  async #connection(
    key: ApiKey,
    request: FastifyRequest,
    access: 'maybe_token' | 'token',
  ): Promise<ConnectionRecord | null> {
    const given = header(request, 'x-trackstar-access-token');
    if (!given) {
      if (access === 'maybe_token') return null;
      throw unauthorized("Send the connection's access token in the header x-trackstar-access-token.");
    }
    const hash = tokenHash(given);
    // The organization is part of the name: what one may use must never be remembered for another. Promise 13.
    const name = `${key.organization_id} ${hash.toString('base64')}`;
    const found = this.#connections.get(name) ?? (await findByToken(this.#pool, key.organization_id, hash));
    if (!found || this.#gone.get(found.connection_id))
      throw unauthorized('This access token is not known for this API key.');
    return this.#connections.keep(name, found);
  }
}

/** The caller of a route that asks for an API key at least. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error(`${request.url} was reached without a caller`);
  return request.caller;
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

function unauthorized(sentence: string): BackhaulError {
  return new BackhaulError('unauthorized', sentence);
}
