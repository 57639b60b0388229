import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { CALM_MS, LIVE_MS } from '../api/queries.ts';
import type { paths } from '../api/schema.d.ts';

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

const CONNECTIONS_SHOWN = 10;

/** What was read of the first connections; whether there are more. */
export function useHistory() {
  return useQuery({
    queryKey: ['coverage', 'home'],
    queryFn: async () =>
      (await answerOf(api.GET('/coverage', { params: { query: { limit: CONNECTIONS_SHOWN } } }))).data,
    refetchInterval: CALM_MS,
  });
}
