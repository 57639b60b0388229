import type { Pool } from 'pg';
import { toUserAnswer } from '../api/user-schema.ts';
import { findUserByEmail, listUsers, type Role, type User } from '../store/queries/users.ts';
import { type Link, linkAddress } from '../users/links.ts';
import { changeUser, inviteUser, linkUser, removeUser } from '../users/users.ts';
import { readEmail } from '../users/words.ts';
import { chooseOrganization } from './choose-organization.ts';
import { noteOperator } from './note-operator.ts';
import { printJson } from './output.ts';
import { publicUrl } from './public-url.ts';
import { EXIT, Refusal } from './refusal.ts';
import type { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { tableLines } from './table.ts';
import { withDatabase } from './with-database.ts';
import { instantText } from './words.ts';

interface Options {
  organization?: string;
  json?: boolean;
}

const PART = 1000;

/** `users list`. */
export function showUsers(settings: Settings, options: Options): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const organizationId = await chooseOrganization(pool, options.organization, 'users');
    const users: User[] = [];
    for (let part: User[] = [], more = true; more; more = part.length === PART) {
      part = await listUsers(pool, organizationId, users.at(-1)?.user_id ?? null, PART);
      users.push(...part);
    }
    if (options.json) return printJson({ data: users.map(toUserAnswer) });
    if (users.length === 0)
      return screen.say('Nobody can sign in yet: backhaul users invite you@example.com --role owner');
    const rows = users.map(({ email, name, role, last_seen_at }) => [
      email,
      name,
      role,
      last_seen_at ? instantText(last_seen_at.toISOString()) : 'never',
    ]);
    for (const line of tableLines([['EMAIL', 'NAME', 'ROLE', 'LAST SEEN'], ...rows])) screen.say(line);
  });
}

/** `users invite <email>`: makes a user, and prints the link by which he signs in. */
export function invite(
  settings: Settings,
  email: string,
  { role, name, ...options }: Options & { role: Role; name?: string },
): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const organizationId = await chooseOrganization(pool, options.organization, 'this user');
    const { user, link } = await inviteUser(pool, organizationId, {
      email,
      role,
      ...(name !== undefined && { name }),
    });
    await noteOperator(pool, organizationId, `users invite --role ${role}`, user.email);
    if (options.json) return printJson({ data: toUserAnswer(user), link: linkAnswer(settings, link) });
    screen.fact('user', `${user.email}, ${user.role}`);
    showLink(settings, screen, link);
  });
}

/** `users link <email>`: a new link for somebody who is a user already. */
export function link(settings: Settings, email: string, options: Options): Promise<number> {
  return withUser(settings, email, options, async (pool, screen, user) => {
    const made = await linkUser(pool, user.organization_id, user.user_id);
    await noteOperator(pool, user.organization_id, 'users link', user.email);
    if (options.json) return printJson({ data: toUserAnswer(user), link: linkAnswer(settings, made) });
    showLink(settings, screen, made);
  });
}

/** `users role <email> <role>`. */
export function changeRole(
  settings: Settings,
  email: string,
  role: string,
  options: Options,
): Promise<number> {
  if (role !== 'owner' && role !== 'operator' && role !== 'viewer')
    throw new Refusal(`"${role.slice(0, 64)}" is not a role. Use owner, operator or viewer.`, EXIT.usage);
  return withUser(settings, email, options, async (pool, screen, user) => {
    const changed = await changeUser(pool, user.organization_id, user.user_id, { role });
    await noteOperator(pool, user.organization_id, `users role ${role}`, user.email);
    if (options.json) return printJson({ data: toUserAnswer(changed) });
    screen.say(`${changed.email} is ${role === 'viewer' ? 'a' : 'an'} ${role} now.`);
  });
}

/** `users remove <email>`. */
export function remove(settings: Settings, email: string, options: Options): Promise<number> {
  return withUser(settings, email, options, async (pool, screen, user) => {
    await removeUser(pool, user.organization_id, user.user_id);
    await noteOperator(pool, user.organization_id, 'users remove', user.email);
    if (options.json) return printJson({ user_id: user.user_id, email: user.email, deleted: true });
    screen.say(`${user.email} is removed: a running API refuses his sessions within a second.`);
  });
}

function withUser(
  settings: Settings,
  email: string,
  options: Options,
  work: (pool: Pool, screen: Screen, user: User) => Promise<void>,
): Promise<number> {
  return withDatabase(settings, async (pool, screen) => {
    const organizationId = await chooseOrganization(pool, options.organization, 'users');
    const user = await findUserByEmail(pool, organizationId, readEmail(email));
    if (user) return work(pool, screen, user);
    throw new Refusal(
      `There is no user "${email.slice(0, 254)}". "backhaul users list" shows who there is, and "backhaul users invite" makes one.`,
    );
  });
}

function linkAnswer(settings: Settings, { token, expiresAt }: Link) {
  return { url: linkAddress(publicUrl(settings), token), expires_at: expiresAt.toISOString() };
}

function showLink(settings: Settings, screen: Screen, link: Link): void {
  screen.fact('link', linkAddress(publicUrl(settings), link.token));
  screen.fact('works', `once, until ${instantText(link.expiresAt.toISOString())}`);
}
