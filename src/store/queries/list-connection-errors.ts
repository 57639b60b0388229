import type { Queryable } from '../database.ts';

/** What keeps connections from syncing; an empty `function_name` means all of the connection. */
export interface ConnectionErrorRow {
  connection_id: string;
  function_name: string;
  code: string;
  message: string;
  first_seen: Date;
  last_seen: Date;
}

/** The present errors of connections, longest standing first. One statement for a whole page of connections. */
export async function listConnectionErrors(
  db: Queryable,
  connectionIds: string[],
): Promise<ConnectionErrorRow[]> {
  const { rows } = await db.query<ConnectionErrorRow>(
    `SELECT connection_id, function_name, code, message, first_seen, last_seen FROM connection_error
     WHERE connection_id = ANY ($1) ORDER BY connection_id, first_seen, function_name`,
    [connectionIds],
  );
  return rows;
}
