import type { Static } from 'typebox';
import { nullable, text } from './fields.ts';
import { idFilter } from './filters.ts';
import { defineResource } from './resource.ts';
import { extraFields, ownerField, recordFields } from './shapes.ts';

/** A sales channel that orders name. Contract: end of section 6.3; no function or event is documented. */
export const orderChannel = defineResource({
  name: 'order_channel',
  type: 'wms',
  path: '/wms/orders/channels',
  onePath: null,
  functionName: 'get_order_channels',
  description: 'A sales channel that orders come through',
  fields: {
    ...recordFields,
    ...ownerField,
    name: nullable(text('Name of the channel')),
    ...extraFields,
  },
  events: null,
  filters: { warehouse_customer_id: idFilter },
  taggable: false,
});

/** A sales channel. */
export type OrderChannel = Static<typeof orderChannel.schema>;
