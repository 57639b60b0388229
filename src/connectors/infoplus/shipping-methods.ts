import type { ShippingMethod } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { firstPage, nextPage, type PageNumber } from '../kit/paging.ts';
import { askVendor, LIMIT } from './client.ts';
import { type ReadRow, readNow, snapshot } from './facts.ts';
import { id, number, text } from './values.ts';

interface VendorCarrier {
  carrier: number;
  label?: string | null;
  scac?: string | null;
}

/**
 * What orders and shipments name as their carrier: each is a way of sending of one. The list is searched by text, not by
 * filter, and has neither dates nor an order that could be asked for.
 */
export const shippingMethods: SourceFunction<ReadRow<VendorCarrier>> = {
  ...snapshot,
  name: 'get_shipping_methods',
  volatile: ['created_date', 'updated_date'],
  page: async (ctx, _ask, cursor) => {
    const place = cursor === null ? firstPage() : (cursor as unknown as PageNumber);
    const rows = await askVendor(ctx, 'v3.0/carrier/search', { page: place.page, limit: LIMIT });
    const next = rows.length < LIMIT ? null : nextPage(place, rows, null);
    return { kind: 'page', records: readNow(ctx, rows as unknown as VendorCarrier[]), next };
  },
  idOf: (raw) => id(raw?.row?.carrier),
  map: ({ readAt, row: { carrier, label, scac, ...others } }): ShippingMethod => ({
    id: number(carrier).toString(),
    created_date: readAt,
    updated_date: readAt,
    name: text(label) ?? number(carrier).toString(),
    carrier: null,
    carrier_id: null,
    carrier_name: null,
    scac: text(scac),
    additional_fields: others,
  }),
};
