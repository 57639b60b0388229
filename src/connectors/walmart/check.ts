import { CredentialsRefused, Retryable } from '../kit/errors.ts';
import type { Account, Context } from '../kit/manifest.ts';
import { askFor } from './client.ts';

const NEEDED = ['orders', 'returns', 'inventory'] as const;

/**
 * Asks what the token may do. Which of the three a seller wants is his to say; without any of them the keys are of no
 * use. A kind of access that the answer does not name is not held against them.
 */
export async function check(ctx: Context): Promise<Account> {
  const answer = await askFor(ctx, '/v3/token/detail');
  const { scopes, is_valid } = answer ?? {};
  if (typeof scopes !== 'object' || scopes === null)
    throw new Retryable('Walmart did not say what the keys give access to.');
  if (is_valid === false)
    throw new CredentialsRefused(
      'Walmart says that the token of these keys is not valid. Make new API keys.',
    );
  const given = NEEDED.map((name) => [name, (scopes as Record<string, unknown>)[name]] as const);
  if (given.every(([, access]) => access === 'no_access'))
    throw new CredentialsRefused(
      'Walmart accepts these keys and gives them no access to orders, returns or inventory. Grant it in the Developer Portal.',
      'permission',
    );
  const named = given.filter(
    (entry): entry is [(typeof NEEDED)[number], string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(named.map(([name, access]) => [name, access.slice(0, 40)]));
}
