/** The short lists: all of them are parts of one answer, in which everything has but a number and a description. */
import type { OrderChannel, ShippingMethod, Warehouse, WarehouseCustomer } from '../../model/index.ts';
import { Retryable } from '../kit/errors.ts';
import type { Context, SourceFunction } from '../kit/manifest.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { call } from './client.ts';
import { idUnder, type ReadRow, readNow, snapshot } from './facts.ts';
import { PAGE_SIZE } from './list.ts';
import { field, id, idOrNull, instantOrNull, isRow, part, type Row, text } from './values.ts';

/** @param names that the list has in one source or another */
function lookUp(...names: string[]): Pick<SourceFunction<ReadRow>, 'pageSize' | 'order' | 'page' | 'idOf'> {
  return {
    // It comes at once, and may be longer than what is written at a time.
    pageSize: PAGE_SIZE,
    order: 'immutable',
    async page(ctx, _ask, cursor) {
      const after = cursor === null ? 0 : Number(cursor);
      const rows = (await listOf(ctx, names)).filter((row) => numberOf(row) > after);
      const part = rows.slice(0, PAGE_SIZE);
      const next = rows.length > part.length ? numberOf(part.at(-1)!) : null;
      return { kind: 'page', records: readNow(ctx, part), next };
    },
    idOf: idUnder('row'),
  };
}

/** By number. */
async function listOf(ctx: Context, names: readonly string[]): Promise<Row[]> {
  const lists = field(await call(ctx, 'LookUp'), 'Lookup');
  const rows = names.map((name) => field(lists, name)).find((list) => list !== undefined && list !== null);
  if (!Array.isArray(rows) || !rows.every(isRow))
    throw new Retryable(`An answer of Logiwa to LookUp had no ${names[0]}.`);
  return rows.toSorted((a, b) => numberOf(a) - numberOf(b));
}

function numberOf(row: Row): number {
  return Number(idOrNull(field(row, 'ID')) ?? 0);
}

/** What each of them has; when it was read, where the vendor does not date it. */
function commonOf({ readAt, row }: ReadRow) {
  const { of, others } = part(row, ['ID', 'Description', 'LastModifiedDate']);
  const date = instantOrNull(of.LastModifiedDate) ?? readAt;
  const dates = { created_date: date, updated_date: date };
  return { common: { id: id(of.ID), ...dates, additional_fields: others }, name: text(of.Description) };
}

export const warehouses: SourceFunction<ReadRow> = {
  ...snapshot,
  ...lookUp('WarehouseList'),
  name: 'get_warehouses',
  map: (raw): Warehouse => {
    const { common, name } = commonOf(raw);
    return { ...common, name: name ?? common.id, code: null, address: UNKNOWN_PLACE };
  },
};

/** Depositors, whom the vendor's screens call clients. */
export const warehouseCustomers: SourceFunction<ReadRow> = {
  ...snapshot,
  ...lookUp('DepositorList', 'ClientList'),
  name: 'get_warehouse_customers',
  map: (raw): WarehouseCustomer => {
    const { common, name } = commonOf(raw);
    return { ...common, name: name ?? common.id, email: null };
  },
};

export const shippingMethods: SourceFunction<ReadRow> = {
  ...snapshot,
  ...lookUp('ShipmentMethodList'),
  name: 'get_shipping_methods',
  map: (raw): ShippingMethod => {
    const { common, name } = commonOf(raw);
    return {
      ...common,
      name: name ?? common.id,
      carrier: null,
      carrier_id: null,
      carrier_name: null,
      scac: null,
    };
  },
};

export const orderChannels: SourceFunction<ReadRow> = {
  ...snapshot,
  ...lookUp('ChannelList'),
  name: 'get_order_channels',
  map: (raw): OrderChannel => {
    const { common, name } = commonOf(raw);
    return { ...common, warehouse_customer_id: null, name };
  },
};
