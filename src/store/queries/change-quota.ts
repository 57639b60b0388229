import type { Queryable } from '../database.ts';
import { BUCKET, type Filling } from './take-quota.ts';

const filled = ({ account, burst, perSecond, now, rate }: Filling) => [account, burst, perSecond, now, rate];

/** Gives back what was taken and not spent (below zero: takes what was spent beyond it), whatever the bucket holds. */
export async function giveQuotaBack(db: Queryable, account: Buffer, amount: number): Promise<void> {
  await db.query('UPDATE account_quota SET tokens = tokens + $2 WHERE account_hash = $1', [account, amount]);
}

/**
 * What was taken some time ago and is sent only now: it is as if it had been given back and taken anew. While it was
 * held the bucket may have filled up again beside it, which together would be more than one bucket.
 */
export async function holdQuota(db: Queryable, filling: Filling, cost: number): Promise<void> {
  await db.query(
    `WITH ${BUCKET}
     UPDATE account_quota target SET tokens = least(there, holds - $6::float8), filled_at = at
     FROM bucket WHERE target.account_hash = $1 AND there > holds - $6::float8`,
    [...filled(filling), cost],
  );
}

/**
 * Follows what the source itself says of an account: never above what the manifest declares.
 *
 * @param said `remaining` of its budget as it stood when it answered; null where it says nothing
 */
export async function lowerQuota(
  db: Queryable,
  filling: Filling,
  said: { remaining: number | null; burst: number | null; perSecond: number | null },
): Promise<void> {
  await db.query(
    `WITH ${BUCKET}
     UPDATE account_quota target SET tokens = least(there, $6::float8), filled_at = at,
       burst = coalesce($7::float8, target.burst), per_second = coalesce($8::float8, target.per_second)
     FROM bucket WHERE target.account_hash = $1`,
    [...filled(filling), said.remaining, said.burst, said.perSecond],
  );
}

/**
 * Lets an account rest: the source said so. A pause only grows, and what is left then is nothing: the source counted
 * otherwise than we did, and all that waited would come at once.
 *
 * @param ms from now, by the source clock
 */
export async function pauseAccount(
  db: Queryable,
  { account, now, rate }: Filling,
  ms: number,
  reason: string,
): Promise<void> {
  await db.query(
    `INSERT INTO account_quota AS target (account_hash, tokens, filled_at, paused_until, paused_reason)
     SELECT $1, 0, until, until, $5 FROM (
       SELECT coalesce($2::timestamptz, clock_timestamp()) + make_interval(secs => $4::float8 / $3::float8 / 1000) AS until
     ) pause
     ON CONFLICT (account_hash) DO UPDATE SET
       tokens = least(target.tokens, 0), filled_at = greatest(target.filled_at, excluded.filled_at),
       paused_until = greatest(target.paused_until, excluded.paused_until), paused_reason = excluded.paused_reason`,
    [account, now, rate, ms, reason],
  );
}
