import type { Queryable } from '../database.ts';

/** What is known of whether a function of a connection can be read. */
export interface PermissionRow {
  function_name: string;
  /** Something of it came in, or its first sync has ended. */
  was_read: boolean;
  /** What the source refuses of it, or of the whole connection, at present. */
  refused: string | null;
}

/** Which functions of a connection, of those it syncs, the source has let us read so far. */
export async function loadPermissions(db: Queryable, connectionId: string): Promise<PermissionRow[]> {
  const { rows } = await db.query<PermissionRow>(
    `SELECT function_name,
       initial_done OR EXISTS (SELECT FROM run WHERE run.connection_id = $1
         AND run.function_name = schedule.function_name AND run.pages > 0) AS was_read,
       (SELECT code FROM connection_error error WHERE error.connection_id = $1
          AND error.function_name IN ('', schedule.function_name) ORDER BY error.function_name LIMIT 1) AS refused
     FROM schedule WHERE connection_id = $1 AND NOT disabled`,
    [connectionId],
  );
  return rows;
}
