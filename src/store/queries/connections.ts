import type { Queryable } from '../database.ts';
import { PAUSED, TROUBLES } from './connections-in-trouble.ts';

export interface ConnectionRecord {
  connection_id: string;
  organization_id: string;
  integration_type: 'wms' | 'cart' | 'carrier';
  integration_name: string;
  customer_id: string | null;
  sealed_access_token: string;
  sealed_credentials: string;
  sealed_session: string | null;
  me: Record<string, string> | null;
  webhooks_disabled: boolean;
  /** Functions it does not sync; null: as its organization says. */
  disabled_functions: string[] | null;
  /** How its files are to be read; null: as the connector has it. */
  feed_profile: unknown;
  feed_profile_revision: number;
  /** How many days its organization keeps records, by resource; null: all of them for good. */
  retention_days: Record<string, number> | null;
  created_at: Date;
  last_used: Date | null;
  times_used: string;
}

const COLUMNS = `connection_id, organization_id, integration_type, integration_name, customer_id,
  sealed_access_token, sealed_credentials, sealed_session, me, webhooks_disabled, disabled_functions,
  feed_profile, feed_profile_revision, created_at, last_used, times_used,
  (SELECT settings -> 'retention_days' FROM organization
   WHERE organization.organization_id = connection.organization_id) AS retention_days`;

/** A connection by id, whoever it belongs to: for the engine. The API asks with an organization. A deleted one is none. */
export async function loadConnectionRecord(
  db: Queryable,
  connectionId: string,
): Promise<ConnectionRecord | undefined> {
  const { rows } = await db.query<ConnectionRecord>(
    `SELECT ${COLUMNS} FROM connection WHERE connection_id = $1 AND deleted_at IS NULL`,
    [connectionId],
  );
  return rows[0];
}

/** The connection an access token names, within one organization; undefined for anyone else's. Promise 13. */
export async function findByToken(
  db: Queryable,
  organizationId: string,
  tokenHash: Buffer,
): Promise<ConnectionRecord | undefined> {
  const { rows } = await db.query<ConnectionRecord>(
    `SELECT ${COLUMNS} FROM connection
     WHERE access_token_hash = $2 AND organization_id = $1 AND deleted_at IS NULL`,
    [organizationId, tokenHash],
  );
  return rows[0];
}

/** Which connections of an organization are wanted; what is left out does not matter. */
export interface ConnectionFilters {
  /** A part of the customer's id, the integration's slug or whose account it is, in any case; or how the id begins. */
  search?: string | undefined;
  /** Integrations that count as found by `search`, by slug. */
  named?: readonly string[];
  integrationName?: string | undefined;
  health?: 'ok' | 'trouble' | 'paused' | undefined;
}

const IN_TROUBLE = `connection_id IN (SELECT connection_id FROM (${TROUBLES}) troubles)`;
const HEALTH = {
  ok: `NOT ${IN_TROUBLE} AND connection_id NOT IN (${PAUSED})`,
  trouble: IN_TROUBLE,
  paused: `NOT ${IN_TROUBLE} AND connection_id IN (${PAUSED})`,
};

/** Connections of an organization by id, from the one after `after`. Looks at each of them, where few are found. */
export async function listConnections(
  db: Queryable,
  organizationId: string,
  { search, named = [], integrationName, health }: ConnectionFilters,
  after: string | null,
  limit: number,
): Promise<ConnectionRecord[]> {
  const { rows } = await db.query<ConnectionRecord>(
    `SELECT ${COLUMNS} FROM connection
     WHERE organization_id = $1 AND deleted_at IS NULL AND ($2::uuid IS NULL OR connection_id > $2)
       AND ($4::text IS NULL OR integration_name = $4)
       AND ($5::text IS NULL OR starts_with(connection_id::text, $5) OR integration_name = ANY ($6)
            OR strpos(lower(concat_ws(E'\\n', customer_id, integration_name, me::text)), $5) > 0)
       ${health ? `AND ${HEALTH[health]}` : ''}
     ORDER BY connection_id LIMIT $3`,
    [organizationId, after, limit, integrationName ?? null, search?.toLowerCase() ?? null, named],
  );
  return rows;
}

/** One connection of an organization; undefined when it is not theirs. */
export async function findConnection(
  db: Queryable,
  organizationId: string,
  connectionId: string,
): Promise<ConnectionRecord | undefined> {
  const { rows } = await db.query<ConnectionRecord>(
    `SELECT ${COLUMNS} FROM connection
     WHERE organization_id = $1 AND connection_id = $2 AND deleted_at IS NULL`,
    [organizationId, connectionId],
  );
  return rows[0];
}

/** The organization's connection to an integration, the oldest if there are several. */
export async function findByIntegration(
  db: Queryable,
  organizationId: string,
  type: string,
  name: string,
): Promise<ConnectionRecord | undefined> {
  const { rows } = await db.query<ConnectionRecord>(
    `SELECT ${COLUMNS} FROM connection
     WHERE organization_id = $1 AND integration_type = $2 AND integration_name = $3 AND deleted_at IS NULL
     ORDER BY connection_id LIMIT 1`,
    [organizationId, type, name],
  );
  return rows[0];
}

/** Writes a new connection. @returns when it was made, as it is shown from then on */
export async function insertConnection(
  tx: Queryable,
  row: {
    connectionId: string;
    organizationId: string;
    type: string;
    name: string;
    customerId: string | null;
    tokenHash: Buffer;
    sealedToken: string;
    sealedCredentials: string;
    sealedSession: string | null;
    accountHash: Buffer;
    me: unknown;
    disabledFunctions: readonly string[] | null;
  },
): Promise<Date> {
  const { rows } = await tx.query<{ created_at: Date }>(
    `INSERT INTO connection (connection_id, organization_id, integration_type, integration_name, customer_id,
                             access_token_hash, sealed_access_token, sealed_credentials, sealed_session, me,
                             disabled_functions, account_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     RETURNING created_at`,
    [
      row.connectionId,
      row.organizationId,
      row.type,
      row.name,
      row.customerId,
      row.tokenHash,
      row.sealedToken,
      row.sealedCredentials,
      row.sealedSession,
      row.me === null ? null : JSON.stringify(row.me),
      row.disabledFunctions,
      row.accountHash,
    ],
  );
  return rows[0]!.created_at;
}

/** Notes uses of a connection's token, gathered over a while: a read must not cost a write each. */
export async function noteUses(db: Queryable, uses: Map<string, number>): Promise<void> {
  await db.query(
    `UPDATE connection SET times_used = times_used + uses, last_used = now()
     FROM unnest($1::uuid[], $2::bigint[]) AS used (id, uses) WHERE connection_id = used.id`,
    [[...uses.keys()], [...uses.values()]],
  );
}
