import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { BackhaulError, ERRORS, type ErrorCode } from '../model/index.ts';
import { isRetryable } from '../store/database.ts';
import { ASK_AGAIN } from './answers.ts';

/** The body of a refusal, see `errorSchema` in answers.ts. */
export function errorBody(error: BackhaulError): Record<string, unknown> {
  const { message, code, detail, id } = error;
  return {
    error: message,
    origin: FROM_SOURCE.has(code) ? 'integration' : 'trackstar',
    code,
    ...(detail && { detail }),
    ...(id !== undefined && { id }),
  };
}

/** Refusals that pass on what the vendor system said. */
const FROM_SOURCE: ReadonlySet<ErrorCode> = new Set(['credentials_refused', 'source_unavailable']);

/** Fastify's own refusals that have a sentence of ours. */
const FRAMEWORK: Readonly<Record<string, [ErrorCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['payload_too_large', 'The body is larger than 1 MB.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported_media_type',
    'The body must be JSON: send it with content-type: application/json.',
  ],
  FST_ERR_CTP_INVALID_JSON_BODY: ['bad_request', 'The body is not JSON.'],
  FST_ERR_BAD_URL: ['bad_request', 'The address has a percent sign that starts no character.'],
};

/** Turns whatever a request ended in into a refusal for its caller; what was not foreseen is logged. */
export function toRefusal(error: unknown, request: FastifyRequest, log: Logger): BackhaulError {
  if (error instanceof BackhaulError) return error;
  const { code = '', statusCode = 500 } = error as { code?: string; statusCode?: number };
  const known = Object.hasOwn(FRAMEWORK, code) ? FRAMEWORK[code] : undefined;
  if (known) return new BackhaulError(...known);
  if (isDatabaseTrouble(error)) {
    log.warn({ err: error, request_id: request.id }, 'the database could not answer a request');
    return new BackhaulError(
      'unavailable',
      'The database cannot be reached, or the connection is busy. Try again in a moment.',
    );
  }
  if (statusCode >= 400 && statusCode < 500)
    return new BackhaulError('bad_request', 'The request is malformed.');
  log.error({ err: error, request_id: request.id }, 'a request failed');
  return new BackhaulError('internal', `Something failed on our side. Its request id is ${request.id}.`);
}

/** Sends a refusal with its status and headers. */
export function refuse(reply: FastifyReply, refusal: BackhaulError): FastifyReply {
  const { status } = ERRORS[refusal.code];
  if (ASK_AGAIN.has(status)) reply.header('retry-after', '1');
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(refusal)));
}

// Postgres: connection lost, too many sessions, shutting down or starting. Node: nobody there. The pool has no code.
const UNREACHABLE = /^(08|53|57P0|ECONN|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EPIPE|ENOENT|EAI_AGAIN)/;
const POOL_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

function isDatabaseTrouble(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    isRetryable(error) ||
    (typeof code === 'string' && UNREACHABLE.test(code)) ||
    (typeof message === 'string' && POOL_WORDS.test(message))
  );
}
