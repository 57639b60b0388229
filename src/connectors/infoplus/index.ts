import type { Connector } from '../kit/manifest.ts';
import { bills } from './bills.ts';
import { check } from './check.ts';
import { passthrough } from './client.ts';
import { inboundShipments } from './inbound-shipments.ts';
import { inventory } from './inventory.ts';
import { orders } from './orders.ts';
import { products } from './products.ts';
import {
  orderChannels,
  suppliers,
  warehouseCustomers,
  warehouseLocations,
  warehouses,
} from './reference-lists.ts';
import { returns } from './returns.ts';
import { shippingMethods } from './shipping-methods.ts';

/** Infoplus, a warehouse system of 3PLs and merchants. */
export const infoplus: Connector = {
  type: 'wms',
  name: 'infoplus',
  displayName: 'Infoplus',
  // Each account has a host of its own; see client.ts.
  baseUrl: 'https://{company}.infopluswms.com/infoplus-wms/api',
  credentials: [
    {
      name: 'company',
      label: 'Sub-domain, such as acme of acme.infopluswms.com',
      secret: false,
      required: true,
    },
    {
      name: 'api_key',
      label: 'API key of a user',
      secret: true,
      required: true,
      help: 'Created for a user in the User table of Infoplus.',
    },
    {
      name: 'lob_id',
      label: 'Line of business to read; all of them without it',
      secret: false,
      required: false,
    },
  ],
  account: ({ company = '', api_key = '' }) => `${company.toLowerCase()} ${api_key}`,
  // A client of the vendor's keeps to three a second for a user; no number of its own is told.
  quota: { burst: 1, perSecond: 2.5 },
  timeoutMs: 60_000,
  check,
  passthrough,
  functions: [
    orders,
    inboundShipments,
    returns,
    products,
    bills,
    inventory,
    warehouses,
    warehouseLocations,
    warehouseCustomers,
    shippingMethods,
    orderChannels,
    suppliers,
  ],
};
