import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { CALM_MS } from '../api/queries.ts';
import type { paths } from '../api/schema.d.ts';

const LINKS = ['magic-links'] as const;

/** What is said of a link that is made. */
export type NewLinkFields = NonNullable<
  paths['/magic-links']['post']['requestBody']
>['content']['application/json'];

/** A page of the links that have not expired. */
export function useMagicLinks(pageToken: string | null) {
  return useQuery({
    queryKey: [...LINKS, pageToken],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/magic-links', {
          params: { query: { limit: 100, ...(pageToken && { page_token: pageToken }) } },
          signal,
        }),
      ),
    refetchInterval: CALM_MS,
  });
}

/** Makes a link, which is sent to nobody. `told`: its form shows what is refused. */
export function useMakeLink(told: boolean) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: NewLinkFields) =>
      (await answerOf(api.POST('/magic-links', { body }))).magic_link,
    meta: { told },
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: LINKS }),
  });
}

/** Withdraws a link. */
export function useWithdrawLink() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.DELETE('/magic-links/{magic_link_id}', { params: { path: { magic_link_id: id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: LINKS }),
  });
}
