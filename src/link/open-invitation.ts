import type { Pool } from 'pg';
import { BackhaulError } from '../model/index.ts';
import { findInvitation, type Invitation } from '../store/queries/invitations.ts';
import { tokenHash } from '../store/seal.ts';

/**
 * The invitation that somebody has the secret of.
 *
 * @throws BackhaulError unauthorized, saying why it works no more and whom to ask; the reader is no programmer
 */
export async function openInvitation(pool: Pool, secret: string): Promise<Invitation> {
  const found = await findInvitation(pool, tokenHash(secret));
  if (!found)
    throw new BackhaulError(
      'unauthorized',
      'This link is not known here, or it was withdrawn. Check that you have the whole address, or ask whoever sent it for a new one.',
    );
  refuseEnded(found);
  return found;
}

/** @throws BackhaulError unauthorized for one that has expired, or works once and was used */
export function refuseEnded(invitation: Invitation): void {
  const { expired, used_at: usedAt, organization_name: organization } = invitation;
  if (usedAt !== null && worksOnce(invitation)) throw usedUp(organization);
  if (expired)
    throw new BackhaulError('unauthorized', `This link has expired. Ask ${organization} for a new one.`);
}

/** Whether it works no more once something was connected by it. */
export function worksOnce({ kind, connection_id: connectionId }: Invitation): boolean {
  return kind === 'token' || connectionId !== null;
}

/** The refusal of an invitation that was used. */
export function usedUp(organization: string): BackhaulError {
  return new BackhaulError(
    'unauthorized',
    `This link was used already, and works once. If the connection is not there, ask ${organization} for a new one.`,
  );
}
