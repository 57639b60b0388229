import type { Context } from '../kit/manifest.ts';
import { askList, type Listed } from './client.ts';
import { type Condition, searchFor } from './conditions.ts';

/** A search is said to list no more than about so many; how many there are is not told either. */
export const MOST_LISTED = 2000;

/** A page of what is found. @throws Retryable when the answer is no list */
export function search(
  ctx: Context,
  what: 'outbound-orders' | 'warehouse-products',
  conditions: readonly Condition[],
  page: number,
  wrap: 'And' | 'Or' = 'And',
): Promise<Listed> {
  return askList(ctx, `${what}/search`, page, { method: 'POST', json: searchFor(conditions, wrap) });
}
