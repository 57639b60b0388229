import type { Queryable, Transaction } from '../database.ts';

/** What is said about a connection's functions, and how its schedules stand. */
export interface DisabledRow {
  integration_type: 'wms' | 'cart' | 'carrier';
  /** Null: as the organization says. */
  own: string[] | null;
  /** Of the organization, for this type; null where it says nothing. */
  organization: string[] | null;
  /** Functions of all schedules, and of those that are disabled now. */
  functions: string[];
  disabled: string[];
}

/** Reads both settings of a connection with the result that stands in its schedules. */
export async function loadDisabled(tx: Queryable, connectionId: string): Promise<DisabledRow | undefined> {
  const { rows } = await tx.query<DisabledRow>(
    `SELECT integration_type, disabled_functions AS own,
            nullif(settings -> 'disabled_functions' -> integration_type, 'null') AS organization,
            ARRAY(SELECT function_name FROM schedule WHERE connection_id = $1) AS functions,
            ARRAY(SELECT function_name FROM schedule WHERE connection_id = $1 AND disabled) AS disabled
     FROM connection JOIN organization USING (organization_id) WHERE connection_id = $1`,
    [connectionId],
  );
  return rows[0];
}

/** Notes which functions a connection disables itself; null gives that back to its organization. */
export async function setOwnDisabled(
  tx: Transaction,
  connectionId: string,
  functions: readonly string[] | null,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE connection SET disabled_functions = $2
     WHERE connection_id = $1 AND disabled_functions IS DISTINCT FROM $2::text[]`,
    [connectionId, functions],
  );
  return rowCount === 1;
}

/** Makes the schedules stand as is said. Their places and due times stay, so that enabling leaves no gap. */
export async function setDisabled(
  tx: Transaction,
  connectionId: string,
  disabled: readonly string[],
): Promise<void> {
  await tx.query(
    `UPDATE schedule SET disabled = (function_name = ANY ($2))
     WHERE connection_id = $1 AND disabled <> (function_name = ANY ($2))`,
    [connectionId, disabled],
  );
}

/** Connections of an organization that follow its setting, by id from the one after `after`. */
export async function followers(
  db: Queryable,
  organizationId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ connection_id: string }>(
    `SELECT connection_id FROM connection
     WHERE organization_id = $1 AND disabled_functions IS NULL AND deleted_at IS NULL
       AND ($2::uuid IS NULL OR connection_id > $2)
     ORDER BY connection_id LIMIT $3`,
    [organizationId, after, limit],
  );
  return rows.map((row) => row.connection_id);
}
