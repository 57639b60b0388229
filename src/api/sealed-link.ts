import type { Sealer } from '../store/seal.ts';

/** How long a link works, in milliseconds. */
const LINK_MS = 20 * 60 * 1000;

/**
 * Makes a link to something of one connection: sealed, so that nobody can make or alter one, and good for twenty
 * minutes without any header.
 *
 * @param kind what is linked to; a link of another kind does not open it
 * @param base the address without the link itself
 */
export function makeLink(
  sealer: Sealer,
  kind: string,
  base: string,
  [connectionId, id]: readonly [connectionId: string, id: string],
  now: Date,
): { url: string; expiresAt: Date } {
  const expiresAt = new Date(now.getTime() + LINK_MS);
  const sealed = sealer.seal(kind, JSON.stringify([connectionId, id, expiresAt.getTime()]));
  return { url: `${base}/${sealed}`, expiresAt };
}

/** What a link opens; null for one that has expired, was altered or made up, or is of another kind. */
export function openLink(
  sealer: Sealer,
  kind: string,
  sealed: string,
  now: Date,
): { connectionId: string; id: string } | null {
  try {
    const [connectionId, id, expires] = JSON.parse(sealer.open(kind, sealed)) as [string, string, number];
    return now.getTime() < expires ? { connectionId, id } : null;
  } catch {
    return null;
  }
}
