import type { Account, Connector, Context } from '../kit/manifest.ts';
import { billingColumns } from './billing-columns.ts';
import { bills } from './bills.ts';
import { call, passthrough } from './client.ts';
import { inboundShipments } from './inbound-shipments.ts';
import { inventory } from './inventory.ts';
import { inventoryLedger } from './inventory-ledger.ts';
import { orderChannels, shippingMethods, warehouseCustomers, warehouses } from './look-ups.ts';
import { orders } from './orders.ts';
import { products } from './products.ts';
import { returns } from './returns.ts';
import { signIn } from './sign-in.ts';
import { field, idOrNull } from './values.ts';

/** Logiwa's first product, the warehouse system of 3PLs (not Logiwa IO); see README.md for the source of each fact. */
export const logiwa: Connector = {
  type: 'wms',
  name: 'logiwa',
  displayName: 'Logiwa',
  baseUrl: 'https://{environment}.logiwa.com',
  urls: { token: 'https://{environment}api.logiwa.com' },
  credentials: [
    { name: 'environment', label: 'Environment (app, wms, …)', secret: false, required: true },
    { name: 'username', label: 'API user', secret: false, required: true },
    { name: 'password', label: 'Password of the API user', secret: true, required: true },
    { name: 'depositor_id', label: 'Depositor to read (its number)', secret: false, required: false },
    { name: 'warehouse_id', label: 'Warehouse to read (its number)', secret: false, required: false },
    {
      name: 'billing_columns',
      label: 'Billing columns, such as amount=Total, date=InvoiceDate',
      secret: false,
      required: false,
    },
  ],
  account: ({ environment = '', username = '' }) => `${environment.toLowerCase()} ${username}`,
  // One a second is what the smallest plan has; the larger ones have nine and twenty.
  quota: { burst: 1, perSecond: 0.95 },
  timeoutMs: 60_000,
  signIn,
  check,
  passthrough,
  functions: [
    orders,
    inboundShipments,
    returns,
    products,
    inventoryLedger,
    bills,
    inventory,
    warehouses,
    warehouseCustomers,
    shippingMethods,
    orderChannels,
  ],
};

/** The look-up lists say whose the user is, by numbers of the vendor's. */
async function check(ctx: Context): Promise<Account | null> {
  billingColumns(ctx.credentials.billing_columns);
  const answer = await call(ctx, 'LookUp');
  const entries = ['UserId', 'CompanyId'].map((name) => [name, idOrNull(field(answer, name))] as const);
  const known = entries.filter((entry): entry is [string, string] => entry[1] !== null);
  return known.length === 0 ? null : Object.fromEntries(known);
}
