import type { Queryable } from '../database.ts';

/** An endpoint that was switched off because nothing it was sent arrived. */
export interface FailingEndpoint {
  endpoint_id: string;
  organization_id: string;
  disabled_at: Date;
}

/** Endpoints are few, so all of them are looked at. */
export async function failingEndpoints(db: Queryable, limit: number): Promise<FailingEndpoint[]> {
  const { rows } = await db.query<FailingEndpoint>(
    `SELECT endpoint_id, organization_id, disabled_at FROM endpoint
     WHERE NOT enabled AND disabled_reason = 'failing' ORDER BY disabled_at, endpoint_id LIMIT $1`,
    [limit],
  );
  return rows;
}
