import type { Queryable } from '../store/database.ts';
import { idsBeginningWith } from './id-range.ts';
import { EXIT, Refusal } from './refusal.ts';

const MOST_NAMED = 10;

/** Where a job is: jobs live with their connection. */
export interface JobPlace {
  connection_id: string;
  run_id: string;
}

/**
 * The job that a word of the command line names: an id, or the beginning of one.
 *
 * @throws Refusal when it names none, or several
 */
export async function findJobByName(db: Queryable, name: string): Promise<JobPlace> {
  const ids = idsBeginningWith(name);
  const found = ids ? await jobsBetween(db, ids) : [];
  if (found.length === 1) return found[0]!;
  if (found.length === 0)
    throw new Refusal(
      `There is no sync job "${name.slice(0, 64)}". "backhaul sync list" shows their ids; the beginning of one is enough, from 8 characters on.`,
    );
  const lines = found.slice(0, MOST_NAMED).map((one) => `  ${one.run_id}`);
  const more = found.length > MOST_NAMED ? ['  … and more: "backhaul sync list" shows all.'] : [];
  throw new Refusal(
    [`"${name.slice(0, 64)}" begins several ids of sync jobs. Give more of it:`, ...lines, ...more].join(
      '\n',
    ),
    EXIT.usage,
  );
}

/** Connection by connection, because runs are kept and indexed so: there are far more runs than connections. */
async function jobsBetween(db: Queryable, ids: { first: string; last: string }): Promise<JobPlace[]> {
  const { rows } = await db.query<JobPlace>(
    `SELECT job.connection_id, job.run_id FROM connection
     CROSS JOIN LATERAL (
       SELECT connection_id, run_id FROM run
       WHERE run.connection_id = connection.connection_id AND run_id BETWEEN $1::uuid AND $2::uuid AND kind = 'on_demand'
       ORDER BY run_id LIMIT $3) job
     WHERE deleted_at IS NULL
     ORDER BY job.run_id LIMIT $3`,
    [ids.first, ids.last, MOST_NAMED + 1],
  );
  return rows;
}

/**
 * The newest jobs, of all connections or of one.
 *
 * @param statuses null means all
 */
export async function newestJobs(
  db: Queryable,
  wanted: { connectionId: string | null; statuses: string[] | null; limit: number },
): Promise<JobPlace[]> {
  const { rows } = await db.query<JobPlace>(
    `SELECT job.connection_id, job.run_id FROM connection
     CROSS JOIN LATERAL (
       SELECT connection_id, run_id, created_at FROM run
       WHERE run.connection_id = connection.connection_id AND kind = 'on_demand'
         AND ($2::text[] IS NULL OR status = ANY ($2))
       ORDER BY created_at DESC, run_id DESC LIMIT $3) job
     WHERE deleted_at IS NULL AND ($1::uuid IS NULL OR connection.connection_id = $1)
     ORDER BY job.created_at DESC, job.run_id DESC LIMIT $3`,
    [wanted.connectionId, wanted.statuses, wanted.limit],
  );
  return rows;
}
