import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/client.ts';
import type { paths } from '../api/schema.d.ts';
import type { RecordList } from './lists.ts';
import { dynamicApi, readPage, type UnifiedRecord } from './queries.ts';

type Answers<Path extends '/wms/orders/{order_id}/history' | '/wms/orders/{order_id}/raw'> =
  paths[Path]['get']['responses'][200]['content']['application/json']['data'];

/** One change of a record; the same for records of every kind. */
export type Change = Answers<'/wms/orders/{order_id}/history'>[number];

/** The vendor's payload as it was stored; the same for records of every kind. */
type RawPayload = Answers<'/wms/orders/{order_id}/raw'>;

/** Where a record is. */
export interface Place {
  connectionId: string;
  list: RecordList;
  id: string;
  /** What it lies below, where its list lies below something. */
  below: string | null;
}

/** The path parameters of an address of one record, or of what lies below it. */
function pathOf({ list, id, below }: Place): Record<string, string> {
  const parameter = /\{(\w+)\}$/.exec(list.onePath ?? list.basePath ?? '')?.[1] ?? 'id';
  return { ...(list.within && below ? { [list.within.parameter]: below } : {}), [parameter]: id };
}

const key = ({ connectionId, list, id, below }: Place) => ['record', connectionId, list.name, below, id];

/** The unified record. Where the API has no address for one, the list is asked for this one id. */
export function useRecord(place: Place) {
  const { connectionId, list, id, below } = place;
  return useQuery({
    queryKey: key(place),
    queryFn: async ({ signal }): Promise<UnifiedRecord> => {
      if (list.onePath) {
        const ask = { params: { path: pathOf(place) }, signal };
        return (await dynamicApi(connectionId).get<{ data: UnifiedRecord }>(list.onePath, ask)).data;
      }
      const page = await readPage(connectionId, list, below, { 'ids[in]': id }, signal);
      const [found] = page.data;
      if (!found) throw new ApiError(404, 'not_found', `There is no record ${id} in this connection.`);
      return found;
    },
  });
}

/** The vendor's payload. A 404 says why there is none. */
export function useRaw(place: Place) {
  return useQuery({
    queryKey: [...key(place), 'raw'],
    queryFn: async ({ signal }) => {
      const ask = { params: { path: pathOf(place) }, signal };
      const path = `${place.list.basePath}/raw`;
      return (await dynamicApi(place.connectionId).get<{ data: RawPayload }>(path, ask)).data;
    },
    enabled: place.list.basePath !== null,
  });
}

/** What happened to a record, newest first, a page at a time. */
export function useChanges(place: Place) {
  return useInfiniteQuery({
    queryKey: [...key(place), 'history'],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: 20, ...(pageParam && { page_token: pageParam }) };
      const ask = { params: { path: pathOf(place), query }, signal };
      return dynamicApi(place.connectionId).get<{ data: Change[]; next_token: string | null }>(
        `${place.list.basePath}/history`,
        ask,
      );
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next_token,
    enabled: place.list.basePath !== null,
  });
}

/** Replaces the tags of a record. */
export function useSetTags(place: Place) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (tags: unknown[]) =>
      dynamicApi(place.connectionId).put<{ data: UnifiedRecord }>(`${place.list.onePath}/trackstar-tags`, {
        params: { path: pathOf(place) },
        body: { trackstar_tags: tags },
      }),
    meta: { told: true },
    onSuccess: ({ data }) => {
      queries.setQueryData(key(place), data);
      void queries.invalidateQueries({ queryKey: ['records', place.connectionId] });
    },
  });
}
