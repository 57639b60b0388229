import type { Transaction } from '../database.ts';

/** Notes what keeps a connection, or one of its functions, from syncing. `functionName` '' means all of it. */
export async function noteConnectionError(
  tx: Transaction,
  error: { connectionId: string; functionName: string; code: string; message: string; now: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO connection_error (connection_id, function_name, code, message, first_seen, last_seen)
     VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT (connection_id, function_name) DO UPDATE SET
       code = excluded.code, message = excluded.message, last_seen = excluded.last_seen`,
    [error.connectionId, error.functionName, error.code, error.message, error.now],
  );
}

/** A page of the function came in, so neither it nor the connection as a whole is refused any longer. */
export async function healConnectionErrors(
  tx: Transaction,
  connectionId: string,
  functionName: string,
): Promise<void> {
  await tx.query("DELETE FROM connection_error WHERE connection_id = $1 AND function_name IN ('', $2)", [
    connectionId,
    functionName,
  ]);
}
