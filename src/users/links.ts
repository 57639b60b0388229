import type { Transaction } from '../store/database.ts';
import { writeLink } from '../store/queries/user-links.ts';
import { newToken, tokenHash } from '../store/seal.ts';

/** How long a link works, in seconds: a day where it was asked for, a week where somebody is invited. */
const LINK_SECONDS = { link: 24 * 3600, invitation: 7 * 24 * 3600 } as const;

/** A link that was just made. Only its digest is kept, so this is the one time its token is known. */
export interface Link {
  token: string;
  expiresAt: Date;
}

/** Makes the link of a user; one he had works no more. */
export async function makeLink(
  tx: Transaction,
  userId: string,
  kind: keyof typeof LINK_SECONDS,
): Promise<Link> {
  const token = newToken('bhl');
  return { token, expiresAt: await writeLink(tx, userId, tokenHash(token), LINK_SECONDS[kind]) };
}

/**
 * The address that a person opens. The token stands behind the #, which browsers send nowhere: it is in no log and in
 * no Referer, and a mail program that looks at links ahead does not use it up.
 */
export function linkAddress(publicUrl: string, token: string): string {
  return `${dashboardAddress(publicUrl)}sign-in#${token}`;
}

/** Where the dashboard is, for those who are signed in. */
export function dashboardAddress(publicUrl: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/app/`;
}
