import type { Warehouse } from '../../model/index.ts';
import { unifiedDate } from '../kit/dates.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { scopeOf } from './credentials.ts';
import { type Read, readPages, reference } from './reference.ts';
import { id, idOrNull, part, text } from './values.ts';

/** Facilities. */
export const warehouses: SourceFunction<Read> = {
  ...reference,
  name: 'get_warehouses',
  volatile: ['created_date', 'updated_date'],
  page: readPages({
    path: '/properties/facilities',
    rel: 'properties/facility',
    sort: 'FacilityId',
    keep: (row, { credentials }) => [null, row.facilityId].includes(scopeOf(credentials).facility),
  }),
  idOf: (raw) => idOrNull(part(part(raw).vendor).facilityId),
  map: mapFacility,
};

function mapFacility({ readAt, vendor }: Read): Warehouse {
  const { facilityId, name, code, contact, _links, ...others } = vendor;
  const place = part(contact);
  const number = id(facilityId);
  return {
    id: number,
    created_date: unifiedDate(readAt),
    updated_date: unifiedDate(readAt),
    name: text(name) ?? number,
    code: text(code),
    address: {
      address1: text(place.address1),
      address2: text(place.address2),
      address3: null,
      city: text(place.city),
      state: text(place.state),
      postal_code: text(place.zip) ?? text(others.shippingZip),
      country: text(place.country),
    },
    additional_fields: others,
  };
}
