import Type from 'typebox';
import { dateTime, flag, freeMap, integer, nullable, object, text } from '../../model/fields.ts';

/** An event as endpoints are sent it; docs/webhooks.md. */
export const eventSchema = Type.Object(
  {
    event_type: text('Its type, such as order.updated'),
    connection_id: text('Whose event it is'),
    integration_name: text('Slug of the connection’s integration'),
    integration_type: text('wms, cart or carrier'),
    customer_id: nullable(text('Your own id for the customer of the connection')),
    data: freeMap('The whole record after the change; its `id` alone where `data_truncated`'),
    previous_attributes: Type.Optional(
      freeMap('What changed, as it was before, nested fields by dotted paths; comes with changes of records'),
    ),
    data_truncated: Type.Optional(flag('True where the whole would be more than 256 KB')),
    data_url: Type.Optional(text('Where the whole `data` of a truncated event can be had')),
    record_version: Type.Optional(
      integer('Grows with every change of the record; of two events the one with the greater is the newer'),
    ),
    cause: object(
      {
        run_id: nullable(text('The run that found the change')),
        kind: text('initial, scheduled, manual or on_demand; api for what came through the API; test'),
        historical: flag('Whether a backfill found it'),
      },
      'What made it',
    ),
    event_id: text('Id of the event'),
    created_at: dateTime('When it was recorded'),
  },
  { $id: 'WebhookEvent', title: 'WebhookEvent', description: 'An event as endpoints are sent it' },
);

/** The schema above by its name, for answers. */
export const eventReference = Type.Unsafe<object>({ $ref: 'WebhookEvent#' });
