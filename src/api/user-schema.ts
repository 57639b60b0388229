import { dateTime, nullable, object, oneOf, text } from '../model/fields.ts';
import type { User } from '../store/queries/users.ts';

/** What a user may do. */
export const roleField = oneOf(
  ['owner', 'operator', 'viewer'],
  'viewer: reads; operator: also changes things; owner: also sees to users, API keys and settings of the organization',
);

/** A user as the API shows him. */
export const userSchema = object(
  {
    user_id: text('Id of the user'),
    email: text('Names the person in the organization; nothing is sent to it'),
    name: text('What he is called'),
    role: roleField,
    created_at: dateTime('When he was invited'),
    last_seen_at: nullable(dateTime('When he was last here, give or take a minute; null until he signs in')),
  },
  'Somebody who may sign in to the dashboard',
);

/** A link as the API shows it, the one time it does. */
export const linkSchema = object(
  {
    url: text('The address to open. It works once; whoever has it signs in as this user'),
    expires_at: dateTime('Until when it works'),
  },
  'A one-time link by which the user signs in',
);

/** A user as the API and the command line's `--json` show him. */
export function toUserAnswer(user: User) {
  const { user_id, email, name, role, created_at, last_seen_at } = user;
  return {
    user_id,
    email,
    name,
    role,
    created_at: created_at.toISOString(),
    last_seen_at: last_seen_at?.toISOString() ?? null,
  };
}
