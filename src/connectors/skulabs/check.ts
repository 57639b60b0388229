import { CredentialsRefused } from '../kit/errors.ts';
import type { Account, Context } from '../kit/manifest.ts';
import { askArray } from './client.ts';
import { storesIn } from './credentials.ts';
import { part, text } from './values.ts';

/** Asks for the stores; whose the key is nothing tells. */
export async function check(ctx: Context): Promise<Account | null> {
  const wanted = storesIn(ctx.credentials);
  const stores = (await askArray(ctx, '/store/get')).map(part);
  const unknown = wanted.find((id) => !stores.some(({ _id }) => _id === id));
  if (unknown !== undefined)
    throw new CredentialsRefused(
      `This account of Skulabs has no store ${unknown}. Correct the stores, or leave the field empty to read all.`,
    );
  const name = stores.map((store) => text(store.name)).find((one) => one !== null);
  return name ? { store_name: name.slice(0, 200) } : null;
}
