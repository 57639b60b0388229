import type { Pool } from 'pg';
import { v7 } from 'uuid';
import { inTransaction } from '../store/database.ts';
import { lockOrganization } from '../store/queries/lock-organization.ts';
import { insertUser, listUsers, type User } from '../store/queries/users.ts';

/** How the first owner is called until somebody invites people with addresses of their own. */
const EMAIL = 'owner@localhost';

/**
 * The first owner of an organization, as long as nobody has signed in to it; he is made where there is no user.
 *
 * @returns undefined once somebody has signed in, or where others were invited
 */
export function firstOwner(pool: Pool, organizationId: string): Promise<User | undefined> {
  return inTransaction(pool, async (tx) => {
    await lockOrganization(tx, organizationId);
    const [user, other] = await listUsers(tx, organizationId, null, 2);
    if (user) return user.email === EMAIL && user.last_seen_at === null && !other ? user : undefined;
    return insertUser(tx, {
      user_id: v7(),
      organization_id: organizationId,
      email: EMAIL,
      name: 'First owner',
      role: 'owner',
    });
  });
}
