import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BackhaulError } from '../model/index.ts';

const URL_MOST = 8192;
const PARAMETERS_MOST = 100;
const SANE_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** The id of a request: the caller's own where it can safely be repeated and logged, else a new one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
}

/**
 * A query string as one text a name, or a list where a name comes twice (which no schema accepts). Without a
 * prototype, so that a parameter called `__proto__` is just a name.
 */
export function parseQuery(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const known = query[name];
    query[name] = known === undefined ? value : [known, value].flat();
  }
  return query;
}

/** @throws BackhaulError bad_request for an address longer than any client needs */
export function checkAddress(url: string): void {
  if (url.length > URL_MOST) {
    throw new BackhaulError('bad_request', `The address is longer than ${URL_MOST} characters.`);
  }
  if (url.split('&', PARAMETERS_MOST + 1).length > PARAMETERS_MOST) {
    throw new BackhaulError('bad_request', `There are more than ${PARAMETERS_MOST} query parameters.`);
  }
}
