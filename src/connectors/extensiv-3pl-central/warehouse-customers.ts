import type { WarehouseCustomer } from '../../model/index.ts';
import { unifiedDate } from '../kit/dates.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { scopeOf } from './credentials.ts';
import { type Read, readPages, reference } from './reference.ts';
import { firstText, id, idOrNull, instantOrNull, part } from './values.ts';

/** The customers of the 3PL. */
export const warehouseCustomers: SourceFunction<Read> = {
  ...reference,
  name: 'get_warehouse_customers',
  volatile: ['updated_date'],
  page: readPages({
    path: '/customers',
    rel: 'customers/customer',
    sort: 'ReadOnly.CustomerId',
    keep: (row, { credentials }) =>
      [null, part(row.readOnly).customerId].includes(scopeOf(credentials).customer),
  }),
  idOf: (raw) => idOrNull(part(part(part(raw).vendor).readOnly).customerId),
  map: mapCustomer,
};

function mapCustomer({ readAt, zone, vendor }: Read): WarehouseCustomer {
  const { companyInfo, primaryContact, _links, ...others } = vendor;
  const facts = part(vendor.readOnly);
  const number = id(facts.customerId);
  const [firm, person] = [part(companyInfo), part(primaryContact)];
  return {
    id: number,
    created_date: instantOrNull(facts.creationDate, zone) ?? unifiedDate(readAt),
    updated_date: unifiedDate(readAt),
    name: firstText(firm.companyName, firm.name) ?? number,
    email: firstText(person.emailAddress, firm.emailAddress),
    additional_fields: { ...others, companyInfo, time_zone: zone },
  };
}
