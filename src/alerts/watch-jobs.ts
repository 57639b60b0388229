import type { Pool } from 'pg';
import { type StuckJob, stillStuck, stuckJobs } from '../store/queries/stuck-jobs.ts';
import type { Watch } from './look.ts';
import type { Condition } from './words.ts';

const PART = 500;
/** What was committed late stands before what was seen already, by less than this. */
const OVERLAP_MS = 60_000;
/** At the very first look: what became stuck before that was left as it is. */
const LOOK_BACK_MS = 30 * 24 * 3600 * 1000;
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Jobs that are stuck, until they are resumed, or their window was read by another job, or their connection is gone. */
export function watchJobs(pool: Pool): Watch {
  return {
    kind: 'job_stuck',
    everySeconds: 30,
    async stillOpen(alerts) {
      const asked = alerts.map(({ details }) => ({
        connectionId: String(details.connection_id),
        runId: String(details.sync_job_id),
      }));
      const stuckAt = new Map(
        (await stillStuck(pool, asked)).map((job) => [job.run_id, job.finished_at.getTime()]),
      );
      // One that was resumed and is stuck again is another alert.
      const open = alerts.filter(({ subject, since }) => stuckAt.get(subject) === since.getTime());
      return new Set(open.map(({ subject }) => subject));
    },
    async find({ place }, found) {
      let last = (place as string | null) ?? new Date(Date.now() - LOOK_BACK_MS).toISOString();
      const from = new Date(Date.parse(last) - OVERLAP_MS).toISOString();
      let after = { at: from, connectionId: NO_ID, runId: NO_ID };
      for (let more = true; more; ) {
        const part = await stuckJobs(pool, after, PART);
        await found(part.map(toCondition));
        const end = part.at(-1);
        if (end) {
          last = end.finished_key;
          after = { at: last, connectionId: end.connection_id, runId: end.run_id };
        }
        more = part.length === PART;
      }
      return last;
    },
  };
}

function toCondition(job: StuckJob): Condition {
  return {
    subject: job.run_id,
    since: job.finished_at,
    details: {
      connection_id: job.connection_id,
      sync_job_id: job.run_id,
      function_name: job.function_name,
      integration_name: job.integration_name,
      organization_id: job.organization_id,
      reason: job.code ?? 'no_progress',
    },
  };
}
