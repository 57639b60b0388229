import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { CALM_MS } from '../api/queries.ts';
import { type Role, SESSION } from '../api/session.ts';

const USERS = ['users'] as const;

const one = (user_id: string) => ({ params: { path: { user_id } } });

/** Everybody who may sign in to the organization. */
export function useUsers(pageToken: string | null) {
  return useQuery({
    queryKey: [...USERS, pageToken],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/users', {
          params: { query: { limit: 100, ...(pageToken && { page_token: pageToken }) } },
          signal,
        }),
      ),
    refetchInterval: CALM_MS,
  });
}

export type User = NonNullable<ReturnType<typeof useUsers>['data']>['data'][number];

/** A link as it is answered, once. */
export interface SignInLink {
  url: string;
  expires_at: string;
}

/** Makes a user; the answer has a link that works once, within a week. */
export function useInvite() {
  return useUserChange((body: { email: string; name?: string; role: Role }) =>
    answerOf(api.POST('/users', { body })),
  );
}

export function useChangeRole() {
  return useUserChange(({ id, role }: { id: string; role: Role }) =>
    answerOf(api.PATCH('/users/{user_id}', { ...one(id), body: { role } })),
  );
}

/** Makes a link that works once, within a day; one made before works no more. */
export function useNewLink() {
  return useUserChange((id: string) => answerOf(api.POST('/users/{user_id}/link', one(id))));
}

export function useRemoveUser() {
  return useUserChange((id: string) => answerOf(api.DELETE('/users/{user_id}', one(id))));
}

/** A change after which users are looked at anew, and who is signed in too: it may have been the same person. */
function useUserChange<Ask, Answer>(change: (ask: Ask) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    meta: { told: true },
    gcTime: 0,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: SESSION });
      await queries.invalidateQueries({ queryKey: USERS });
    },
  });
}
