import type { FastifyRequest } from 'fastify';
import type { Sealer } from '../store/seal.ts';
import { makeLink, openLink } from './sealed-link.ts';

const KIND = 'file-link';

/** Where files are downloaded, without the link itself. */
export const FILE_LINKS = '/carrier/file-downloads';

/** What a link opens. */
interface LinkedFile {
  connectionId: string;
  fileId: string;
}

/**
 * Makes the address of one file of one connection.
 *
 * @param origin see {@link originOf}
 */
export function makeFileLink(
  sealer: Sealer,
  origin: string,
  { connectionId, fileId }: LinkedFile,
  now: Date,
): { url: string; expiresAt: Date } {
  return makeLink(sealer, KIND, `${origin}${FILE_LINKS}`, [connectionId, fileId], now);
}

/** What a link opens; null for one that is not or no longer good. */
export function openFileLink(sealer: Sealer, sealed: string, now: Date): LinkedFile | null {
  const opened = openLink(sealer, KIND, sealed, now);
  return opened && { connectionId: opened.connectionId, fileId: opened.id };
}

const HOST = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9][a-z0-9._-]{0,252})(:\d{1,5})?$/i;

/**
 * The scheme and host by which the caller reached us, so that he can reach us there again. A proxy that adds TLS says
 * so in `x-forwarded-proto`. Whoever makes these headers up gets only himself a useless link.
 */
export function originOf({ headers, socket }: FastifyRequest): string {
  const forwarded = first(headers['x-forwarded-host']);
  const host = [forwarded, headers.host].find((one) => one !== undefined && HOST.test(one));
  const scheme = first(headers['x-forwarded-proto']) === 'https' ? 'https' : 'http';
  if (host !== undefined) return `${scheme}://${host}`;
  const { localAddress = '', localPort } = socket;
  return `${scheme}://${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`;
}

/** Each of several proxies adds its own behind a comma; the first is the one the caller spoke to. */
function first(header: string | string[] | undefined): string | undefined {
  return [header].flat()[0]?.split(',')[0]?.trim();
}
