import type { Transaction } from '../database.ts';

/** Changes what an API client may change of a connection; what is undefined stays. */
export async function changeConnection(
  tx: Transaction,
  connectionId: string,
  change: { customerId?: string | null | undefined; webhooksDisabled?: boolean | undefined },
): Promise<void> {
  await tx.query(
    `UPDATE connection SET customer_id = CASE WHEN $2 THEN $3 ELSE customer_id END,
                           webhooks_disabled = coalesce($4, webhooks_disabled)
     WHERE connection_id = $1`,
    [
      connectionId,
      change.customerId !== undefined,
      change.customerId ?? null,
      change.webhooksDisabled ?? null,
    ],
  );
}
