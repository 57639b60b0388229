import type { Queryable } from '../store/database.ts';
import { idsBeginningWith } from './id-range.ts';
import { EXIT, Refusal } from './refusal.ts';

/** A magic link, and whose it is. */
interface NamedLink {
  invitation_id: string;
  organization_id: string;
}

/**
 * The magic link that a word of the command line names: its id or the beginning of one, also where it has expired.
 * Operators may name any organization's.
 *
 * @throws Refusal when it names none, or several
 */
export async function findLink(db: Queryable, name: string): Promise<NamedLink> {
  const ids = idsBeginningWith(name);
  const { rows } = await db.query<NamedLink>(
    `SELECT invitation_id, organization_id FROM invitation
     WHERE kind = 'magic' AND invitation_id BETWEEN $1 AND $2 LIMIT 2`,
    [ids?.first ?? null, ids?.last ?? null],
  );
  if (rows.length === 1) return rows[0]!;
  if (rows.length > 1)
    throw new Refusal(`"${name.slice(0, 64)}" begins several ids. Give more of it.`, EXIT.usage);
  throw new Refusal(
    `There is no magic link with the id "${name.slice(0, 64)}". "backhaul link list" shows the ids; the address is not one.`,
  );
}
