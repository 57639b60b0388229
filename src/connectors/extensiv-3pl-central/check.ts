import type { Account, Context } from '../kit/manifest.ts';
import { askList } from './ask.ts';
import { restrictions, scopeOf } from './credentials.ts';

/** Asks for one order without its parts. The vendor does not say who a token belongs to. */
export async function check(ctx: Context): Promise<Account | null> {
  const rql = restrictions(scopeOf(ctx.credentials)).join(';') || undefined;
  await askList(ctx, '/orders', 'orders/order', 1, { pgnum: 1, rql });
  return null;
}
