import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { CALM_MS, LIVE_MS } from '../api/queries.ts';
import type { components, paths } from '../api/schema.d.ts';

export type Endpoint = components['schemas']['WebhookEndpoint'];
export type Attempt = components['schemas']['WebhookAttempt'];
export type AttemptFilters = NonNullable<
  paths['/webhooks/endpoints/{endpoint_id}/attempts']['get']['parameters']['query']
>;
export type EventFilters = NonNullable<paths['/webhooks/events']['get']['parameters']['query']>;
export type ReplayAsk = NonNullable<
  paths['/webhooks/endpoints/{endpoint_id}/replay']['post']['requestBody']
>['content']['application/json'];

const ENDPOINTS = ['webhooks', 'endpoints'] as const;

const one = (endpoint_id: string) => ({ params: { path: { endpoint_id } } });

/** All endpoints; an organization has a hundred at most. */
export function useEndpoints() {
  return useQuery({
    queryKey: ENDPOINTS,
    queryFn: ({ signal }) => answerOf(api.GET('/webhooks/endpoints', { signal })),
    refetchInterval: CALM_MS,
  });
}

/** One endpoint; asked for often while it has something yet to be sent. */
export function useEndpoint(id: string) {
  return useQuery({
    queryKey: [...ENDPOINTS, id],
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/webhooks/endpoints/{endpoint_id}', { ...one(id), signal }))).data,
    refetchInterval: ({ state: { data } }) =>
      data?.enabled && data.behind + data.waiting > 0 ? LIVE_MS : CALM_MS,
  });
}

/** What an endpoint was sent, newest first. */
export function useAttempts(id: string, filters: AttemptFilters) {
  return useQuery({
    queryKey: [...ENDPOINTS, id, 'attempts', filters],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/webhooks/endpoints/{endpoint_id}/attempts', {
          params: { path: { endpoint_id: id }, query: filters },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    // A page that is no longer the first does not change any more.
    refetchInterval: filters.page_token ? false : LIVE_MS,
  });
}

/** What happened, newest first. */
export function useEvents(filters: EventFilters) {
  return useQuery({
    queryKey: ['webhooks', 'events', filters],
    queryFn: ({ signal }) => answerOf(api.GET('/webhooks/events', { params: { query: filters }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: filters.page_token ? false : CALM_MS,
  });
}

/** One event as it is sent; asked for when somebody wants to see it. */
export function useEvent(connectionId: string, eventId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['webhooks', 'events', connectionId, eventId],
    queryFn: ({ signal }): Promise<unknown> =>
      answerOf(
        api.GET('/webhooks/events/{connection_id}/{event_id}', {
          params: { path: { connection_id: connectionId, event_id: eventId } },
          signal,
        }),
      ),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Types of events, with what each means. */
export function useEventTypes() {
  return useQuery({
    queryKey: ['webhooks', 'event-types'],
    queryFn: async ({ signal }) => (await answerOf(api.GET('/webhooks/event-types', { signal }))).data,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What a form says of an endpoint. */
export interface EndpointFields {
  url: string;
  description: string;
  event_types: string[] | null;
  connection_ids: string[] | null;
  max_per_second: number;
}

/** Makes an endpoint; the answer has its secret. */
export function useCreateEndpoint() {
  return useChange((body: EndpointFields) => answerOf(api.POST('/webhooks/endpoints', { body })), true);
}

export function useUpdateEndpoint(id: string) {
  return useChange(
    (body: EndpointFields) => answerOf(api.PATCH('/webhooks/endpoints/{endpoint_id}', { ...one(id), body })),
    true,
  );
}

/** Deletes an endpoint. It is not asked for anew, for it is gone: whoever deletes it goes to the list. */
export function useDeleteEndpoint(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.DELETE('/webhooks/endpoints/{endpoint_id}', one(id))),
    onSuccess: () =>
      queries.setQueryData<{ data: Endpoint[] }>(
        ENDPOINTS,
        (known) => known && { ...known, data: known.data.filter((endpoint) => endpoint.id !== id) },
      ),
  });
}

/** Switches an endpoint on. */
export function useEnableEndpoint(id: string) {
  return useChange((body: { skip_missed: boolean }) =>
    answerOf(api.POST('/webhooks/endpoints/{endpoint_id}/enable', { ...one(id), body })),
  );
}

/** Switches an endpoint off. */
export function useDisableEndpoint(id: string) {
  return useChange(() => answerOf(api.POST('/webhooks/endpoints/{endpoint_id}/disable', one(id))));
}

/** Makes a new secret; the one before signs beside it for a day. */
export function useRotateSecret(id: string) {
  return useChange(() =>
    answerOf(api.POST('/webhooks/endpoints/{endpoint_id}/rotate-secret', { ...one(id), body: {} })),
  );
}

/** The newest secret, for those who may see it. Not kept: it is asked for when somebody wants to see it. */
export function useRevealSecret(id: string) {
  return useMutation({
    mutationFn: () => answerOf(api.GET('/webhooks/endpoints/{endpoint_id}/secret', one(id))),
    gcTime: 0,
  });
}

/** Sends a made-up event, and waits for how it went. */
export function useTestEndpoint(id: string) {
  return useChange(
    (eventType: string | null) =>
      answerOf(
        api.POST('/webhooks/endpoints/{endpoint_id}/test', {
          ...one(id),
          body: eventType === null ? {} : { event_type: eventType },
        }),
      ),
    true,
  );
}

/** Sends what happened once more. */
export function useReplay(id: string) {
  return useChange(
    (body: ReplayAsk) => answerOf(api.POST('/webhooks/endpoints/{endpoint_id}/replay', { ...one(id), body })),
    true,
  );
}

/** A change after which endpoints and their attempts are looked at anew. `told`: its form shows what is refused. */
function useChange<Ask, Answer>(change: (ask: Ask) => Promise<Answer>, told = false) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    meta: { told },
    onSuccess: () => queries.invalidateQueries({ queryKey: ENDPOINTS }),
  });
}
