import type { Pool } from 'pg';
import { v7 } from 'uuid';
import { inTransaction } from '../store/database.ts';
import { lockOrganization } from '../store/queries/lock-organization.ts';
import { insertUser, listUsers } from '../store/queries/users.ts';
import { type Link, makeLink } from './links.ts';

/** How the first owner is called until somebody invites people with addresses of their own. */
export const FIRST_OWNER = 'owner@localhost';

/**
 * A link for the first owner of an organization that nobody has signed in to yet; he is made where there is no user.
 * Each start makes a new one until then, so that one that was lost on the way, or killed before it was shown, is no
 * door that stays closed.
 *
 * @returns undefined once somebody has signed in, or where users were invited
 */
export function firstOwnerLink(pool: Pool, organizationId: string): Promise<Link | undefined> {
  return inTransaction(pool, async (tx) => {
    await lockOrganization(tx, organizationId);
    const [user, other] = await listUsers(tx, organizationId, null, 2);
    const waits = user?.email === FIRST_OWNER && user.last_seen_at === null && !other;
    if (user && !waits) return undefined;
    const owner =
      user ??
      (await insertUser(tx, {
        user_id: v7(),
        organization_id: organizationId,
        email: FIRST_OWNER,
        name: 'First owner',
        role: 'owner',
      }));
    return owner && makeLink(tx, owner.user_id, 'link');
  });
}
