import { Retryable } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { askFor } from './client.ts';

/** As many as have some hundred SKUs among them. */
const PAGE_SIZE = 50;
/** Never offered, or no more: these have no stock. */
const WITHOUT_STOCK = ['DRAFT', 'DELETED'];

export interface VendorSku {
  id?: string;
  seller_sku?: string | null;
  status_info?: { status?: string | null } | null;
}

export interface VendorProduct {
  id?: string;
  title?: string | null;
  status?: string | null;
  create_time?: number;
  update_time?: number;
  skus?: VendorSku[] | null;
}

/**
 * A page of the products that were created in a stretch of time, both ends included, in seconds since 1970.
 *
 * @returns how many there are in all, and the token of the next page; null at the end
 * @throws Retryable when what comes is no such list
 */
export async function productsBetween(
  ctx: Context,
  from: number,
  to: number,
  token: string | null,
): Promise<{ products: VendorProduct[]; total: number; more: string | null }> {
  const data = await askFor(ctx, {
    path: '/product/202502/products/search',
    query: { page_size: PAGE_SIZE, page_token: token ?? undefined },
    body: { create_time_ge: from, create_time_le: to },
  });
  const { products = [], total_count, next_page_token } = (data ?? {}) as Record<string, unknown>;
  if (!Array.isArray(products) || products.length > PAGE_SIZE || !Number.isSafeInteger(total_count))
    throw new Retryable(
      'An answer of TikTok had no list of products, no count, or more than were asked for.',
    );
  const more = typeof next_page_token === 'string' && next_page_token !== '' ? next_page_token : null;
  const [total, isFirst] = [total_count as number, token === null];
  if (products.length === 0 && (more !== null || (isFirst && total > 0)))
    throw new Retryable('An answer of TikTok lacked products that it announced.');
  if (more !== null && more === token) throw new Retryable('A list of TikTok does not get on.');
  return { products: products.filter((one) => !WITHOUT_STOCK.includes(one?.status)), total, more };
}
