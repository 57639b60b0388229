/** The short lists: where goods are kept, and ways of sending. */
import type { ShippingMethod, Warehouse } from '../../model/index.ts';
import { unlessMissing, withDetails } from '../kit/details.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { askArray, requestOf } from './client.ts';
import { wantedLocations } from './credentials.ts';
import { idIn, type ReadRow, readNow, snapshot } from './facts.ts';
import { listOf, text, textOrNull } from './values.ts';

interface VendorLocation {
  StockLocationId?: string;
  LocationName?: string | null;
  LocationTag?: string | null;
  Address1?: string | null;
  Address2?: string | null;
  City?: string | null;
  County?: string | null;
  Country?: string | null;
  ZipCode?: string | null;
}

interface VendorService {
  pkPostalServiceId?: string;
  PostalServiceName?: string | null;
  Vendor?: string | null;
}

const undated = { ...snapshot, order: 'immutable', volatile: ['created_date', 'updated_date'] } as const;

/** Where goods are kept. The list has no addresses, which are asked for one by one. */
export const warehouses: SourceFunction<ReadRow<VendorLocation>> = {
  ...undated,
  name: 'get_warehouses',
  evidence: 'vendor-docs',
  pageSize: 100,
  page: async (ctx) => {
    const isWanted = wantedLocations(ctx.credentials);
    const rows = await askArray<VendorLocation>(ctx, 'Inventory/GetStockLocations');
    const wanted = rows.filter((row) => isWanted(row?.StockLocationId));
    const whole = await withDetails(ctx, wanted, { atATime: 4 }, async (row) => {
      const query = { pkStockLocationId: row.StockLocationId };
      const asked = ctx.http.json(requestOf(ctx, 'Locations/GetLocation', { query }));
      return { ...row, ...((await unlessMissing(asked)) as VendorLocation | null) };
    });
    return { kind: 'page', records: readNow(ctx, whole), next: null };
  },
  idOf: idIn('StockLocationId'),
  map: ({ readAt, row }): Warehouse => {
    const { StockLocationId, LocationName, LocationTag, ...rest } = row;
    const { Address1, Address2, City, County, Country, ZipCode, ...others } = rest;
    const id = text(StockLocationId, 'location id');
    return {
      id,
      created_date: readAt,
      updated_date: readAt,
      name: textOrNull(LocationName) ?? id,
      code: textOrNull(LocationTag),
      address: {
        address1: textOrNull(Address1),
        address2: textOrNull(Address2),
        address3: null,
        city: textOrNull(City),
        state: textOrNull(County),
        postal_code: textOrNull(ZipCode),
        country: textOrNull(Country),
      },
      additional_fields: others,
    };
  },
};

/** The postal services of all couriers. */
export const shippingMethods: SourceFunction<ReadRow<VendorService>> = {
  ...undated,
  name: 'get_shipping_methods',
  evidence: 'vendor-spec',
  pageSize: 100,
  page: async (ctx) => {
    const couriers = await askArray<{ Vendor?: string; PostalServices?: VendorService[] | null }>(
      ctx,
      'Orders/GetShippingMethods',
    );
    const services = couriers.flatMap(({ Vendor, PostalServices }) =>
      listOf(PostalServices).map((one) => ({ ...one, Vendor: one.Vendor || Vendor || null })),
    );
    return { kind: 'page', records: readNow(ctx, services), next: null };
  },
  idOf: idIn('pkPostalServiceId'),
  map: ({ readAt, row: { pkPostalServiceId, PostalServiceName, Vendor, ...others } }): ShippingMethod => {
    const id = text(pkPostalServiceId, 'id of a postal service');
    return {
      id,
      created_date: readAt,
      updated_date: readAt,
      name: textOrNull(PostalServiceName) ?? id,
      carrier: textOrNull(Vendor),
      carrier_id: textOrNull(Vendor),
      carrier_name: textOrNull(Vendor),
      scac: null,
      additional_fields: others,
    };
  },
};
