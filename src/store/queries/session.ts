import type { Transaction } from '../database.ts';

/** Keeps what the source gave for a connection's credentials, sealed like them. */
export async function writeSession(tx: Transaction, connectionId: string, sealed: string): Promise<void> {
  await tx.query('UPDATE connection SET sealed_session = $2 WHERE connection_id = $1', [
    connectionId,
    sealed,
  ]);
}
