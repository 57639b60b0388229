import type { Queryable } from '../database.ts';

const BATCH = 2000;
const KEPT_DAYS = 30;

/** Drops findings past their time, a bounded number at a time; how many there were stays with the job. */
export async function dropFindings(db: Queryable): Promise<void> {
  await db.query(
    `DELETE FROM finding WHERE (connection_id, run_id, id) IN (
       SELECT connection_id, run_id, id FROM finding
       WHERE found_at < now() - make_interval(days => ${KEPT_DAYS}) LIMIT ${BATCH})`,
  );
}
