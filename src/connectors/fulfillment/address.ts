import type { Order } from '../../model/index.ts';
import { textOrNull } from './values.ts';

/** Who an order goes to, in the vendor's words. */
export interface VendorConsignee {
  firstName?: string | null;
  lastName?: string | null;
  companyName?: string | null;
  address1?: string | null;
  address2?: string | null;
  addressLocality?: string | null;
  addressRegion?: string | null;
  postalCode?: string | null;
  country?: string | null;
  iso?: { iso2?: string | null } | null;
  phone?: string | null;
  email?: string | null;
}

/** The address an order goes to; `country` may be any text, so the ISO code beside it is preferred. */
export function consignee(person: VendorConsignee | null | undefined): Order['ship_to_address'] {
  const names = [textOrNull(person?.firstName), textOrNull(person?.lastName)];
  return {
    full_name: names.filter((name) => name !== null).join(' ') || null,
    company: textOrNull(person?.companyName),
    address1: textOrNull(person?.address1),
    address2: textOrNull(person?.address2),
    address3: null,
    city: textOrNull(person?.addressLocality),
    state: textOrNull(person?.addressRegion),
    postal_code: textOrNull(person?.postalCode),
    country: textOrNull(person?.iso?.iso2) ?? textOrNull(person?.country),
    phone_number: textOrNull(person?.phone),
    email_address: textOrNull(person?.email),
  };
}
