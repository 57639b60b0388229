import { useQuery } from '@tanstack/react-query';
import { answerOf, api, rememberCsrfToken } from './client.ts';

/** Who looks at the dashboard. */
export interface Session {
  user: { user_id: string; email: string; name: string | null; role: Role };
  organization: { organization_id: string; name: string };
  csrf_token: string;
}

/** What somebody may do: a viewer looks, an operator acts, an owner also sees to users and keys. */
export type Role = 'owner' | 'operator' | 'viewer';

export const SESSION = ['session'] as const;

/** The session of this browser; null where there is none. It is not asked for while `ask` is false. */
export function useSession(ask = true) {
  return useQuery({ queryKey: SESSION, queryFn: readSession, staleTime: 60_000, enabled: ask });
}

/** The session, below the page that makes sure of one. */
export function useMe(): Session {
  const { data } = useSession();
  if (!data) throw new Error('Nobody is signed in.');
  return data;
}

/** Whether the one who looks may do what this role may. */
export function useMay(role: Role): boolean {
  const ranks: Role[] = ['viewer', 'operator', 'owner'];
  return ranks.indexOf(useMe().user.role) >= ranks.indexOf(role);
}

async function readSession(): Promise<Session | null> {
  const { data } = await answerOf(api.GET('/session'));
  rememberCsrfToken(data?.csrf_token ?? null);
  return data;
}

/** Exchanges a one-time link for a session. @throws ApiError where it was used or is too old */
export async function signIn(linkToken: string): Promise<Session> {
  const { data } = await answerOf(api.POST('/session', { body: { link_token: linkToken } }));
  rememberCsrfToken(data.csrf_token);
  return data;
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await answerOf(api.DELETE('/session'));
  rememberCsrfToken(null);
}
