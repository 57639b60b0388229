import type { Transaction } from '../database.ts';

/** Switches an endpoint on; nothing is held against it any more. The caller holds its lock. */
export async function switchOn(tx: Transaction, endpointId: string): Promise<void> {
  await tx.query(
    `UPDATE endpoint SET enabled = true, disabled_reason = NULL, disabled_at = NULL, failing_since = NULL,
       updated_at = now()
     WHERE endpoint_id = $1`,
    [endpointId],
  );
}

/** Switches an endpoint off because somebody asked for it. One that is off keeps the reason it had. */
export async function switchOff(tx: Transaction, endpointId: string): Promise<void> {
  await tx.query(
    `UPDATE endpoint SET enabled = false, disabled_reason = 'request', disabled_at = now(), updated_at = now()
     WHERE endpoint_id = $1 AND enabled`,
    [endpointId],
  );
}
