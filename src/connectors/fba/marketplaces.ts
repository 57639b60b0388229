import type { OrderChannel } from '../../model/index.ts';
import { unifiedDate } from '../kit/dates.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { askAmazon, rowsOf } from './client.ts';
import { SNAPSHOT } from './facts.ts';
import { text, textOrNull } from './values.ts';

/** A marketplace that the seller may sell in, as the vendor writes it, and when that was read. */
interface VendorParticipation {
  readAt: string;
  row: {
    marketplace?: { id?: string; name?: string } & Record<string, unknown>;
    participation?: { isParticipating?: boolean } & Record<string, unknown>;
  };
}

/** The marketplaces a seller sells in, which are where orders come from. All in one answer. */
export const orderChannels: SourceFunction<VendorParticipation> = {
  ...SNAPSHOT,
  name: 'get_order_channels',
  pageSize: 100,
  order: 'immutable',
  page: async (ctx) => ({ kind: 'page', records: await participations(ctx), next: null }),
  idOf: (raw) => textOrNull(raw?.row?.marketplace?.id),
  map: ({ readAt, row }): OrderChannel => {
    const { id, name, ...others } = row.marketplace ?? {};
    return {
      id: text(id, 'marketplace id'),
      created_date: readAt,
      updated_date: readAt,
      warehouse_customer_id: null,
      name: textOrNull(name),
      additional_fields: { ...row, marketplace: others },
    };
  },
};

async function participations(ctx: Context): Promise<VendorParticipation[]> {
  const { payload } = await askAmazon(ctx, {
    operation: 'participations',
    path: '/sellers/v1/marketplaceParticipations',
  });
  const readAt = unifiedDate(ctx.http.sourceTime ?? ctx.now());
  return rowsOf<VendorParticipation['row']>(payload).map((row) => ({ readAt, row }));
}
