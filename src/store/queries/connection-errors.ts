import type { Transaction } from '../database.ts';

/** An error of a connection as it stands. */
export interface NotedError {
  /** Empty for what stops the whole connection, else the function it stops. */
  functionName: string;
  code: string;
  message: string;
  firstSeen: Date;
  lastSeen: Date;
}

interface Row {
  function_name: string;
  code: string;
  message: string;
  first_seen: Date;
  last_seen: Date;
}

const COLUMNS = 'function_name, code, message, first_seen, last_seen';

/**
 * Notes what keeps a connection, or one of its functions, from syncing. `functionName` '' means all of it. What stood
 * there before stays so until it is written to, by the connection's lock: so it can be told whether there is anything
 * new to tell.
 *
 * @returns the error as it stands, and whether it is new, says something else than before, or was only met again
 */
export async function noteConnectionError(
  tx: Transaction,
  error: { connectionId: string; functionName: string; code: string; message: string; now: Date },
): Promise<{ error: NotedError; change: 'created' | 'updated' | null }> {
  const before = await tx.query<{ code: string; message: string }>(
    'SELECT code, message FROM connection_error WHERE connection_id = $1 AND function_name = $2',
    [error.connectionId, error.functionName],
  );
  const { rows } = await tx.query<Row>(
    `INSERT INTO connection_error (connection_id, function_name, code, message, first_seen, last_seen)
     VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT (connection_id, function_name) DO UPDATE SET
       code = excluded.code, message = excluded.message, last_seen = excluded.last_seen
     RETURNING ${COLUMNS}`,
    [error.connectionId, error.functionName, error.code, error.message, error.now],
  );
  const [known] = before.rows;
  const same = known?.code === error.code && known.message === error.message;
  return { error: toError(rows[0]!), change: same ? null : known ? 'updated' : 'created' };
}

/**
 * A page of the function came in, so neither it nor the connection as a whole is refused any longer.
 *
 * @returns the errors that are over
 */
export async function healConnectionErrors(
  tx: Transaction,
  connectionId: string,
  functionName: string,
): Promise<NotedError[]> {
  const { rows } = await tx.query<Row>(
    `DELETE FROM connection_error WHERE connection_id = $1 AND function_name IN ('', $2) RETURNING ${COLUMNS}`,
    [connectionId, functionName],
  );
  return rows.map(toError);
}

function toError(row: Row): NotedError {
  return {
    functionName: row.function_name,
    code: row.code,
    message: row.message,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
  };
}
