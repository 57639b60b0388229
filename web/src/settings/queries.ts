import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { CALM_MS, LIVE_MS } from '../api/queries.ts';
import type { paths } from '../api/schema.d.ts';
import type { RetentionChange } from './retention.ts';

const SETTINGS = ['settings'] as const;
const ERASURES = ['erasures'] as const;

/** What a person is known by. */
export type Person = NonNullable<
  paths['/privacy/erasures']['post']['requestBody']
>['content']['application/json'];
export type Erasure = NonNullable<ReturnType<typeof useErasures>['data']>['data'][number];

/** What the organization sets for all its connections. */
export function useSettings() {
  return useQuery({
    queryKey: SETTINGS,
    queryFn: ({ signal }) => answerOf(api.GET('/settings', { signal })),
  });
}

/** Keeps records for other times. */
export function useRetention() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: RetentionChange) =>
      answerOf(api.PATCH('/settings', { body: { retention_days: change } })),
    onSuccess: (settings) => queries.setQueryData(SETTINGS, settings),
  });
}

/** A page of the people who were erased, the newest first; live while one of them is not yet. */
export function useErasures(pageToken: string | null) {
  return useQuery({
    queryKey: [...ERASURES, pageToken],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/privacy/erasures', {
          params: { query: { limit: 50, ...(pageToken && { page_token: pageToken }) } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data?.data.some(({ status }) => status === 'open') ? LIVE_MS : CALM_MS,
  });
}

/** Erases a person. Who it was is not kept here either. */
export function useErase() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (person: Person) => answerOf(api.POST('/privacy/erasures', { body: person })),
    meta: { told: true },
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: ERASURES }),
  });
}
