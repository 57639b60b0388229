import Type from 'typebox';
import { dateTime, flag, integer, nullable, object, text } from '../../model/fields.ts';
import { describeEventTypes } from '../../webhooks/event-types.ts';
import { findEvents } from '../../webhooks/events.ts';
import { answers } from '../answers.ts';
import { instantField } from '../instant.ts';
import type { App } from '../options.ts';
import { openPageToken, sealPageToken } from '../read/page-token.ts';
import { envelopeFields, pagingFields } from '../read/paging.ts';
import { COMMON, ownerOf, type WebhookRoutes } from './common.ts';
import { idField, instantOf } from './filter-fields.ts';

const PAGE_USUAL = 100;
const LIST = 'webhook_event';

const eventType = object(
  { event_type: text('Its name'), description: text('When it is sent') },
  'A type of event',
);

const summary = object(
  {
    event_id: text('Id of the event'),
    message_id: text('The header `svix-id` it is sent with'),
    event_type: text('Its type'),
    connection_id: text('Whose event it is'),
    record_id: nullable(text('The record it is about')),
    record_version: nullable(integer('The version of the record after the change')),
    cause: object(
      {
        run_id: nullable(text('The run that found the change')),
        kind: text('initial, scheduled, manual or on_demand; api for what came through the API'),
        historical: flag('Whether a backfill found it'),
      },
      'What made it',
    ),
    created_at: dateTime('When it was recorded'),
  },
  'An event without its record',
);

const query = Type.Object(
  {
    connection_id: idField('Events of this connection'),
    event_type: Type.Optional(Type.String({ maxLength: 100, description: 'Events of this type' })),
    since: Type.Optional(instantField('Events from this instant on')),
    until: Type.Optional(instantField('Events before this instant')),
    ...pagingFields(PAGE_USUAL),
  },
  { additionalProperties: false },
);

/** What can be sent, and what there is to be sent. */
export function registerEvents(app: App, { engine, sealer }: WebhookRoutes): void {
  app.get('/webhooks/event-types', {
    config: { access: 'key' },
    schema: {
      ...COMMON,
      summary: 'List types of events',
      response: answers(Type.Object({ data: Type.Array(eventType), ...envelopeFields }), 'key'),
    },
    handler: async () => {
      const data = describeEventTypes();
      return { data, next_token: null, total_count: data.length };
    },
  });

  app.get('/webhooks/events', {
    config: { access: 'key' },
    schema: {
      ...COMMON,
      summary: 'List events',
      description:
        'Newest first, for as long as they are kept, whether or not an endpoint takes them. With filters that few events fit, a page may end before it is full.',
      querystring: query,
      response: answers(Type.Object({ data: Type.Array(summary), ...envelopeFields }), 'key', 'invalid'),
    },
    handler: async (request) => {
      const owner = ownerOf(request);
      const { connection_id, event_type, since, until, limit, page_token } = request.query;
      const filters = {
        connectionId: connection_id,
        type: event_type,
        since: instantOf(since),
        until: instantOf(until),
      };
      const after = page_token === undefined ? null : openPageToken(sealer, owner, LIST, page_token);
      const { items, next } = await findEvents(engine, owner, filters, {
        after,
        limit: limit ?? PAGE_USUAL,
      });
      return {
        data: items,
        next_token: next && sealPageToken(sealer, owner, LIST, next),
        total_count: items.length,
      };
    },
  });
}
