import type { FastifyRequest } from 'fastify';
import { CONSENT_SECONDS } from '../link/consent.ts';
import { newToken } from '../store/seal.ts';
import { originOf } from './file-link.ts';

const COOKIE = 'backhaul_link';
const VALUE = new RegExp(`(?:^|;\\s*)${COOKIE}=(blb_[\\w-]{1,100})(?:;|$)`);

/** The secret of a browser that sent somebody to a vendor; undefined where it sent nobody. */
export function browserSecret({ headers: { cookie = '' } }: FastifyRequest): string | undefined {
  return cookie.length <= 8192 ? VALUE.exec(cookie)?.[1] : undefined;
}

/**
 * The secret of this browser, and the `set-cookie` header that makes it keep it: for this page alone, unreadable to
 * scripts, and sent from no other site. The page on which somebody comes back is ours, and asks with it by itself.
 */
export function keepBrowserSecret(
  request: FastifyRequest,
  publicUrl: string | undefined,
): { secret: string; header: string } {
  // Two windows of one browser share it, or the one opened later would end the other's way back.
  const secret = browserSecret(request) ?? newToken('blb');
  const secure = (publicUrl ?? originOf(request)).startsWith('https:');
  const header = [
    `${COOKIE}=${secret}`,
    'Path=/link',
    `Max-Age=${CONSENT_SECONDS}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(secure ? ['Secure'] : []),
  ].join('; ');
  return { secret, header };
}
