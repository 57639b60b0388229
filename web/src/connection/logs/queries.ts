import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { CALM_MS, LIVE_MS } from '../../api/queries.ts';
import type { paths } from '../../api/schema.d.ts';
import { chosenOnly } from '../../paging/filters.ts';
import { connectionKey } from '../queries.ts';

type RunsOperation = paths['/connections/{connection_id}/runs']['get'];
type RunsQuery = NonNullable<RunsOperation['parameters']['query']>;

export type Run = RunsOperation['responses'][200]['content']['application/json']['data'][number];

export interface RunFilters {
  kind: string;
  function_name: string;
  status: string;
  run_id: string;
  page_token: string;
}

/** A page of a connection's runs of all kinds, newest first; live while one of them is open. */
export function useRuns(connectionId: string, filters: RunFilters) {
  const query = chosenOnly({ ...filters, limit: 50 }) as RunsQuery;
  return useQuery({
    queryKey: [...connectionKey(connectionId), 'runs', query],
    queryFn: () =>
      answerOf(
        api.GET('/connections/{connection_id}/runs', {
          params: { path: { connection_id: connectionId }, query },
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data?.data.some(({ status }) => status === 'open') ? LIVE_MS : CALM_MS,
    placeholderData: keepPreviousData,
  });
}
