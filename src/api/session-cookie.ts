import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { SESSION_SECONDS } from '../users/sign-in.ts';
import { originOf } from './file-link.ts';
import type { ApiOptions } from './options.ts';

export const COOKIE = 'backhaul_session';
const COOKIES_MOST = 8192;
const TOKEN = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{1,200})(?:;|$)`);

/** The session's token among a request's cookies; undefined where there is none. */
export function sessionToken(request: FastifyRequest): string | undefined {
  const { cookie } = request.headers;
  return cookie !== undefined && cookie.length <= COOKIES_MOST ? TOKEN.exec(cookie)?.[1] : undefined;
}

/**
 * The `set-cookie` header that hands a browser its session, or takes it away where the token is null. No script can
 * read it, and no other site can have it sent. The browser keeps it for as long as a session can last at all: whether
 * it still does is for the database to say.
 */
export function sessionCookie(token: string | null, options: ApiOptions, request: FastifyRequest): string {
  const secure = (options.publicUrl ?? '').startsWith('https:') || originOf(request).startsWith('https:');
  return [
    `${COOKIE}=${token ?? ''}`,
    'Path=/',
    `Max-Age=${token === null ? 0 : SESSION_SECONDS}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}

/** What a session's changes must carry. Made from its token, so it needs no place of its own and ends with it. */
export function csrfToken(token: string): string {
  return createHmac('sha256', token).update('backhaul csrf').digest('base64url');
}
