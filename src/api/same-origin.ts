import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { BackhaulError } from '../model/index.ts';
import { originOf } from './file-link.ts';
import { csrfToken } from './session-cookie.ts';

/**
 * Makes sure that a page of another site has not made a browser ask this. Browsers say so in one of two headers; what
 * sends neither is no browser.
 *
 * @throws BackhaulError csrf
 */
export function checkOrigin(request: FastifyRequest, publicUrl: string | undefined): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site === undefined ? origin === undefined || ours(request, origin, publicUrl) : site === 'same-origin')
    return;
  throw new BackhaulError(
    'csrf',
    'This came from a page of another site, from which a session changes nothing. Open the dashboard under one address only; behind a proxy, set BACKHAUL_PUBLIC_URL to the address that browsers use.',
  );
}

/**
 * {@link checkOrigin}, and that the request carries what only a page that has read `GET /session` can know.
 *
 * @throws BackhaulError csrf
 */
export function checkChange(request: FastifyRequest, token: string, publicUrl: string | undefined): void {
  checkOrigin(request, publicUrl);
  const [given, wanted] = [request.headers['x-backhaul-csrf'], csrfToken(token)].map((text) =>
    Buffer.from(String(text)),
  ) as [Buffer, Buffer];
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return;
  throw new BackhaulError(
    'csrf',
    'A change that a session asks for needs its csrf_token, which GET /session answers, in the header x-backhaul-csrf. Load the page again.',
  );
}

/** Hosts alone are compared: a proxy that adds TLS may not say so, and one host does not serve two of us. */
function ours(request: FastifyRequest, origin: string, publicUrl: string | undefined): boolean {
  const host = hostOf(origin);
  return host !== undefined && [publicUrl, originOf(request)].some((one) => one && hostOf(one) === host);
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host : undefined;
}
