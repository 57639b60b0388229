import { CredentialsRefused, Retryable } from '../kit/errors.ts';
import type { Account, Context } from '../kit/manifest.ts';
import { askFor } from './client.ts';

/**
 * Asks which shops the consent covers: a cipher that is none of theirs would not be refused later, but answered
 * wrongly.
 */
export async function check(ctx: Context): Promise<Account> {
  const data = await askFor(ctx, { path: '/authorization/202309/shops', shop: 'none' });
  const { shops } = (data ?? {}) as { shops?: unknown };
  if (!Array.isArray(shops)) throw new Retryable('TikTok did not say which shops the consent covers.');
  const own = shops.find((shop) => shop?.cipher === ctx.credentials.shop_cipher);
  if (!own) {
    const names = shops.slice(0, 20).map(({ name, cipher }) => `${text(name)} (${text(cipher)})`);
    throw new CredentialsRefused(
      `The shop cipher is of none of the shops that the consent covers. Enter that of one of these: ${names.join(', ') || 'there are none'}.`,
    );
  }
  return { shop_id: text(own.id), shop_name: text(own.name), region: text(own.region) };
}

function text(value: unknown): string {
  return String(value ?? '').slice(0, 100);
}
