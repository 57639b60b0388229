import type { FastifyRequest } from 'fastify';
import type { Sealer } from '../store/seal.ts';

/** How long a link to a file works, in milliseconds. */
const LINK_MS = 20 * 60 * 1000;
const OWNER = 'file-link';

/** Where files are downloaded, without the link itself. */
export const FILE_LINKS = '/carrier/file-downloads';

/** What a link opens. */
interface LinkedFile {
  connectionId: string;
  fileId: string;
}

/**
 * Makes the address of one file of one connection: sealed, so that nobody can make or alter one, and good for twenty
 * minutes without any header.
 *
 * @param origin see {@link originOf}
 */
export function makeFileLink(
  sealer: Sealer,
  origin: string,
  { connectionId, fileId }: LinkedFile,
  now: Date,
): { url: string; expiresAt: Date } {
  const expiresAt = new Date(now.getTime() + LINK_MS);
  const sealed = sealer.seal(OWNER, JSON.stringify([connectionId, fileId, expiresAt.getTime()]));
  return { url: `${origin}${FILE_LINKS}/${sealed}`, expiresAt };
}

/** What a link opens; null for one that has expired, was altered or made up. */
export function openFileLink(sealer: Sealer, sealed: string, now: Date): LinkedFile | null {
  try {
    const [connectionId, fileId, expires] = JSON.parse(sealer.open(OWNER, sealed)) as [
      string,
      string,
      number,
    ];
    return now.getTime() < expires ? { connectionId, fileId } : null;
  } catch {
    return null;
  }
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
