/** The short lists: buildings, sales channels, ways of sending. */
import type { OrderChannel, ShippingMethod, Warehouse } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { firstPage, nextPage, type PageNumber } from '../kit/paging.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { addressOf, askArray, askPaged } from './client.ts';
import { datedBy, idIn, type ReadRow, readNow, snapshot } from './facts.ts';
import { items, number, text } from './values.ts';
import { extentOf, LIMIT } from './walk.ts';

interface VendorLocation {
  id: number;
  name?: string | null;
  abbreviation?: string | null;
  services?: { service_type?: string; address?: Partial<Record<string, string | null>> | null }[] | null;
}

interface VendorNamed {
  id: number;
  name?: string | null;
}

const CHANNELS_A_PAGE = 50;

/** Every building of the vendor, those that are closed too: old orders left from them. The list has no pages. */
export const warehouses: SourceFunction<ReadRow<VendorLocation>> = {
  ...snapshot,
  name: 'get_warehouses',
  pageSize: 500,
  page: async (ctx) => {
    const rows = await askArray(ctx, 'location', { IncludeInactive: true });
    return { kind: 'page', records: readNow(ctx, rows), next: null };
  },
  idOf: idIn('id'),
  map: mapLocation,
};

export const orderChannels: SourceFunction<ReadRow<VendorNamed>> = {
  ...snapshot,
  name: 'get_order_channels',
  pageSize: CHANNELS_A_PAGE,
  page: async (ctx, _ask, cursor) => {
    const [url, query] =
      cursor === null
        ? [addressOf(ctx, 'channel'), { RecordsPerPage: CHANNELS_A_PAGE }]
        : [String(cursor), {}];
    const { rows, next } = await askPaged(ctx, url, query);
    return { kind: 'page', records: readNow(ctx, rows), next };
  },
  idOf: idIn('id'),
  map: ({ readAt, row: { id, name, ...others } }): OrderChannel => ({
    id: number(id),
    ...datedBy(readAt),
    warehouse_customer_id: null,
    name: text(name),
    additional_fields: others,
  }),
};

export const shippingMethods: SourceFunction<ReadRow<VendorNamed>> = {
  ...snapshot,
  name: 'get_shipping_methods',
  pageSize: LIMIT,
  page: async (ctx, _ask, cursor) => {
    const place = cursor === null ? firstPage() : (cursor as unknown as PageNumber);
    const rows = await askArray(ctx, 'shipping-method', { Page: place.page, Limit: LIMIT });
    const next = nextPage(place, rows, extentOf(ctx)?.pages ?? null);
    return { kind: 'page', records: readNow(ctx, rows), next };
  },
  idOf: idIn('id'),
  map: ({ readAt, row: { id, name, ...others } }): ShippingMethod => ({
    id: number(id),
    ...datedBy(readAt),
    name: text(name) ?? number(id),
    carrier: null,
    carrier_id: null,
    carrier_name: null,
    scac: null,
    additional_fields: others,
  }),
};

/** It has an address for each of its services; goods are received where the building is. */
function mapLocation({ readAt, row }: ReadRow<VendorLocation>): Warehouse {
  const { id, name, abbreviation, ...others } = row;
  const services = items(others.services);
  const place = (services.find((one) => one.service_type === 'Receiving') ?? services[0])?.address;
  return {
    id: number(id),
    ...datedBy(readAt),
    name: text(name) ?? number(id),
    code: text(abbreviation),
    address: {
      ...UNKNOWN_PLACE,
      address1: text(place?.address1),
      address2: text(place?.address2),
      city: text(place?.city),
      state: text(place?.state),
      postal_code: text(place?.zip_code),
      country: text(place?.country),
    },
    additional_fields: others,
  };
}
