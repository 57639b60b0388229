import type { Queryable } from '../database.ts';

/** How long nobody may have looked before what had to wait is given time to catch up. */
const NOBODY_LOOKED = '15 minutes';
/** The time it is given. */
const CATCH_UP = '1 hour';

/** A look that is this process's to take. */
export interface ClaimedLook {
  /** Where the look before it stopped; null at the start. */
  place: unknown;
  /** Everything has stood still until lately: what is late because of that is not to be told yet. */
  quiet: boolean;
}

/**
 * Takes the next look at a kind if it is due: of several processes the one that moves `next_at` has it. One that is
 * killed in its look leaves the next to whoever comes first.
 */
export async function claimLook(
  db: Queryable,
  kind: string,
  everySeconds: number,
): Promise<ClaimedLook | undefined> {
  const { rows } = await db.query<ClaimedLook>(
    `UPDATE alert_watch SET next_at = now() + make_interval(secs => $2),
       quiet_until = CASE WHEN next_at < now() - interval '${NOBODY_LOOKED}' THEN now() + interval '${CATCH_UP}'
                          ELSE quiet_until END
     WHERE kind = $1 AND next_at <= now()
     RETURNING place, quiet_until > now() AS quiet`,
    [kind, everySeconds],
  );
  return rows[0];
}

/** Remembers where the look stopped. One that is late at worst has a part looked at twice. */
export async function notePlace(db: Queryable, kind: string, place: unknown): Promise<void> {
  await db.query('UPDATE alert_watch SET place = $2 WHERE kind = $1', [
    kind,
    place === null ? null : JSON.stringify(place),
  ]);
}
