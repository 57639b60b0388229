/** The short lists: buildings and places in them, clients, where orders come from, who goods are bought from. */
import type {
  OrderChannel,
  Supplier,
  Warehouse,
  WarehouseCustomer,
  WarehouseLocation,
} from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { all, datesOf, type ReadRow, snapshot } from './facts.ts';
import { LISTS } from './lists.ts';
import { id, number, text } from './values.ts';

interface Named {
  id: number;
  lobId?: number | null;
  name?: string | null;
  createDate?: string | null;
  modifyDate?: string | null;
}

type Address = 'street1' | 'street2' | 'street3' | 'city' | 'state' | 'zip' | 'country';

const reference = {
  ...snapshot,
  // When it was read, where the vendor has no date.
  volatile: ['created_date', 'updated_date'],
  idOf: (raw: ReadRow<Named> | null | undefined) => id(raw?.row?.id),
} as const satisfies Partial<SourceFunction>;

export const warehouses: SourceFunction<ReadRow<Named & Partial<Record<Address, string | null>>>> = {
  ...reference,
  name: 'get_warehouses',
  page: all(LISTS.warehouses),
  map: (raw): Warehouse => {
    const { id: own, name, createDate, modifyDate, ...others } = raw.row;
    const { street1, street2, street3, city, state, zip, country, ...rest } = others;
    return {
      id: number(own).toString(),
      ...datesOf(raw),
      name: text(name) ?? number(own).toString(),
      code: null,
      address: {
        ...UNKNOWN_PLACE,
        address1: text(street1),
        address2: text(street2),
        address3: text(street3),
        city: text(city),
        state: text(state),
        postal_code: text(zip),
        country: text(country),
      },
      additional_fields: rest,
    };
  },
};

interface VendorLocation extends Named {
  warehouseId?: number | null;
  address?: string | null;
  behaviorType?: string | null;
}

export const warehouseLocations: SourceFunction<ReadRow<VendorLocation>> = {
  ...reference,
  name: 'get_warehouse_locations',
  page: all(LISTS.locations),
  map: (raw): WarehouseLocation => {
    const { id: own, warehouseId, address, behaviorType, createDate, modifyDate, ...others } = raw.row;
    return {
      id: number(own).toString(),
      ...datesOf(raw),
      name: text(address),
      warehouse_id: number(warehouseId).toString(),
      type: text(behaviorType),
      measurements: UNMEASURED,
      additional_fields: others,
    };
  },
};

/** Lines of business: a 3PL's clients. */
export const warehouseCustomers: SourceFunction<ReadRow<Named>> = {
  ...reference,
  name: 'get_warehouse_customers',
  page: all(LISTS.clients),
  map: (raw): WarehouseCustomer => {
    const { id: own, name, createDate, modifyDate, ...others } = raw.row;
    return {
      id: number(own).toString(),
      ...datesOf(raw),
      name: text(name) ?? number(own).toString(),
      email: null,
      additional_fields: others,
    };
  },
};

export const orderChannels: SourceFunction<ReadRow<Named>> = {
  ...reference,
  name: 'get_order_channels',
  page: all(LISTS.sources),
  map: mapOwned,
};

export const suppliers: SourceFunction<ReadRow<Named>> = {
  ...reference,
  name: 'get_suppliers',
  page: all(LISTS.vendors),
  map: mapOwned,
};

function mapOwned(raw: ReadRow<Named>): OrderChannel & Supplier {
  const { id: own, lobId, name, createDate, modifyDate, ...others } = raw.row;
  return {
    id: number(own).toString(),
    ...datesOf(raw),
    warehouse_customer_id: id(lobId),
    name: text(name),
    additional_fields: others,
  };
}
