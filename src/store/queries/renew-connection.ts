import type { Transaction } from '../database.ts';

/** Gives a connection other credentials; whatever the old account was told to wait for is no longer true. */
export async function renewConnection(
  tx: Transaction,
  connectionId: string,
  sealedCredentials: string,
): Promise<void> {
  await tx.query(
    'UPDATE connection SET sealed_credentials = $2, sealed_session = NULL WHERE connection_id = $1',
    [connectionId, sealedCredentials],
  );
  await tx.query(
    'UPDATE connection_state SET paused_until = NULL, paused_reason = NULL WHERE connection_id = $1',
    [connectionId],
  );
}
