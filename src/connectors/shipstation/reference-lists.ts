/** The short lists: where parcels leave from, and the shops that orders come from. */
import type { OrderChannel, Warehouse } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { askArray } from './client.ts';
import { dates, idIn, type ReadRow, readNow, snapshot } from './facts.ts';
import { number, text } from './values.ts';
import type { VendorAddress } from './vendor.ts';

interface VendorWarehouse {
  warehouseId: number;
  warehouseName?: string | null;
  originAddress?: VendorAddress | null;
  createDate?: string | null;
}

interface VendorStore {
  storeId: number;
  storeName?: string | null;
  createDate?: string | null;
  modifyDate?: string | null;
}

/** "Ship from locations", as the vendor calls them on its screens. */
export const warehouses: SourceFunction<ReadRow<VendorWarehouse>> = {
  ...snapshot,
  name: 'get_warehouses',
  page: async (ctx) => ({
    kind: 'page',
    records: readNow(ctx, await askArray(ctx, '/warehouses')),
    next: null,
  }),
  idOf: idIn('warehouseId'),
  map: ({
    readAt,
    row: { warehouseId, warehouseName, originAddress, createDate, ...others },
  }): Warehouse => ({
    id: number(warehouseId),
    ...dates(readAt, createDate, null),
    name: text(warehouseName) ?? number(warehouseId),
    code: null,
    address: {
      address1: text(originAddress?.street1),
      address2: text(originAddress?.street2),
      address3: text(originAddress?.street3),
      city: text(originAddress?.city),
      state: text(originAddress?.state),
      postal_code: text(originAddress?.postalCode),
      country: text(originAddress?.country),
    },
    additional_fields: others,
  }),
};

/** Those that are switched off too: old orders came from them. */
export const orderChannels: SourceFunction<ReadRow<VendorStore>> = {
  ...snapshot,
  name: 'get_order_channels',
  page: async (ctx) => {
    const rows = await askArray(ctx, '/stores', { showInactive: 'true' });
    return { kind: 'page', records: readNow(ctx, rows), next: null };
  },
  idOf: idIn('storeId'),
  map: ({ readAt, row: { storeId, storeName, createDate, modifyDate, ...others } }): OrderChannel => ({
    id: number(storeId),
    ...dates(readAt, createDate, modifyDate),
    warehouse_customer_id: null,
    name: text(storeName),
    additional_fields: others,
  }),
};
