import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { CALM_MS } from '../api/queries.ts';
import { chosenOnly } from '../paging/filters.ts';
import { CHANGE_CHOICES, type Choices, choicesOf, type Query } from './words.ts';

/** All that the API was asked, or the changes among it. */
export type Log = '/api-logs' | '/audit-log';

export const FILTERS = [
  'connection_id',
  'actor_id',
  'request_id',
  'method',
  'status',
  'contains',
  'start_time',
  'end_time',
] as const;
export type Filters = Record<(typeof FILTERS)[number], string>;

/** A page of a log, newest first. */
export function useRequests(log: Log, filters: Filters & { page_token: string }) {
  const query = chosenOnly({ ...filters, limit: 50 }) as Query;
  return useQuery({
    queryKey: [log, query],
    queryFn: ({ signal }) => answerOf(api.GET(log, { params: { query }, signal })),
    placeholderData: keepPreviousData,
    // A page that is no longer the first does not change any more.
    refetchInterval: query.page_token ? false : CALM_MS,
  });
}

/** What a log can be narrowed to: of requests what occurs, within the connection and the time that are looked at. */
export function useChoices(log: Log, { connection_id, start_time, end_time }: Filters): Choices {
  const query = chosenOnly({ connection_id, start_time, end_time }) as Query;
  const { data } = useQuery({
    queryKey: ['/api-logs/facets', query],
    queryFn: ({ signal }) => answerOf(api.GET('/api-logs/facets', { params: { query }, signal })),
    enabled: log === '/api-logs',
    placeholderData: keepPreviousData,
    staleTime: CALM_MS,
  });
  return data ? choicesOf(data) : CHANGE_CHOICES;
}
