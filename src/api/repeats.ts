import type { FastifyReply, FastifyRequest } from 'fastify';
import { BackhaulError } from '../model/index.ts';
import { freeKey, keepAnswer, takeKey } from '../store/queries/idempotency.ts';
import { callerOf } from './auth.ts';
import { keyHeader } from './new-job.ts';
import type { ApiOptions, App } from './options.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The key that this request has taken; null where it sent none, or was answered by another's answer. */
    taken: Taken | null;
  }
}

interface Taken {
  scope: string;
  key: string;
  at: string;
}

/** Longest answer that is kept, in characters; no change has one near it. */
const ANSWER_MOST = 1024 * 1024;

/**
 * Lets every change be repeated under an Idempotency-Key: the same request within 24 hours is answered as before and
 * changes nothing. A key belongs to the connection, or where there is none to the organization. Whoever dies between
 * the change and its answer leaves the key taken for a quarter of an hour. Routes that name the header
 * themselves have no such gap: they keep the answer in the transaction of the change. Files are known by their content.
 */
export function answerRepeats(app: App, { engine, sealer, log }: ApiOptions): void {
  app.decorateRequest('taken', null);
  app.addHook('onRoute', (route) => {
    const { access = 'none', reads = false, slowBody = false, repeatable = true } = route.config ?? {};
    const changes = [route.method].flat().some((method) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
    if (!changes || access === 'none' || reads || slowBody || !repeatable) return;
    if (!route.schema || route.schema.headers) return;
    route.schema.headers = keyHeader;
    route.preHandler = [answerRepeat, ...[route.preHandler ?? []].flat()];
    route.onSend = [keep, ...[route.onSend ?? []].flat()];
  });

  /** Answers with an earlier answer, or takes the key. */
  async function answerRepeat(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') return undefined;
    const { connection, organization_id } = callerOf(request);
    const scope = connection?.connection_id ?? organization_id;
    // Keyed: a request may be short and about a person, and could be guessed from a plain digest.
    const digest = sealer.digest(contentOf(request));
    const found = await takeKey(engine.pool, scope, key, digest);
    if ('takenAt' in found) {
      request.taken = { scope, key, at: found.takenAt };
      return undefined;
    }
    if (!found.request_hash.equals(digest))
      throw new BackhaulError(
        'idempotency_key_reused',
        'This Idempotency-Key was used with another request in the last 24 hours. Use a new key for a new request.',
      );
    if (found.sealed_response === null)
      throw new BackhaulError(
        'idempotency_key_in_use',
        'The first request under this Idempotency-Key is still under way. Ask again when it has ended, at most 15 minutes after it began.',
      );
    reply.header('idempotent-replayed', 'true').type('application/json; charset=utf-8');
    return reply.send(sealer.open(scope, found.sealed_response));
  }

  /** Keeps the answer of a change that was made; what failed may be tried again under its key. */
  async function keep(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
    const { taken } = request;
    if (!taken) return payload;
    request.taken = null;
    const { scope, key, at } = taken;
    try {
      if (reply.statusCode >= 300 || typeof payload !== 'string' || payload.length > ANSWER_MOST)
        await freeKey(engine.pool, scope, key, at);
      else await keepAnswer(engine.pool, scope, key, at, sealer.seal(scope, payload));
    } catch (error) {
      // The change is made, and its answer is what the caller needs most; the key stays taken for its quarter of an hour.
      log.warn(
        { err: error, request_id: request.id },
        'the answer under an Idempotency-Key could not be kept',
      );
    }
    return payload;
  }
}

/** What makes two requests the same: method, address and content, whatever the order of keys and the white space. */
function contentOf({ method, url, body }: FastifyRequest): string {
  return `${method} ${url}\n${body === undefined ? '' : JSON.stringify(body, sorted)}`;
}

/** Objects with their keys in one order; lists as they are. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
