import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answerOf, connectionApi } from '../../api/client.ts';
import { refreshJobs } from '../changes.ts';
import { useIdempotencyKey } from '../idempotency.ts';
import { type Job, jobAddress } from '../job.ts';

/** Makes a job that follows from this one and goes to it: verifying its window, or repairing what it found. */
export function useFollowUp(job: Job, what: 'verify' | 'repair') {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: () => {
      const api = connectionApi(job.connection_id);
      const header = { 'idempotency-key': keyFor([what, job.id]) };
      return answerOf(
        what === 'repair'
          ? api.POST('/connections/on-demand-syncs/{sync_job_id}/repair', {
              params: { path: { sync_job_id: job.id }, header },
            })
          : api.POST('/connections/on-demand-syncs/verify', {
              params: { header },
              body: {
                function_name: job.function_name,
                start_time: job.requested_start_time!,
                end_time: job.requested_end_time!,
              },
            }),
      );
    },
    onSuccess: (made) => {
      void refreshJobs(queries, job.connection_id);
      void navigate(jobAddress(made));
    },
  });
}
