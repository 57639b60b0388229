import type { Transaction } from '../database.ts';

/** Whether events of a connection's records and files are not wanted. To be asked under the connection's lock. */
export async function webhooksDisabled(tx: Transaction, connectionId: string): Promise<boolean> {
  const { rows } = await tx.query<{ webhooks_disabled: boolean }>(
    'SELECT webhooks_disabled FROM connection WHERE connection_id = $1',
    [connectionId],
  );
  return rows[0]?.webhooks_disabled ?? false;
}
