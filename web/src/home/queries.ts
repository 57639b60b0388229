import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { CALM_MS, LIVE_MS } from '../api/queries.ts';
import type { paths } from '../api/schema.d.ts';
import { JOBS } from '../jobs/queries.ts';

type Answer<Path extends '/overview' | '/coverage'> =
  paths[Path]['get']['responses'][200]['content']['application/json']['data'];

export type Overview = Answer<'/overview'>;
export type History = Answer<'/coverage'>;

/** What happens right now in all the organization; live while a job is open. */
export function useOverview() {
  return useQuery({
    queryKey: ['overview'],
    queryFn: async () => (await answerOf(api.GET('/overview'))).data,
    refetchInterval: ({ state }) => (state.data && state.data.open_jobs.count > 0 ? LIVE_MS : CALM_MS),
  });
}

export const STUCK_SHOWN = 3;

/** The newest jobs that are stuck; asked for anew at once when there are more or fewer of them. */
export function useStuckJobs(count: number) {
  return useQuery({
    queryKey: [...JOBS, 'stuck', count],
    queryFn: async () => {
      const query = { status: 'stuck' as const, limit: STUCK_SHOWN };
      return (await answerOf(api.GET('/on-demand-syncs', { params: { query } }))).data;
    },
    refetchInterval: CALM_MS,
    placeholderData: keepPreviousData,
  });
}

export const CONNECTIONS_SHOWN = 10;

/** What was read of the first connections, and whether there are others. */
export function useHistory() {
  return useQuery({
    queryKey: ['coverage', 'home'],
    queryFn: async () => {
      const query = { limit: CONNECTIONS_SHOWN };
      const { data, next_token } = await answerOf(api.GET('/coverage', { params: { query } }));
      return { history: data, others: next_token !== null };
    },
    refetchInterval: CALM_MS,
  });
}
