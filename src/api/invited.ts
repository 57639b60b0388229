import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { openInvitation } from '../link/open-invitation.ts';
import { BackhaulError } from '../model/index.ts';
import type { Invitation } from '../store/queries/invitations.ts';

/** The header in which the page that connects sends the secret of its invitation, or later its code. */
const INVITATION = 'x-backhaul-invitation';
const SECRET = /^(blt|bml|bla)_[\w-]{20,100}$/;

declare module 'fastify' {
  interface FastifyRequest {
    /** Under which invitation something is asked, and what was connected by it; null elsewhere. */
    invited: { organizationId: string; invitationId: string; connectionId: string | null } | null;
  }
}

/**
 * The invitation of a request, which from then on is asked in its name.
 *
 * @throws BackhaulError unauthorized
 */
export async function invitationOf(pool: Pool, request: FastifyRequest): Promise<Invitation> {
  const found = await openInvitation(pool, secretOf(request));
  noteInvited(request, found);
  return found;
}

/** Notes under which invitation a request is made, for the audit log. */
export function noteInvited(
  request: FastifyRequest,
  { organization_id, invitation_id }: Invitation,
  connectionId: string | null = null,
): void {
  request.invited = { organizationId: organization_id, invitationId: invitation_id, connectionId };
}

/** What a request carries in the header. @throws BackhaulError unauthorized */
export function secretOf(request: FastifyRequest): string {
  const given = request.headers[INVITATION];
  if (typeof given === 'string' && SECRET.test(given)) return given;
  throw new BackhaulError(
    'unauthorized',
    'This page needs a link that somebody has sent you. Open it with its whole address.',
  );
}
