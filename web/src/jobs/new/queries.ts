import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, connectionApi } from '../../api/client.ts';
import { refreshJobs } from '../changes.ts';
import { useIdempotencyKey } from '../idempotency.ts';
import type { Job } from '../job.ts';
import { type Wish, windowProblem } from './wish.ts';

/** The body of a request for a job. */
function bodyOf({ functionName, start, end, silent }: Wish) {
  return {
    function_name: functionName,
    start_time: start,
    end_time: end,
    ...(silent ? { events: 'silent' as const } : {}),
  };
}

/** What the job would take and change. The source is not asked. */
export function useEstimate(connectionId: string, wish: Wish) {
  const { functionName, start, end } = wish;
  return useQuery({
    queryKey: ['estimate', connectionId, functionName, start, end],
    queryFn: ({ signal }) =>
      answerOf(
        connectionApi(connectionId).POST('/connections/on-demand-syncs/estimate', {
          body: bodyOf(wish),
          signal,
        }),
      ),
    enabled: functionName !== '' && windowProblem(wish) === null,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}

/** What of a function was read, over all time. */
export function useCoverage(connectionId: string, functionName: string) {
  return useQuery({
    queryKey: ['coverage', connectionId, functionName],
    queryFn: async ({ signal }) => {
      const query = { function_name: functionName };
      const { data } = await answerOf(
        connectionApi(connectionId).GET('/connections/coverage', { params: { query }, signal }),
      );
      return data.find(({ gaps }) => gaps !== null) ?? null;
    },
    enabled: functionName !== '',
    staleTime: 10_000,
  });
}

/** Creates the job; null where only gaps were wished for and there are none. Told by the form itself. */
export function useCreateJob(connectionId: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: async (wish: Wish): Promise<Job | null> => {
      const api = connectionApi(connectionId);
      const asked = { body: bodyOf(wish), params: { header: { 'idempotency-key': keyFor(wish) } } };
      if (!wish.onlyGaps) return answerOf(api.POST('/connections/on-demand-syncs', asked));
      return (await answerOf(api.POST('/connections/on-demand-syncs/fill-gaps', asked))).job;
    },
    meta: { told: true },
    onSuccess: () => void refreshJobs(queries, connectionId),
  });
}
