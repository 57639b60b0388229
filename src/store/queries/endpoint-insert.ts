import type { Transaction } from '../database.ts';

/** What a person decides about an endpoint. */
export interface EndpointFields {
  url: string;
  description: string;
  /** Null: all. */
  event_types: string[] | null;
  /** Null: all. */
  connection_ids: string[] | null;
  max_per_second: number;
}

/**
 * Writes a new endpoint unless the organization has as many as it may have. The caller holds the organization's
 * lock, so that two at once cannot both be the last.
 *
 * @returns whether it was written
 */
export async function insertEndpoint(
  tx: Transaction,
  key: { organizationId: string; endpointId: string },
  fields: EndpointFields,
  sealedSecrets: string,
  most: number,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO endpoint (organization_id, endpoint_id, url, description, event_types, connection_ids, max_per_second,
                           sealed_secrets)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8
     WHERE (SELECT count(*) FROM endpoint WHERE organization_id = $1) < $9`,
    [
      key.organizationId,
      key.endpointId,
      fields.url,
      fields.description,
      fields.event_types,
      fields.connection_ids,
      fields.max_per_second,
      sealedSecrets,
      most,
    ],
  );
  return rowCount === 1;
}
