/** The short lists: merchants, shipping methods, sales channels and suppliers. */
import type { OrderChannel, ShippingMethod, Supplier, WarehouseCustomer } from '../../model/index.ts';
import { snapshot } from './facts.ts';
import { instant, type VendorMethod } from './values.ts';

interface Dated {
  added_at: string;
  modified_at: string;
}

interface VendorMerchant extends Dated {
  merchant_ref: string;
  label: string;
  mail: string | null;
}

interface VendorChannel extends Dated {
  channel_ref: string;
  label: string | null;
  merchant: string | null;
}

interface VendorSupplier extends Dated {
  supplier_ref: string;
  label: string | null;
  merchant: string | null;
}

export const warehouseCustomers = snapshot<VendorMerchant>({
  name: 'get_warehouse_customers',
  path: 'merchants',
  reference: 'merchant_ref',
  map: ({ merchant_ref, label, mail, added_at, modified_at, ...others }): WarehouseCustomer => ({
    id: merchant_ref,
    ...dates(added_at, modified_at),
    name: label,
    email: mail,
    additional_fields: others,
  }),
});

export const shippingMethods = snapshot<VendorMethod & Dated>({
  name: 'get_shipping_methods',
  path: 'methods',
  reference: 'method_ref',
  map: ({ method_ref, label, carrier, added_at, modified_at, ...others }): ShippingMethod => ({
    id: method_ref,
    ...dates(added_at, modified_at),
    name: label,
    carrier: carrier.label,
    carrier_id: carrier.id,
    carrier_name: carrier.label,
    scac: carrier.scac,
    additional_fields: others,
  }),
});

export const orderChannels = snapshot<VendorChannel>({
  name: 'get_order_channels',
  path: 'channels',
  reference: 'channel_ref',
  map: ({ channel_ref, label, merchant, added_at, modified_at, ...others }): OrderChannel => ({
    id: channel_ref,
    ...dates(added_at, modified_at),
    warehouse_customer_id: merchant,
    name: label,
    additional_fields: others,
  }),
});

export const suppliers = snapshot<VendorSupplier>({
  name: 'get_suppliers',
  path: 'suppliers',
  reference: 'supplier_ref',
  map: ({ supplier_ref, label, merchant, added_at, modified_at, ...others }): Supplier => ({
    id: supplier_ref,
    ...dates(added_at, modified_at),
    warehouse_customer_id: merchant,
    name: label,
    additional_fields: others,
  }),
});

function dates(added: string, modified: string) {
  return { created_date: instant(added), updated_date: instant(modified) };
}
