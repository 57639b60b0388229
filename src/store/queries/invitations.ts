import type { Queryable, Transaction } from '../database.ts';

/** An invitation to connect an account, or to enter the credentials of one anew. */
export interface Invitation {
  invitation_id: string;
  organization_id: string;
  organization_name: string;
  kind: 'token' | 'magic';
  hash: Buffer;
  /** Null: of any type. */
  integration_type: 'wms' | 'cart' | 'carrier' | null;
  allow_list: string[];
  block_list: string[];
  /** Functions that an integration must have to be offered. */
  with_functions: string[];
  customer_id: string | null;
  /** Whose credentials are to be entered anew; null for a new connection. */
  connection_id: string | null;
  disabled_functions: string[];
  enabled_functions: string[];
  created_at: Date;
  expires_at: Date;
  expired: boolean;
  /** When something was connected by it first. */
  used_at: Date | null;
}

const SELECT = `SELECT invitation_id, organization_id, organization.name AS organization_name, kind, hash, integration_type,
    allow_list, block_list, with_functions, customer_id, connection_id, disabled_functions, enabled_functions,
    invitation.created_at, expires_at, expires_at <= now() AS expired, used_at
  FROM invitation JOIN organization USING (organization_id)`;

/** How long one that has ended is known, so that whoever comes too late is told that he does. */
const KNOWN_AFTER = '30 days';
const BATCH = 2000;

/** Writes an invitation that ends after a number of seconds. */
export async function insertInvitation(
  db: Queryable,
  row: Omit<Invitation, 'organization_name' | 'created_at' | 'expires_at' | 'expired' | 'used_at'> & {
    seconds: number;
  },
): Promise<void> {
  await db.query(
    `INSERT INTO invitation (invitation_id, organization_id, kind, hash, integration_type, allow_list, block_list,
       with_functions, customer_id, connection_id, disabled_functions, enabled_functions, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now() + make_interval(secs => $13))`,
    [
      row.invitation_id,
      row.organization_id,
      row.kind,
      row.hash,
      row.integration_type,
      row.allow_list,
      row.block_list,
      row.with_functions,
      row.customer_id,
      row.connection_id,
      row.disabled_functions,
      row.enabled_functions,
      row.seconds,
    ],
  );
}

/** The invitation with this secret's digest, also one that has ended; whoever has the secret is whom it is for. */
export async function findInvitation(db: Queryable, hash: Buffer): Promise<Invitation | undefined> {
  const { rows } = await db.query<Invitation>(`${SELECT} WHERE hash = $1`, [hash]);
  return rows[0];
}

/** An invitation by its id: for consents, which are found by a secret of their own. */
export async function loadInvitation(db: Queryable, invitationId: string): Promise<Invitation | undefined> {
  const { rows } = await db.query<Invitation>(`${SELECT} WHERE invitation_id = $1`, [invitationId]);
  return rows[0];
}

/** Magic links of an organization that work, by id, from the one after `after`. */
export async function listMagicLinks(
  db: Queryable,
  organizationId: string,
  after: string | null,
  limit: number,
): Promise<Invitation[]> {
  const { rows } = await db.query<Invitation>(
    `${SELECT} WHERE organization_id = $1 AND kind = 'magic' AND expires_at > now()
       AND ($2::uuid IS NULL OR invitation_id > $2)
     ORDER BY invitation_id LIMIT $3`,
    [organizationId, after, limit],
  );
  return rows;
}

/** One magic link of an organization, also one that has ended; undefined when it is not theirs. Promise 13. */
export async function findMagicLink(
  db: Queryable,
  organizationId: string,
  invitationId: string,
): Promise<Invitation | undefined> {
  const { rows } = await db.query<Invitation>(
    `${SELECT} WHERE organization_id = $1 AND invitation_id = $2 AND kind = 'magic'`,
    [organizationId, invitationId],
  );
  return rows[0];
}

/** Withdraws a magic link. @returns whether there was one */
export async function deleteMagicLink(
  db: Queryable,
  organizationId: string,
  invitationId: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    "DELETE FROM invitation WHERE organization_id = $1 AND invitation_id = $2 AND kind = 'magic'",
    [organizationId, invitationId],
  );
  return rowCount === 1;
}

/** Counts a try of credentials. @returns false where there were as many as there may be */
export async function countTry(db: Queryable, invitationId: string, most: number): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE invitation SET tries = tries + 1 WHERE invitation_id = $1 AND tries < $2',
    [invitationId, most],
  );
  return rowCount === 1;
}

/**
 * Uses an invitation, in the transaction of what is connected by it. Of two who use one that works once, the row lock
 * lets one have it.
 *
 * @param once whether it works no more afterwards
 * @returns false for one that was used, withdrawn, or has expired meanwhile
 */
export async function takeInvitation(tx: Transaction, invitationId: string, once: boolean): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE invitation SET used_at = coalesce(used_at, now())
     WHERE invitation_id = $1 AND expires_at > now() AND (NOT $2 OR used_at IS NULL)`,
    [invitationId, once],
  );
  return rowCount === 1;
}

/** Drops invitations, codes and consents that ended long ago, a bounded number of each. */
export async function dropInvitations(db: Queryable): Promise<void> {
  for (const table of ['invitation', 'auth_code', 'consent'])
    await db.query(
      `DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table}
         WHERE expires_at < now() - interval '${KNOWN_AFTER}' LIMIT ${BATCH})`,
    );
}
