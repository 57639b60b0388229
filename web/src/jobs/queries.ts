import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api, connectionApi } from '../api/client.ts';
import { CALM_MS, LIVE_MS } from '../api/queries.ts';
import type { Job, Purpose } from './job.ts';

/** What is kept of lists of jobs; whoever makes or ends a job makes this stale. */
export const JOBS = ['jobs'] as const;

export const jobKey = (connectionId: string, jobId: string) => ['job', connectionId, jobId] as const;

export interface JobFilters {
  status?: Job['status'];
  function_name?: string;
  integration_name?: string;
  connection_id?: string;
  purpose?: Purpose;
  page_token?: string;
}

const PAGE = 25;

/** Jobs of all connections or of one, newest first, live while one of those shown is open. */
export function useJobs(filters: JobFilters) {
  return useQuery({
    queryKey: [...JOBS, filters],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/on-demand-syncs', { params: { query: { limit: PAGE, ...filters } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.data.some(({ status }) => status === 'open') ? LIVE_MS : CALM_MS / 3,
  });
}

/** Most slices that are drawn: more would be narrower than a point of the screen. */
const MOST_SLICES = 1000;

/** The parts that a job's window is read in. */
export function useSlices(job: Job, pageToken?: string) {
  return useQuery({
    queryKey: [...jobKey(job.connection_id, job.id), 'slices', pageToken ?? null],
    queryFn: ({ signal }) =>
      answerOf(
        connectionApi(job.connection_id).GET('/connections/on-demand-syncs/{sync_job_id}/slices', {
          params: {
            path: { sync_job_id: job.id },
            query: { limit: MOST_SLICES, ...(pageToken === undefined ? {} : { page_token: pageToken }) },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: liveWith(job),
  });
}

/** How a job's counters grew. */
export function useTrail(job: Job) {
  return useQuery({
    queryKey: [...jobKey(job.connection_id, job.id), 'trail'],
    queryFn: ({ signal }) =>
      answerOf(
        connectionApi(job.connection_id).GET('/connections/on-demand-syncs/{sync_job_id}/trail', {
          params: { path: { sync_job_id: job.id } },
          signal,
        }),
      ),
    refetchInterval: liveWith(job),
  });
}

/** What belongs to a job moves as long as it is open. */
export function liveWith({ status }: Job): number | false {
  return status === 'open' ? LIVE_MS : false;
}
