import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, connectionApi } from '../../api/client.ts';
import type { Job } from '../job.ts';
import { jobKey, liveWith } from '../queries.ts';

const PAGE = 25;
const QUARANTINE = ['quarantine'] as const;

/** Records that this job could not bring into our shape, and that are still put aside. */
export function useQuarantined(job: Job, pageToken: string | null) {
  return useQuery({
    queryKey: [...jobKey(job.connection_id, job.id), ...QUARANTINE, pageToken],
    queryFn: ({ signal }) =>
      answerOf(
        connectionApi(job.connection_id).GET('/connections/quarantine', {
          params: {
            query: { sync_job_id: job.id, limit: PAGE, ...(pageToken ? { page_token: pageToken } : {}) },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: liveWith(job),
  });
}

/** One of them, with what the source sent. */
export function useQuarantinedOne(connectionId: string, id: string) {
  return useQuery({
    queryKey: [...QUARANTINE, connectionId, id],
    queryFn: ({ signal }) =>
      answerOf(
        connectionApi(connectionId).GET('/connections/quarantine/{quarantine_id}', {
          params: { path: { quarantine_id: id } },
          signal,
        }),
      ),
  });
}

/** Tries once more to bring one into our shape. */
export function useRetry(connectionId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(
        connectionApi(connectionId).POST('/connections/quarantine/{quarantine_id}/retry', {
          params: { path: { quarantine_id: id } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['job', connectionId] }),
  });
}
