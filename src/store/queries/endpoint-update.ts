import type { Transaction } from '../database.ts';
import type { EndpointFields } from './endpoint-insert.ts';

/** Writes what a person decided anew about an endpoint. The caller holds its lock. */
export async function writeEndpoint(
  tx: Transaction,
  endpointId: string,
  fields: EndpointFields,
): Promise<void> {
  await tx.query(
    `UPDATE endpoint SET url = $2, description = $3, event_types = $4, connection_ids = $5, max_per_second = $6,
       updated_at = now()
     WHERE endpoint_id = $1`,
    [
      endpointId,
      fields.url,
      fields.description,
      fields.event_types,
      fields.connection_ids,
      fields.max_per_second,
    ],
  );
}

/**
 * Takes an endpoint from whoever sends to it now: what he is still sending is noted nowhere, and the next one begins
 * at once. For changes after which his notes would be wrong.
 */
export async function takeFromSender(tx: Transaction, endpointId: string): Promise<void> {
  await tx.query(
    `UPDATE endpoint SET epoch = epoch + 1, sender = NULL, leased_until = '-infinity' WHERE endpoint_id = $1`,
    [endpointId],
  );
}

/** Replaces the secrets that sign. The caller holds the endpoint's lock. */
export async function writeEndpointSecrets(
  tx: Transaction,
  endpointId: string,
  sealedSecrets: string,
): Promise<void> {
  await tx.query('UPDATE endpoint SET sealed_secrets = $2 WHERE endpoint_id = $1', [
    endpointId,
    sealedSecrets,
  ]);
}
