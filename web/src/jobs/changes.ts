import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, connectionApi } from '../api/client.ts';
import type { Job } from './job.ts';
import { JOBS, jobKey } from './queries.ts';

/** What a person does with a job that is there. What comes back is the job as it is then. */
export function useChangeJob(job: Job, change: 'cancel' | 'resume') {
  const queries = useQueryClient();
  const key = jobKey(job.connection_id, job.id);
  return useMutation({
    mutationFn: () => {
      const api = connectionApi(job.connection_id);
      const params = { params: { path: { sync_job_id: job.id } } };
      return answerOf(
        change === 'cancel'
          ? api.POST('/connections/on-demand-syncs/{sync_job_id}/cancel', params)
          : api.POST('/connections/on-demand-syncs/{sync_job_id}/resume', params),
      );
    },
    onSuccess: async (changed) => {
      // An answer that is still on its way tells of the time before.
      await queries.cancelQueries({ queryKey: key, exact: true });
      queries.setQueryData(key, changed);
    },
    onSettled: () => refreshJobs(queries, job.connection_id),
  });
}

/** Everything that shows jobs, and the connection whose schedules they hold. */
export function refreshJobs(
  queries: ReturnType<typeof useQueryClient>,
  connectionId: string,
): Promise<unknown> {
  return Promise.all([
    queries.invalidateQueries({ queryKey: JOBS }),
    queries.invalidateQueries({ queryKey: ['job', connectionId] }),
    queries.invalidateQueries({ queryKey: ['connections'] }),
    queries.invalidateQueries({ queryKey: ['coverage'] }),
  ]);
}
