import type { Static } from 'typebox';
import { nullable, number, text } from './fields.ts';
import { idFilter } from './filters.ts';
import { defineResource, eventsOf } from './resource.ts';
import { extraFields, ownerField, recordFields } from './shapes.ts';

/** One charge of a 3PL to its customer. Contract: section 6.9. */
export const bill = defineResource({
  name: 'bill',
  type: 'wms',
  path: '/wms/billing',
  onePath: '/wms/billing/{bill_id}',
  functionName: 'get_bills',
  description: 'One charge of a warehouse to its customer',
  fields: {
    ...recordFields,
    ...ownerField,
    object_id: nullable(text('What the charge is for')),
    object_type: nullable(text('What kind of object that is, in the words of the source')),
    charge_type: text('Reason of the charge, in the words of the source'),
    amount: number('Amount charged'),
    currency_code: text('Currency of the amount; USD where the source names none'),
    ...extraFields,
  },
  events: eventsOf('bill'),
  filters: { warehouse_customer_id: idFilter },
  taggable: false,
});

/** A bill. */
export type Bill = Static<typeof bill.schema>;
