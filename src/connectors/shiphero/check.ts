import type { Account, Context } from '../kit/manifest.ts';
import { askVendor } from './client.ts';

/** Asks who the account is. */
const accountQuery = `query Account {
  account { request_id complexity data { id legacy_id email username } }
}`;

/** Asks the vendor whose the access token is: one credit. */
export async function check(ctx: Context): Promise<Account | null> {
  const { data } = await askVendor(ctx, 'account', accountQuery, {});
  const { id, email, username } = (data ?? {}) as Record<string, unknown>;
  const account = { account_id: id, username, email };
  const known = Object.entries(account).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  return known.length > 0 ? Object.fromEntries(known) : null;
}
