import { CredentialsRefused } from '../kit/errors.ts';
import type { Account, Context } from '../kit/manifest.ts';
import { lobOf, search } from './client.ts';
import { LISTS } from './lists.ts';
import { id, text } from './values.ts';

/** Asks for the lines of business, one of which is that to read. */
export async function check(ctx: Context): Promise<Account> {
  const wanted = lobOf(ctx);
  const [found] = await search<{ id?: unknown; name?: unknown }>(ctx, LISTS.clients, [], null, 1);
  if (wanted !== null && !found)
    throw new CredentialsRefused(
      `This key reaches no line of business ${wanted} of Infoplus. Correct its number, or leave it empty to read all.`,
    );
  const account = {
    company: ctx.credentials.company,
    lob_id: wanted === null ? null : id(found?.id),
    lob_name: wanted === null ? null : text(found?.name)?.slice(0, 200),
  };
  return Object.fromEntries(
    Object.entries(account).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
