import type { Queryable } from '../store/database.ts';
import type { Job } from '../sync/job.ts';
import { recordsOf } from './pace.ts';
import { count, percent } from './words.ts';

/** Jobs as rows of a table, with its head. */
export async function listRows(db: Queryable, jobs: readonly Job[]): Promise<string[][]> {
  const names = await namesOf(db, new Set(jobs.map((job) => job.connection_id)));
  return [
    ['ID', 'CONNECTION', 'FUNCTION', 'FROM', 'TO', 'STATUS', 'READ', 'RECORDS', 'CREATED'],
    ...jobs.map((job) => [
      job.id,
      names.get(job.connection_id) ?? job.connection_id,
      job.function_name,
      short(job.requested_start_time),
      short(job.requested_end_time),
      job.progress.waiting ? 'waiting' : job.status,
      percent(job.progress.share_of_window),
      count(recordsOf(job)),
      short(job.created_at),
    ]),
  ];
}

async function namesOf(db: Queryable, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  const { rows } = await db.query<{ connection_id: string; name: string }>(
    `SELECT connection_id, integration_type || '/' || integration_name AS name FROM connection
     WHERE connection_id = ANY ($1)`,
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.connection_id, row.name]));
}

/** Midnight is the date alone; the table is in UTC throughout. */
function short(iso: string | null): string {
  if (iso === null) return '-';
  return iso.endsWith('T00:00:00Z') ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}
