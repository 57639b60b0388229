import type { CartWarehouse, Warehouse } from '../../model/index.ts';
import { snapshot } from './facts.ts';
import { instant, place, type VendorStreet } from './values.ts';

interface VendorSite {
  site_ref: string;
  label: string;
  code: string | null;
  address: VendorStreet;
  added_at: string;
  modified_at: string;
}

const name = 'get_warehouses';
const reference = 'site_ref';

/** The buildings of the warehouse company. */
export const warehouses = snapshot<VendorSite>({ name, path: 'sites', reference, map: mapSite });

/** The same buildings as the shop knows them; its record has no room for more. */
export const cartWarehouses = snapshot<VendorSite>({ name, path: 'cart/sites', reference, map: mapCartSite });

function mapCartSite(raw: VendorSite): CartWarehouse {
  return {
    id: raw.site_ref,
    created_date: instant(raw.added_at),
    updated_date: instant(raw.modified_at),
    name: raw.label,
    code: raw.code,
    address: place(raw.address),
  };
}

function mapSite(raw: VendorSite): Warehouse {
  const { site_ref, label, code, address, added_at, modified_at, ...others } = raw;
  const known = { site_ref, label, code, address, added_at, modified_at };
  return { ...mapCartSite(known), additional_fields: others };
}
