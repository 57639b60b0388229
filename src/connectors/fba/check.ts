import { CredentialsRefused, Terminal } from '../kit/errors.ts';
import type { Account, Context } from '../kit/manifest.ts';
import { marketplacesOf, sellerOf } from './account.ts';
import { askAmazon } from './client.ts';

/**
 * Finds out that Amazon knows application, seller and marketplaces, by asking for one listing of each marketplace: of
 * what answers so much, nothing is asked more cheaply. An application that may not see listings may see orders still, so
 * a missing role is no reason to refuse: whatever it forbids says so when it is synced.
 */
export async function check(ctx: Context): Promise<Account> {
  const seller = sellerOf(ctx);
  const places = marketplacesOf(ctx);
  for (const marketplaceIds of places) {
    try {
      await askAmazon(ctx, {
        operation: 'searchListings',
        path: `/listings/2021-08-01/items/${encodeURIComponent(seller)}`,
        query: { marketplaceIds, pageSize: '1' },
      });
    } catch (error) {
      if (error instanceof CredentialsRefused && error.code === 'permission_missing') continue;
      if (error instanceof Terminal)
        throw new CredentialsRefused(
          `Amazon accepts the keys, and not the merchant token ${seller} with the marketplace ${marketplaceIds}. Correct one of them, or the region.`,
        );
      throw error;
    }
  }
  return { seller_id: seller, marketplaces: places.join(', ').slice(0, 200) };
}
