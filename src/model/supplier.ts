import type { Static } from 'typebox';
import { nullable, text } from './fields.ts';
import { idFilter } from './filters.ts';
import { defineResource } from './resource.ts';
import { extraFields, ownerField, recordFields } from './shapes.ts';

/** A supplier that inbound shipments name. Contract: section 6.7; no function or event is documented. */
export const supplier = defineResource({
  name: 'supplier',
  type: 'wms',
  path: '/wms/inbound-shipments/suppliers',
  onePath: null,
  functionName: 'get_suppliers',
  description: 'A supplier that goods are bought from',
  fields: {
    ...recordFields,
    ...ownerField,
    name: nullable(text('Name of the supplier')),
    ...extraFields,
  },
  events: null,
  filters: { warehouse_customer_id: idFilter },
  taggable: false,
});

/** A supplier. */
export type Supplier = Static<typeof supplier.schema>;
