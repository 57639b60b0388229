import type { Queryable, Transaction } from '../database.ts';

/** What a user may do: a viewer reads, an operator changes things, an owner sees to users and keys as well. */
export type Role = 'owner' | 'operator' | 'viewer';

/** Somebody who may sign in to the dashboard. */
export interface User {
  user_id: string;
  organization_id: string;
  email: string;
  name: string;
  role: Role;
  created_at: Date;
  last_seen_at: Date | null;
}

const COLUMNS = 'user_id, organization_id, email, name, role, created_at, last_seen_at';

/** Users of an organization in the order they were invited, from the one after `after`. */
export async function listUsers(
  db: Queryable,
  organizationId: string,
  after: string | null,
  limit: number,
): Promise<User[]> {
  const { rows } = await db.query<User>(
    `SELECT ${COLUMNS} FROM app_user WHERE organization_id = $1 AND ($2::uuid IS NULL OR user_id > $2)
     ORDER BY user_id LIMIT $3`,
    [organizationId, after, limit],
  );
  return rows;
}

/** One user of an organization; undefined when he is not theirs. Promise 13. */
export async function findUser(
  db: Queryable,
  organizationId: string,
  userId: string,
): Promise<User | undefined> {
  const { rows } = await db.query<User>(
    `SELECT ${COLUMNS} FROM app_user WHERE organization_id = $1 AND user_id = $2`,
    [organizationId, userId],
  );
  return rows[0];
}

/** The user of an organization with this address, which is in small letters. */
export async function findUserByEmail(
  db: Queryable,
  organizationId: string,
  email: string,
): Promise<User | undefined> {
  const { rows } = await db.query<User>(
    `SELECT ${COLUMNS} FROM app_user WHERE organization_id = $1 AND email = $2`,
    [organizationId, email],
  );
  return rows[0];
}

/** Writes a new user. @returns undefined, with nothing written, when the organization has one with this address */
export async function insertUser(
  tx: Transaction,
  row: Pick<User, 'user_id' | 'organization_id' | 'email' | 'name' | 'role'>,
): Promise<User | undefined> {
  const { rows } = await tx.query<User>(
    `INSERT INTO app_user (user_id, organization_id, email, name, role) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (organization_id, email) DO NOTHING RETURNING ${COLUMNS}`,
    [row.user_id, row.organization_id, row.email, row.name, row.role],
  );
  return rows[0];
}

/** Changes a user's name and role. */
export async function updateUser(
  tx: Transaction,
  { user_id, name, role }: Pick<User, 'user_id' | 'name' | 'role'>,
): Promise<void> {
  await tx.query('UPDATE app_user SET name = $2, role = $3 WHERE user_id = $1', [user_id, name, role]);
}

/** Removes a user with his link and his sessions, in the order in which signing in takes them. */
export async function deleteUser(tx: Transaction, userId: string): Promise<void> {
  await tx.query('DELETE FROM user_link WHERE user_id = $1', [userId]);
  await tx.query('DELETE FROM user_session WHERE user_id = $1', [userId]);
  await tx.query('DELETE FROM app_user WHERE user_id = $1', [userId]);
}

/** Whether somebody else is an owner of the organization. The caller has locked it, or two could each be the other. */
export async function hasOtherOwner(tx: Transaction, { organization_id, user_id }: User): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT 1 AS there FROM app_user WHERE organization_id = $1 AND role = 'owner' AND user_id <> $2 LIMIT 1`,
    [organization_id, user_id],
  );
  return rowCount === 1;
}
