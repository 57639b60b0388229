import type { Pool } from 'pg';
import { v7, validate } from 'uuid';
import { BackhaulError, invalidField } from '../model/index.ts';
import { inTransaction, type Transaction } from '../store/database.ts';
import { lockOrganization } from '../store/queries/lock-organization.ts';
import {
  deleteUser,
  findUser,
  hasOtherOwner,
  insertUser,
  type Role,
  type User,
  updateUser,
} from '../store/queries/users.ts';
import { type Link, makeLink } from './links.ts';
import { readEmail, readName } from './words.ts';

/**
 * Makes a user, with the link by which he signs in for the first time.
 *
 * @param given.name his address unless told
 * @throws BackhaulError invalid, naming the field, also where the address is that of a user already
 */
export async function inviteUser(
  pool: Pool,
  organizationId: string,
  given: { email: string; name?: string; role: Role },
): Promise<{ user: User; link: Link }> {
  const email = readEmail(given.email);
  const name = given.name === undefined ? email : readName(given.name);
  return inTransaction(pool, async (tx) => {
    const row = { user_id: v7(), organization_id: organizationId, email, name, role: given.role };
    const user = await insertUser(tx, row);
    if (!user) throw invalidField('email', 'is that of a user of your organization already.');
    return { user, link: await makeLink(tx, user.user_id, 'invitation') };
  });
}

/**
 * Changes what a user is called and may do; what is left out stays. A role holds from the next request on, or a second
 * later where another process answers it.
 *
 * @throws BackhaulError not_found, invalid, last_owner
 */
export async function changeUser(
  pool: Pool,
  organizationId: string,
  userId: string,
  change: { name?: string; role?: Role },
): Promise<User> {
  const name = change.name === undefined ? undefined : readName(change.name);
  return withUser(pool, organizationId, userId, async (tx, user) => {
    const changed = { ...user, name: name ?? user.name, role: change.role ?? user.role };
    if (user.role === 'owner' && changed.role !== 'owner') await refuseLastOwner(tx, user);
    await updateUser(tx, changed);
    return changed;
  });
}

/**
 * Removes a user. His sessions end with the same commit.
 *
 * @throws BackhaulError not_found, last_owner
 */
export function removeUser(pool: Pool, organizationId: string, userId: string): Promise<User> {
  return withUser(pool, organizationId, userId, async (tx, user) => {
    if (user.role === 'owner') await refuseLastOwner(tx, user);
    await deleteUser(tx, user.user_id);
    return user;
  });
}

/** Makes a new link for a user; the one before works no more. @throws BackhaulError not_found */
export function linkUser(pool: Pool, organizationId: string, userId: string): Promise<Link> {
  return withUser(pool, organizationId, userId, (tx, user) => makeLink(tx, user.user_id, 'link'));
}

/** The lock comes first: of two last owners who remove each other, the second one sees that the first is gone. */
async function withUser<T>(
  pool: Pool,
  organizationId: string,
  userId: string,
  work: (tx: Transaction, user: User) => Promise<T>,
): Promise<T> {
  return inTransaction(pool, async (tx) => {
    await lockOrganization(tx, organizationId);
    const user = validate(userId) ? await findUser(tx, organizationId, userId) : undefined;
    if (user) return work(tx, user);
    throw new BackhaulError('not_found', `There is no user ${userId.slice(0, 64)}.`, { id: userId });
  });
}

async function refuseLastOwner(tx: Transaction, user: User): Promise<void> {
  if (await hasOtherOwner(tx, user)) return;
  throw new BackhaulError(
    'last_owner',
    `${user.email} is the only owner, and without one nobody could see to users and keys. Make another user an owner first.`,
  );
}
