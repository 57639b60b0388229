import type { Queryable } from '../store/database.ts';
import { listOrganizations } from './organizations.ts';
import { EXIT, Refusal } from './refusal.ts';

/**
 * The organization that a command is about: the one that is wanted, or the only one.
 *
 * @param what is made for it, such as "this key"
 * @throws Refusal when it must be said, or there is no such one
 */
export async function chooseOrganization(
  db: Queryable,
  wanted: string | undefined,
  what: string,
): Promise<string> {
  const organizations = await listOrganizations(db);
  if (organizations.length === 0)
    throw new Refusal('There is no organization yet. "backhaul start" makes the first one.');
  const named = organizations.map(({ organization_id, name }) => `${organization_id} (${name})`).join(', ');
  if (wanted === undefined) {
    if (organizations.length === 1) return organizations[0]!.organization_id;
    throw new Refusal(
      `There are several organizations, so say whose ${what} is with --organization and one of: ${named}.`,
      EXIT.usage,
    );
  }
  const found = organizations.find(({ organization_id }) => organization_id === wanted.toLowerCase());
  if (found) return found.organization_id;
  throw new Refusal(
    `There is no organization with the id "${wanted.slice(0, 64)}". There are: ${named}.`,
    EXIT.usage,
  );
}
