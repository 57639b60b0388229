import { CredentialsRefused, Retryable } from '../kit/errors.ts';
import type { Account, Context } from '../kit/manifest.ts';
import { askFor } from './client.ts';

/** So many shops are named in a sentence at most. */
const NAMED = 20;

/**
 * Asks which shops the consent covers: a cipher that is none of theirs would not be refused later, but answered
 * wrongly.
 */
export async function check(ctx: Context): Promise<Account> {
  const shops = await shopsOf(ctx);
  const own = shops.find((shop) => shop?.cipher === ctx.credentials.shop_cipher);
  if (!own) {
    const names = shops.slice(0, NAMED).map(({ name, cipher }) => `${text(name)} (${text(cipher)})`);
    throw new CredentialsRefused(
      `The shop cipher is of none of the shops that the consent covers. Enter that of one of these: ${names.join(', ') || 'there are none'}.`,
    );
  }
  return { shop_id: text(own.id), shop_name: text(own.name), region: text(own.region) };
}

/** Which shops the consent covers. */
async function shopsOf(ctx: Context): Promise<Record<string, unknown>[]> {
  const data = await askFor(ctx, { path: '/authorization/202309/shops', shop: 'none' });
  const { shops } = (data ?? {}) as { shops?: unknown };
  if (!Array.isArray(shops)) throw new Retryable('TikTok did not say which shops the consent covers.');
  return shops.map((shop) => (shop ?? {}) as Record<string, unknown>);
}

/** The cipher of the one shop that a consent covers. @throws CredentialsRefused where it covers several, or none */
export async function onlyShop(ctx: Context): Promise<string> {
  const shops = await shopsOf(ctx);
  const [first] = shops;
  if (shops.length === 1 && typeof first?.cipher === 'string' && first.cipher !== '') return first.cipher;
  const names = shops.slice(0, NAMED).map(({ name }) => text(name));
  throw new CredentialsRefused(
    shops.length === 0
      ? 'The consent covers no shop. Sign in at TikTok as the seller, and give it again.'
      : `The consent covers several shops (${names.join(', ')}), and a connection reads one. Give it for one shop alone.`,
  );
}

function text(value: unknown): string {
  return String(value ?? '').slice(0, 100);
}
