import type { Pool } from 'pg';

/** How a bucket fills, and by which time. */
export interface Filling {
  account: Buffer;
  /** As the manifest declares. */
  burst: number;
  perSecond: number;
  /** Null: by the database's clock, which no two processes can disagree about; else the clock a test moves by hand. */
  now: Date | null;
  /** How fast the source clock goes beside the database's. */
  rate: number;
}

/** How an account stands. Amounts are requests, or credits where the source counts those. */
export interface AccountRow {
  taken: boolean;
  /** What the bucket holds at most and gains a second, the source's own words considered. */
  burst: number;
  per_second: number;
  /** What is left after this. */
  left: number;
  /** Until there would have been enough, by the source clock; of no meaning where it was taken. */
  wait_ms: number;
  /** How long the account is still paused, by the source clock; null where it is not. */
  paused_ms: number | null;
  paused_reason: string | null;
}

/**
 * The part of each bucket that is used. What was taken is sent a moment later, and two takes that stand apart may be
 * sent together; what is left out makes up for that, as long as the moment is no longer than the same part of the time
 * in which the bucket fills. It is left out of what comes at once, and of nothing that comes in later.
 */
export const USED = 0.95;
/** Paid on top by what costs all of a bucket, where leaving a part out is impossible: more would slow it for good. */
const SURCHARGE = 0.01;

/** A pause is never longer than a day, so one that seems to be was written by a clock that was wrong. */
const LONGEST_PAUSE = "interval '25 hours'";

/**
 * How the bucket stands, from the locked row `account`: the statement's first part, for all that changes a bucket.
 * First the lock, then the time: whoever waited for the lock must not count by the time before the wait. Time only
 * grows, so a clock that was set back gives nothing twice; one that was set back far begins anew.
 *
 * A take may be lost when the database crashes (its sessions do not wait for the disk), never longer than a second
 * after it. So what was last changed before the database was started counts as empty at that start.
 *
 * Parameters 1 to 5: account, burst, per_second, now, rate.
 */
export const BUCKET = `
  account AS (SELECT * FROM account_quota WHERE account_hash = $1 FOR NO KEY UPDATE),
  moment AS MATERIALIZED (
    SELECT account.*, coalesce($4::timestamptz, clock_timestamp()) AS now,
      least($2::float8, burst) AS most, least($3::float8, per_second) AS gain,
      $4::timestamptz IS NULL AND filled_at < pg_postmaster_start_time() AS lost
    FROM account),
  began AS MATERIALIZED (
    SELECT *, most * ${USED} AS holds, paused_until > now AND paused_until < now + ${LONGEST_PAUSE} AS paused,
      CASE WHEN lost THEN least(tokens, 0) ELSE tokens END AS before,
      CASE WHEN lost THEN pg_postmaster_start_time()
           WHEN filled_at > now + make_interval(secs => 60 + most / gain / $5::float8)
             AND filled_at > coalesce(paused_until, now) THEN now
           ELSE filled_at END AS since
    FROM moment),
  bucket AS MATERIALIZED (
    SELECT *, greatest(since, now) AS at,
      before + greatest(extract(epoch FROM now - since)::float8, 0) * $5::float8 * gain AS there
    FROM began)`;

/**
 * Takes `cost` out of an account's bucket, or nothing. One statement and its own transaction, so that nobody ever
 * waits for longer than that for anybody, and a process that dies has spent only what it took.
 *
 * A cost that the bucket never holds goes when the bucket is full, and is owed.
 *
 * The reserve is looked for beyond what the bucket holds, where it is too small to hold a request and the reserve:
 * then it is the time after it was full.
 *
 * Prepared by name: it is sent with each request, and planning it takes longer than carrying it out.
 *
 * @param given what is given back at the same time
 * @param reserve the part of the bucket that must be left
 */
export async function takeQuota(
  db: Pool,
  filling: Filling,
  { cost, given, reserve }: { cost: number; given: number; reserve: number },
): Promise<AccountRow> {
  const { account, burst, perSecond, now, rate } = filling;
  for (;;) {
    const { rows } = await db.query<AccountRow>({
      name: 'take-quota',
      text: `WITH ${BUCKET},
         asked AS MATERIALIZED (
           SELECT *, there + $7::float8 AS has, least($6::float8, holds) + $8::float8 * most AS needs,
             $6::float8 + least(greatest($6::float8 - holds, 0), most * ${SURCHARGE}) AS price
           FROM bucket),
         answer AS MATERIALIZED (SELECT *, NOT coalesce(paused, false) AND has >= needs - 1e-9 AS enough FROM asked),
         written AS (
           UPDATE account_quota target
           SET tokens = CASE WHEN enough THEN least(has, holds) - price ELSE target.tokens + $7::float8 END,
               filled_at = CASE WHEN enough THEN at ELSE target.filled_at END
           FROM answer WHERE target.account_hash = $1 AND (enough OR $7::float8 <> 0)
           RETURNING 1)
       SELECT enough AS taken, most AS burst, gain AS per_second,
         least(has, holds) - CASE WHEN enough THEN price ELSE 0 END AS left,
         greatest((needs - has) / gain, 0) * 1000 AS wait_ms,
         CASE WHEN paused THEN extract(epoch FROM paused_until - now)::float8 * $5::float8 * 1000 END AS paused_ms,
         paused_reason, (SELECT count(*) FROM written) AS written
       FROM answer`,
      values: [account, burst, perSecond, now, rate, cost, given, reserve],
    });
    if (rows[0]) return rows[0];
    // The first request of an account finds a full bucket: nobody knows better.
    await db.query(
      `INSERT INTO account_quota (account_hash, tokens, filled_at)
       VALUES ($1, $2, coalesce($3::timestamptz, clock_timestamp())) ON CONFLICT DO NOTHING`,
      [account, burst, now],
    );
  }
}
