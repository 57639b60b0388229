import type {
  Bill,
  CartWarehouse,
  InvoiceLineItem,
  OrderChannel,
  ShippingMethod,
  Supplier,
  Warehouse,
  WarehouseCustomer,
  WarehouseLocation,
} from '../../../src/model/index.ts';
import { dates, size, street } from './parts.ts';

export const bill: Bill = {
  id: 'bill-1',
  ...dates,
  warehouse_customer_id: 'mer-1',
  object_id: 'ord-1',
  object_type: 'order',
  charge_type: 'shipping',
  amount: 6.1,
  currency_code: 'CHF',
  additional_fields: {},
};

export const warehouse: Warehouse = {
  id: 'wh-1',
  ...dates,
  name: 'Zug (CH)',
  code: 'ZUG-1',
  address: street,
  additional_fields: {},
};

export const warehouseLocation: WarehouseLocation = {
  id: 'A-01',
  ...dates,
  name: 'Aisle A, 1',
  warehouse_id: 'wh-1',
  type: 'bin',
  measurements: size,
  additional_fields: {},
};

export const warehouseCustomer: WarehouseCustomer = {
  id: 'mer-1',
  ...dates,
  name: 'Cups and Co',
  email: 'hello@example.com',
  additional_fields: {},
};

export const shippingMethod: ShippingMethod = {
  id: 'sm-1',
  ...dates,
  name: 'Parcel Priority',
  carrier: 'Example Post',
  carrier_id: 'car-1',
  carrier_name: 'Example Post',
  scac: 'EXPO',
  additional_fields: {},
};

export const orderChannel: OrderChannel = {
  id: 'ch-1',
  ...dates,
  warehouse_customer_id: 'mer-1',
  name: 'Web shop',
  additional_fields: {},
};

export const supplier: Supplier = {
  id: 'sup-1',
  ...dates,
  warehouse_customer_id: 'mer-1',
  name: 'Maker Ltd',
  additional_fields: {},
};

export const cartWarehouse: CartWarehouse = {
  id: 'wh-1',
  ...dates,
  name: 'Zug (CH)',
  code: 'ZUG-1',
  address: street,
};

export const invoiceLineItem: InvoiceLineItem = {
  id: 'inv-9:TRK1:FRT',
  ...dates,
  transaction_date: '2026-01-05T00:00:00Z',
  account_id: 'acc-1',
  invoice_id: 'inv-9',
  tracking_number: 'TRK1',
  gross_cost: 9.5,
  net_cost: 7.25,
  charge_description: 'Freight',
  raw: { 'Net Amount': '7.25', Currency: 'USD' },
  additional_fields: { currency: 'USD' },
};
