/** The short lists: buildings, places in them, and stores. */
import type { OrderChannel, Warehouse, WarehouseLocation } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { askArray } from './client.ts';
import { idOf, type Read, readAt, selectPage, snapshot } from './facts.ts';
import { firstText, key, measurements, part, text } from './values.ts';

export const warehouses: SourceFunction<Read> = {
  ...snapshot,
  name: 'get_warehouses',
  page: pagesOf('/warehouse/get'),
  idOf,
  map: mapWarehouse,
};

/** Places that goods lie in, deleted ones too: old records may name them. */
export const warehouseLocations: SourceFunction<Read> = {
  ...snapshot,
  name: 'get_warehouse_locations',
  page: pagesOf('/location/get_list'),
  idOf,
  map: ({ readAt, row: { _id, name, warehouse_id, ...others } }): WarehouseLocation => ({
    id: key(_id),
    created_date: readAt,
    updated_date: readAt,
    name: text(name),
    warehouse_id: text(warehouse_id) ?? '',
    type: null,
    measurements: measurements(null),
    additional_fields: others,
  }),
};

/** Stores, in one answer. */
export const orderChannels: SourceFunction<Read> = {
  ...snapshot,
  name: 'get_order_channels',
  order: 'immutable',
  page: async (ctx) => {
    const rows = await askArray(ctx, '/store/get');
    return {
      kind: 'page',
      records: rows.map((row) => ({ readAt: readAt(ctx), row: part(row) })),
      next: null,
    };
  },
  idOf,
  map: ({ readAt, row: { _id, name, ...others } }): OrderChannel => ({
    id: key(_id),
    created_date: readAt,
    updated_date: readAt,
    warehouse_customer_id: null,
    name: text(name),
    additional_fields: others,
  }),
};

function pagesOf(path: string): SourceFunction<Read>['page'] {
  return async (ctx, _ask, cursor) => {
    const { rows, next } = await selectPage(ctx, path, cursor);
    return { kind: 'page', records: rows.map((row) => ({ readAt: readAt(ctx), row })), next };
  };
}

function mapWarehouse({ readAt, row }: Read): Warehouse {
  const { _id, name, address, ...others } = row;
  const place = part(address);
  const number = key(_id);
  return {
    id: number,
    created_date: readAt,
    updated_date: readAt,
    name: firstText(name) ?? number,
    code: null,
    address: {
      address1: text(place.address),
      address2: null,
      address3: null,
      city: text(place.city),
      state: text(place.state),
      postal_code: text(place.postal_code),
      country: text(place.country_code),
    },
    additional_fields: { ...others, address },
  };
}
