import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { v7 } from 'uuid';
import type { BackhaulError } from '../model/index.ts';
import { insertRequests, type LoggedRequest } from '../store/queries/request-log.ts';
import type { App } from './options.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What it was refused with; null where it was not. */
    refusal: BackhaulError | null;
    /** Whether it stands in the log already. */
    isLogged: boolean;
  }
}

const FLUSH_MS = 1000;
/** So many reads are kept in memory while the database does not answer; then the oldest are lost. */
const MOST_WAITING = 20_000;
const TEXT_MOST = 500;
/** Parameters whose values are not for reading: they open something. */
const HIDDEN = /token|secret|signature|key|code|password/i;

/**
 * Writes down every request under a key, and every change. A change is there before its answer is; reads are written a second
 * later, many at a time, for a read must not cost a write: those of the last second are lost when a process is killed.
 */
export function logRequests(app: App, pool: Pool, log: Logger): void {
  let waiting: LoggedRequest[] = [];
  const flush = async () => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    try {
      await insertRequests(pool, batch);
    } catch (error) {
      log.warn({ err: error }, 'requests could not be written down');
      waiting = [...batch, ...waiting].slice(-MOST_WAITING);
    }
  };
  const timer = setInterval(() => void flush(), FLUSH_MS).unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await flush();
  });
  app.decorateRequest('refusal', null);
  app.decorateRequest('isLogged', false);
  app.addHook('onSend', async (request, reply) => {
    if (!isChange(request)) return;
    const entry = entryOf(request, reply);
    request.isLogged = true;
    if (!entry) return;
    try {
      await insertRequests(pool, [entry]);
    } catch (error) {
      // The change is made, or refused; to answer something else would be untrue. The entry follows.
      log.warn(
        { err: error, request_id: request.id },
        'a change could not be written down before its answer',
      );
      waiting.push(entry);
    }
  });
  app.addHook('onResponse', async (request, reply) => {
    const entry = request.isLogged ? null : entryOf(request, reply);
    if (!entry) return;
    waiting.push(entry);
    if (waiting.length > MOST_WAITING) waiting.shift();
  });
}

function isChange({ method, routeOptions }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && !routeOptions.config.reads;
}

/** Null where nobody said who he is, so that it belongs to no organization; and for what an open dashboard asks by itself. */
function entryOf(request: FastifyRequest, reply: FastifyReply): LoggedRequest | null {
  const { refusal } = request;
  const actor = actorOf(request);
  if (!actor || (actor.kind !== 'key' && !isChange(request))) return null;
  const [path = '', query = ''] = request.url.split('?', 2);
  return {
    logId: v7(),
    organizationId: actor.organizationId,
    at: new Date(),
    actorKind: actor.kind,
    actorId: actor.id,
    connectionId: actor.connectionId,
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? '',
    path: shown(path),
    query: shown(withoutSecrets(query)),
    status: reply.statusCode,
    errorCode: refusal?.code ?? null,
    error: refusal && shown(refusal.message),
    durationMs: Math.round(reply.elapsedTime),
    remoteAddress: request.ip,
    isChange: isChange(request),
  };
}

/** Who asks, and about which connection. */
function actorOf({ caller, invited }: FastifyRequest) {
  if (!caller)
    return (
      invited && {
        kind: 'invitation' as const,
        id: invited.invitationId,
        organizationId: invited.organizationId,
        connectionId: invited.connectionId,
      }
    );
  const { organization_id: organizationId, session, key, connection } = caller;
  return {
    kind: session ? ('user' as const) : ('key' as const),
    id: session?.user_id ?? key?.api_key_id ?? null,
    organizationId,
    connectionId: connection?.connection_id ?? null,
  };
}

function withoutSecrets(query: string): string {
  if (query === '') return '';
  const kept = new URLSearchParams(query);
  for (const name of new Set(kept.keys())) if (HIDDEN.test(name)) kept.set(name, '…');
  return decodeURIComponent(kept.toString().replaceAll('+', ' '));
}

/** NUL has no place in the database's text. */
function shown(text: string): string {
  return text.replaceAll('\0', '').slice(0, TEXT_MOST);
}
