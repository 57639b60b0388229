import type { Transaction } from '../database.ts';

/** Gives a connection other credentials; whatever the old account was told to wait for is no longer true. */
export async function renewConnection(
  tx: Transaction,
  connectionId: string,
  renewal: {
    sealedCredentials: string;
    /** What they were traded for; null: nothing yet. */
    sealedSession: string | null;
    accountHash: Buffer;
    /** Whose they are; null where that is not known, and the word of before stays. */
    me: Readonly<Record<string, string>> | null;
  },
): Promise<void> {
  await tx.query(
    `UPDATE connection SET sealed_credentials = $2, sealed_session = $3, account_hash = $4, me = coalesce($5, me)
     WHERE connection_id = $1`,
    [
      connectionId,
      renewal.sealedCredentials,
      renewal.sealedSession,
      renewal.accountHash,
      renewal.me && JSON.stringify(renewal.me),
    ],
  );
  await tx.query(
    'UPDATE connection_state SET paused_until = NULL, paused_reason = NULL WHERE connection_id = $1',
    [connectionId],
  );
}

/** What the source refused to the credentials of before is asked for again at once: all of it, or what they lacked a permission for. */
export async function retryRefused(tx: Transaction, connectionId: string): Promise<void> {
  await tx.query(
    `UPDATE run SET waiting_until = NULL WHERE connection_id = $1 AND status = 'open'
       AND last_error ->> 'code' IN ('credentials_refused', 'permission_missing')`,
    [connectionId],
  );
}
