import type { Queryable } from '../store/database.ts';
import { idsBeginningWith } from './id-range.ts';
import { EXIT, Refusal } from './refusal.ts';

/** As many as a person wants to read when a name means several. */
const MOST_NAMED = 10;
/** A part of a url says something from here on. */
const FEWEST_LETTERS = 4;

/** An endpoint and whose it is. */
export interface NamedEndpoint {
  endpoint_id: string;
  organization_id: string;
  url: string;
}

/**
 * The endpoint that a word of the command line names: an id, the beginning of one, or a part of a url that only one
 * has. Operators may name any organization's.
 *
 * @throws Refusal when it names none, or several
 */
export async function findEndpointByName(db: Queryable, name: string): Promise<NamedEndpoint> {
  const ids = idsBeginningWith(name);
  const part = name.length >= FEWEST_LETTERS ? name : null;
  const { rows } = await db.query<NamedEndpoint>(
    `SELECT endpoint_id, organization_id, url FROM endpoint
     WHERE endpoint_id BETWEEN $2::uuid AND $3::uuid OR position(lower($1) in lower(url)) > 0
     ORDER BY endpoint_id LIMIT $4`,
    [part, ids?.first ?? null, ids?.last ?? null, MOST_NAMED + 1],
  );
  if (rows.length === 1) return rows[0]!;
  if (rows.length === 0)
    throw new Refusal(
      `There is no webhook endpoint "${name.slice(0, 64)}". "backhaul webhooks list" shows all of them.`,
    );
  const lines = rows.slice(0, MOST_NAMED).map((one) => `  ${one.endpoint_id}  ${one.url}`);
  const more = rows.length > MOST_NAMED ? ['  … and more: "backhaul webhooks list" shows all.'] : [];
  throw new Refusal(
    [
      `"${name.slice(0, 64)}" means several webhook endpoints. Say which one by its id:`,
      ...lines,
      ...more,
    ].join('\n'),
    EXIT.usage,
  );
}
