import type { Role } from '../../src/store/queries/users.ts';
import { inviteUser } from '../../src/users/users.ts';
import type { Ask } from './client.ts';
import type { World } from './world.ts';

/** A browser that is signed in. */
export interface Browser {
  userId: string;
  email: string;
  cookie: string;
  csrf: string;
  /** What a page of ours sends: the session, its token for changes, and the connection if there is one. */
  ask(connectionId?: string, more?: Ask): Ask;
}

let users = 0;

/** Invites somebody to an organization and signs him in. */
export async function signedIn(world: World, organization: { id: string }, role: Role): Promise<Browser> {
  users += 1;
  const email = `${role}-${users}@example.com`;
  const { user, link } = await inviteUser(world.pool, organization.id, { email, role });
  const answer = await world.client.post('/session', { key: null, json: { link_token: link.token } });
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  const csrf: string = answer.body.data.csrf_token;
  return {
    userId: user.user_id,
    email,
    cookie,
    csrf,
    ask: (connectionId, { headers, ...more } = {}) => ({
      key: null,
      ...more,
      headers: {
        cookie,
        'x-backhaul-csrf': csrf,
        ...(connectionId !== undefined && { 'x-backhaul-connection': connectionId }),
        ...headers,
      },
    }),
  };
}
