/** What the customer entered of the seller: where it sells, and who it is. */
import { CredentialsRefused } from '../kit/errors.ts';
import type { Context, Cursor, Page, SignInContext } from '../kit/manifest.ts';

const MARKETPLACE = /^[A-Z0-9]{10,20}$/;
const SELLER = /^[A-Z0-9]{8,20}$/;
/** Reports take no more. */
const MOST_MARKETPLACES = 25;

/** Where the region's interface is. */
export function regionalAddress(ctx: SignInContext): string {
  const region = ctx.credentials.region ?? 'na';
  return (region === 'na' ? ctx.baseUrl : ctx.urls[region]) ?? ctx.baseUrl;
}

/** The marketplaces to read, the main one first. @throws CredentialsRefused when one is none */
export function marketplacesOf({ credentials }: Pick<Context, 'credentials'>): string[] {
  const ids = (credentials.marketplace_ids ?? '').split(/[\s,;]+/).filter((id) => id !== '');
  if (ids.length === 0 || ids.length > MOST_MARKETPLACES || !ids.every((id) => MARKETPLACE.test(id)))
    throw new CredentialsRefused(
      'The marketplaces are to be ids of Amazon, such as ATVPDKIKX0DER for the US, separated by commas, 25 at most.',
    );
  return [...new Set(ids)];
}

/** The merchant token. @throws CredentialsRefused when it is none */
export function sellerOf({ credentials }: Pick<Context, 'credentials'>): string {
  const seller = credentials.seller_id?.trim() ?? '';
  if (!SELLER.test(seller))
    throw new CredentialsRefused(
      'The merchant token is to be letters and digits, such as A2EXAMPLE1SELL. It stands in Seller Central under Account Info.',
    );
  return seller;
}

/** One of the connection's marketplaces, and whether it is the main one. */
export interface InMarketplace {
  marketplaceId: string;
  main: boolean;
}

/**
 * The id of what is listed once a marketplace under one SKU: the SKU where it is the connection's main marketplace,
 * for orders, returns and the ledger name nothing else.
 */
export function idIn({ marketplaceId, main }: InMarketplace, sku: string): string {
  return main ? sku : `${marketplaceId}:${sku}`;
}

/** The step of a function that goes over the connection's marketplaces, one after the other. */
export async function inMarketplaces<Raw>(
  ctx: Context,
  cursor: Cursor | null,
  page: (place: InMarketplace, token: string | null) => Promise<Page<Raw>>,
): Promise<Page<Raw>> {
  const { at = 0, token = null } = (cursor ?? {}) as { at?: number; token?: string | null };
  const all = marketplacesOf(ctx);
  // Somebody may have changed the list meanwhile.
  if (!all[at]) return { kind: 'cursor_expired' };
  const given = await page({ marketplaceId: all[at], main: at === 0 }, token);
  if (given.kind !== 'page') return given;
  if (given.next !== null) return { ...given, next: { at, token: given.next } };
  return { ...given, next: at + 1 < all.length ? { at: at + 1, token: null } : null };
}
