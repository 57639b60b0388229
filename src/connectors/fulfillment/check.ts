import { CredentialsRefused, Retryable } from '../kit/errors.ts';
import type { Account, Context } from '../kit/manifest.ts';
import { merchantIds } from './credentials.ts';
import { authorization } from './list-request.ts';

/** Asks who the token belongs to: the vendor's own advice for proving one. */
export async function check(ctx: Context): Promise<Account> {
  merchantIds(ctx.credentials);
  const user = await askForUser(ctx);
  // One field at a time: the same answer may hold a deprecated API key.
  const { id, username, name, merchant } = user as Record<string, unknown>;
  const account = {
    user_id: id,
    username,
    name,
    merchant_id: (merchant as { id?: unknown } | null | undefined)?.id,
  };
  return Object.fromEntries(
    Object.entries(account)
      .filter(([, value]) => (typeof value === 'string' && value !== '') || typeof value === 'number')
      .map(([field, value]) => [field, String(value).slice(0, 200)]),
  );
}

async function askForUser(ctx: Context): Promise<object> {
  try {
    const user = await ctx.http.json({ url: `${ctx.baseUrl}/users/me`, headers: authorization(ctx) });
    if (typeof user !== 'object' || user === null || !Number.isInteger((user as { id?: unknown }).id))
      throw new Retryable('Fulfillment.com did not say who the login belongs to.');
    return user;
  } catch (error) {
    if (error instanceof CredentialsRefused && error.code === 'permission_missing')
      throw new CredentialsRefused(
        'Fulfillment.com accepts this login but gives it no access to the API (403). Ask your account executive for it.',
        'permission',
      );
    throw error;
  }
}
