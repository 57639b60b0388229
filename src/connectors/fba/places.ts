import type { Order } from '../../model/index.ts';
import { textOrNull } from './values.ts';
import type { VendorPlace } from './vendor-order.ts';

/** Where goods go to. All of it is null where the application has no role that lets it see personal data. */
export function buyerAddress(
  place: VendorPlace | null | undefined,
  email: string | null,
): Order['ship_to_address'] {
  return {
    full_name: textOrNull(place?.name),
    company: textOrNull(place?.companyName),
    ...placeAddress(place),
    phone_number: textOrNull(place?.phone),
    email_address: email,
  };
}

/** Where goods come from. */
export function placeAddress(
  place: VendorPlace | null | undefined,
): Order['shipments'][number]['ship_from_address'] {
  return {
    address1: textOrNull(place?.addressLine1),
    address2: textOrNull(place?.addressLine2),
    address3: textOrNull(place?.addressLine3),
    city: textOrNull(place?.city),
    state: textOrNull(place?.stateOrRegion) ?? textOrNull(place?.districtOrCounty),
    postal_code: textOrNull(place?.postalCode),
    country: textOrNull(place?.countryCode),
  };
}
