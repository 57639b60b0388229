import type { Queryable } from '../database.ts';

/** Numbers a sample: seconds since the job was made, pages, requests, records. */
export const SAMPLE = 4;

/** What the source has shown a run: a verify counts apart what it found of a record, and before its page is counted. */
const SEEN = `records_new + records_changed + records_unchanged + records_outdated + records_quarantined
  + found_missing + found_differing + not_yet_read`;

/**
 * Puts a sample of the counters behind the trail of a job whose page is counted: a part of that UPDATE of `run`. The space
 * between two samples is a thirty-second of the job's age and a second at least, so a day makes some three hundred and a
 * year five: what is long ago is told as finely as what was just now, on a line as long as all of it.
 *
 * Of the age, the difference of two instants is taken; a sharded database makes nothing else out of a column while it updates.
 *
 * @param pages,records what this page adds, as parameters
 */
export function longerTrail(pages: string, records: string): string {
  const age = 'extract(epoch FROM statement_timestamp() - created_at)::bigint';
  const due = `(cardinality(trail) = 0 OR ${age} - trail[cardinality(trail) - ${SAMPLE - 1}] > ${age} / 32)`;
  return `CASE WHEN kind = 'on_demand' AND ${pages} > 0 AND ${due}
    THEN trail || ARRAY[${age}, pages + ${pages}, requests, ${SEEN} + ${records}] ELSE trail END`;
}

/** The trail of a job as it is kept, and where its counters stand now. */
export interface TrailRow {
  created_at: Date;
  last_page_at: Date | null;
  trail: string[];
  pages: string;
  requests: string;
  records: string;
}

export async function loadTrail(
  db: Queryable,
  connectionId: string,
  runId: string,
): Promise<TrailRow | undefined> {
  const { rows } = await db.query<TrailRow>(
    `SELECT created_at, last_page_at, trail, pages, requests, ${SEEN} AS records
     FROM run WHERE connection_id = $1 AND run_id = $2 AND kind = 'on_demand'`,
    [connectionId, runId],
  );
  return rows[0];
}
