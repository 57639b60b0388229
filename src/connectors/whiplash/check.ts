import { CredentialsRefused, Retryable, Terminal } from '../kit/errors.ts';
import type { Account, Context } from '../kit/manifest.ts';
import { askFor } from './client.ts';
import { customerId } from './credentials.ts';

/** Asks for the customer that is to be read. */
export async function check(ctx: Context): Promise<Account> {
  const id = customerId(ctx.credentials);
  const customer = await asked(ctx, id);
  const { id: given, name } = (customer ?? {}) as Record<string, unknown>;
  if (String(given) !== id)
    throw new Retryable('Whiplash answered with another customer than the one asked for.');
  return { customer_id: id, ...(typeof name === 'string' && name !== '' && { name: name.slice(0, 200) }) };
}

async function asked(ctx: Context, id: string): Promise<unknown> {
  try {
    return await askFor(ctx, `/customers/${id}`);
  } catch (error) {
    if (error instanceof Terminal && error.status === 404)
      throw new CredentialsRefused(
        'Whiplash knows no customer of this id that the user may see. Correct the customer id.',
      );
    if (error instanceof CredentialsRefused && error.code === 'permission_missing')
      throw new CredentialsRefused(
        'Whiplash accepts the token and gives it no access to this customer (403). Check the customer id, and the scopes of the application.',
        'permission',
      );
    throw error;
  }
}
