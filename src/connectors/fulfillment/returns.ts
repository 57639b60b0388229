import type { Return } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { returnStatus } from './codes.ts';
import { merchantIds } from './credentials.ts';
import { PAGE_SIZE } from './list-answer.ts';
import { askList } from './list-request.ts';
import { returnedParcels, type VendorRmaItem } from './return-items.ts';
import { SECOND, stretchStep } from './stretches.ts';
import { instant, listOf, number, numberOrNull, textOrNull, units, unitsOrNull } from './values.ts';

const DAY = 24 * 3600 * SECOND;

interface VendorReturn {
  id: number;
  status?: { id?: number; title?: string } | null;
  reason?: { id?: number; title?: string } | null;
  comments?: string | null;
  createdAt: string;
  updatedAt: string;
  order?: { id?: number; merchantId?: number; merchantOrderId?: string } | null;
  rmaItems?: VendorRmaItem[] | null;
}

/** Goods that come back, by the latest activity. */
export const returns: SourceFunction<VendorReturn> = {
  name: 'get_returns',
  // "Return activity during the queried timespan": read as the last change. Should it be the creation, the
  // look-back below finds the later changes of what is not too old.
  basis: 'updated',
  evidence: 'vendor-spec',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: SECOND,
  // Assumed; nothing is said of it.
  lagMs: 600 * SECOND,
  // Pages may move; but no list is paged that can be cut into whole answers. See stretches.ts.
  order: 'immutable',
  versionedBy: 'updated_date',
  volatile: [],
  onDemand: true,
  page: async (ctx, ask, cursor) => {
    const only = merchantIds(ctx.credentials);
    const page = await stretchStep(ctx, ask, cursor, 30 * DAY, (from, to, number) => {
      const window = { fromDate: instant(from.toISOString()), toDate: instant(to.toISOString()) };
      return askList(ctx, 'returns', window, number);
    });
    if (page.kind !== 'page') return page;
    const records = (page.records as VendorReturn[]).filter(
      // The vendor cannot be asked for some merchants only. What names no order names no merchant either.
      (row) => !only || only.has(String(row?.order?.merchantId)),
    );
    return { ...page, records };
  },
  idOf: (raw) => (Number.isSafeInteger(raw?.id) ? String(raw.id) : null),
  map: mapReturn,
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
};

function mapReturn(raw: VendorReturn): Return {
  const { id, status, comments, createdAt, updatedAt, ...others } = raw;
  const { order, reason, rmaItems } = others;
  const note = textOrNull(comments);
  const title = textOrNull(status?.title);
  return {
    id: number(id),
    warehouse_customer_id: numberOrNull(order?.merchantId),
    created_date: instant(createdAt),
    updated_date: instant(updatedAt),
    status: returnStatus(title),
    raw_status: title,
    order_id: numberOrNull(order?.id),
    notes: note === null ? [] : [note],
    line_items: listOf(rmaItems).map((row) => ({
      inventory_item_id: numberOrNull(row.item?.id) ?? textOrNull(row.item?.sku) ?? '',
      sku: textOrNull(row.item?.sku),
      // A refused parcel was announced by nobody.
      expected_quantity: unitsOrNull(row.quantityExpected) ?? 0,
      received_quantity: units(row.quantityReturned),
      restocked_quantity: unitsOrNull(row.quantityRestocked),
      // The vendor gives one reason for the whole return.
      return_reason: textOrNull(reason?.title),
      quantity: units(row.quantityReturned),
      warehouse_id: null,
      returned_date: null,
    })),
    shipments: returnedParcels(rmaItems),
    external_system_url: null,
    additional_fields: others,
  };
}
