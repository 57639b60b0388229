import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api, connectionApi } from '../api/client.ts';
import type { ApiDocument } from './document.ts';
import { listsOf, type RecordList } from './lists.ts';

/** A unified record; which fields it has is told by its {@link RecordList}. */
export type UnifiedRecord = Record<string, unknown> & { id: string };

/** A page of a list. */
export interface RecordsPage {
  data: UnifiedRecord[];
  next_token: string | null;
  total_count: number;
}

interface Ask {
  params?: { path?: Record<string, string>; query?: Record<string, string | number> };
  body?: unknown;
  signal?: AbortSignal;
}

type Answer = Promise<{ data?: unknown; error?: unknown; response: Response }>;

/**
 * Calls of addresses that are read off the API's document while the page runs: which they are cannot be known to the
 * compiler, so what they answer is said by who calls them.
 */
export function dynamicApi(connectionId: string) {
  const client = connectionApi(connectionId) as unknown as Record<
    'GET' | 'PUT',
    (path: string, ask: Ask) => Answer
  >;
  return {
    get: <T>(path: string, ask: Ask) =>
      answerOf(client.GET(path, ask) as Promise<{ data?: T; response: Response }>),
    put: <T>(path: string, ask: Ask) =>
      answerOf(client.PUT(path, ask) as Promise<{ data?: T; response: Response }>),
  };
}

/**
 * What is read off the server's own OpenAPI document; asked for once, for it changes with its version alone.
 *
 * @param read a function that stays the same from one drawing to the next, or it is done anew each time
 */
export function useDocument<T>(read: (document: ApiDocument) => T) {
  return useQuery({
    queryKey: ['api-document'],
    queryFn: async ({ signal }) => {
      const response = await fetch('/openapi.json', { signal });
      if (!response.ok) throw new Error(`The API’s document was answered with ${response.status}.`);
      return (await response.json()) as ApiDocument;
    },
    select: read,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** What can be listed. */
export function useLists() {
  return useDocument(listsOf);
}

/** The addresses that the connection's integration lists, as the catalogue says; `/wms/orders` among them. */
export function useListedPaths(type: string | undefined, name: string | undefined) {
  return useQuery({
    queryKey: ['integrations', type, name, 'paths'],
    queryFn: async ({ signal }) => {
      const { data } = await answerOf(
        api.GET('/integrations/{integration_type}/{integration_name}', {
          params: {
            path: { integration_type: type as 'wms' | 'cart' | 'carrier', integration_name: name! },
          },
          signal,
        }),
      );
      return (data[0]?.list_operations ?? []).map(({ url }) => url.replace(/^GET /, ''));
    },
    enabled: type !== undefined && name !== undefined,
    staleTime: 300_000,
  });
}

/** Records of a connection, a page at a time. */
export function useRecords(
  connectionId: string,
  list: RecordList,
  below: string | null,
  query: Record<string, string | number>,
) {
  return useQuery({
    queryKey: ['records', connectionId, list.name, below, query],
    queryFn: ({ signal }) => readPage(connectionId, list, below, query, signal),
    enabled: list.within === null || Boolean(below),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}

export function readPage(
  connectionId: string,
  list: RecordList,
  below: string | null,
  query: Record<string, string | number>,
  signal: AbortSignal,
): Promise<RecordsPage> {
  const path = list.within ? { [list.within.parameter]: below! } : {};
  return dynamicApi(connectionId).get<RecordsPage>(list.path, { params: { path, query }, signal });
}
