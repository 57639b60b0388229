import type { Queryable } from '../database.ts';
import { USED } from './take-quota.ts';

/** What a manifest declares of an integration's quota. */
export interface DeclaredQuota {
  type: string;
  name: string;
  burst: number;
  perSecond: number;
}

/** An account whose budget is not full, with one of the organization's connections that use it. */
export interface PressedAccount {
  account_hash: Buffer;
  connection_id: string;
  integration_type: string;
  integration_name: string;
  customer_id: string | null;
  burst: number;
  per_second: number;
  left: number;
  /** How long the source said not to ask, in milliseconds of the source clock; null where it did not. */
  paused_ms: number | null;
  paused_reason: string | null;
}

/** A pause is never longer than a day, as in take-quota.ts. */
const LONGEST_PAUSE = "interval '25 hours'";

/** An account with more than this share of its bucket is under no pressure. */
const NEARLY_FULL = 0.9;

/**
 * The accounts of an organization under the most pressure: those that are paused, then those with the least of their
 * bucket left; full ones are left out. Only reads, so it may be a request behind what is taken at this moment.
 *
 * @param clock `now`: null for the database's clock; `rate`: how fast the source clock goes beside it
 */
export async function pressedAccounts(
  db: Queryable,
  organizationId: string,
  declared: readonly DeclaredQuota[],
  clock: { now: Date | null; rate: number },
  limit: number,
): Promise<PressedAccount[]> {
  const { rows } = await db.query<PressedAccount>(
    `WITH ours AS (
       SELECT DISTINCT ON (account_hash) account_hash, connection_id, integration_type, integration_name, customer_id
       FROM connection
       WHERE organization_id = $1 AND deleted_at IS NULL AND account_hash IS NOT NULL
       ORDER BY account_hash, connection_id),
     moment AS (SELECT coalesce($2::timestamptz, clock_timestamp()) AS now),
     standing AS (
       SELECT ours.*, least(declared.burst, quota.burst) AS burst, least(declared.per_second, quota.per_second) AS per_second,
         quota.tokens, greatest(extract(epoch FROM now - quota.filled_at)::float8, 0) * $3::float8 AS seconds,
         CASE WHEN paused_until > now AND paused_until < now + ${LONGEST_PAUSE}
              THEN extract(epoch FROM paused_until - now)::float8 * $3::float8 * 1000 END AS paused_ms, paused_reason
       FROM ours JOIN account_quota quota USING (account_hash) CROSS JOIN moment
       JOIN unnest($4::text[], $5::text[], $6::float8[], $7::float8[]) AS declared (type, name, burst, per_second)
         ON declared.type = integration_type AND declared.name = integration_name),
     bucket AS (SELECT *, least(tokens + seconds * per_second, burst * ${USED}) AS "left" FROM standing)
     SELECT account_hash, connection_id, integration_type, integration_name, customer_id, burst, per_second, "left", paused_ms,
            paused_reason
     FROM bucket WHERE paused_ms IS NOT NULL OR "left" < burst * ${USED} * ${NEARLY_FULL}
     ORDER BY paused_ms DESC NULLS LAST, "left" / burst, connection_id LIMIT $8`,
    [
      organizationId,
      clock.now,
      clock.rate,
      declared.map((one) => one.type),
      declared.map((one) => one.name),
      declared.map((one) => one.burst),
      declared.map((one) => one.perSecond),
      limit,
    ],
  );
  return rows;
}
