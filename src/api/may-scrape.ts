import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import { BackhaulError } from '../model/index.ts';

/** What proxies add: the request comes from somewhere else, whoever sent it to us. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

/**
 * Metrics tell how much an installation does for whom, so they are for whoever has the token, and for this machine
 * only where there is none.
 *
 * @throws BackhaulError unauthorized
 */
export function refuseScraper(request: IncomingMessage, token: string | undefined): void {
  if (token === undefined) {
    if (isFromHere(request)) return;
    throw new BackhaulError(
      'unauthorized',
      'Metrics are answered to this machine only. Set BACKHAUL_METRICS_TOKEN, and send it as "Authorization: Bearer …".',
    );
  }
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (timingSafeEqual(digest(given), digest(token))) return;
  throw new BackhaulError(
    'unauthorized',
    'Metrics want "Authorization: Bearer …" with the token that BACKHAUL_METRICS_TOKEN has.',
  );
}

/** A machine that talks to itself over an address that is not the loopback's has the same on both sides. */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const { remoteAddress = '', localAddress } = socket;
  if (FORWARDED.some((name) => headers[name] !== undefined) || !ipaddr.isValid(remoteAddress)) return false;
  return remoteAddress === localAddress || ipaddr.process(remoteAddress).range() === 'loopback';
}

/** Of the same length for all, so that comparing takes the same time for all. */
function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
