import Type from 'typebox';
import { findAttempts } from '../../webhooks/attempts.ts';
import { answers } from '../answers.ts';
import { instantField } from '../instant.ts';
import type { App } from '../options.ts';
import { openPageToken, sealPageToken } from '../read/page-token.ts';
import { envelopeFields, pagingFields } from '../read/paging.ts';
import { attemptReference, attemptSchema, OUTCOMES } from './attempt-schema.ts';
import { COMMON, ownerOf, type WebhookRoutes } from './common.ts';
import { endpointParams } from './endpoint-schema.ts';
import { idField, instantOf } from './filter-fields.ts';

const PAGE_USUAL = 100;

const query = Type.Object(
  {
    outcome: Type.Optional(
      Type.Enum([...OUTCOMES], { type: 'string', description: 'Attempts that ended so' }),
    ),
    event_type: Type.Optional(
      Type.String({ maxLength: 100, description: 'Attempts of events of this type' }),
    ),
    connection_id: idField('Attempts of events of this connection'),
    event_id: idField('Attempts of this event'),
    since: Type.Optional(instantField('Attempts from this instant on')),
    until: Type.Optional(instantField('Attempts before this instant')),
    ...pagingFields(PAGE_USUAL),
  },
  { additionalProperties: false },
);

/** The log of what an endpoint was sent. */
export function registerAttempts(app: App, { engine, sealer }: WebhookRoutes): void {
  app.addSchema(attemptSchema);
  app.get('/webhooks/endpoints/:endpoint_id/attempts', {
    config: { access: 'key' },
    schema: {
      ...COMMON,
      summary: 'List attempts on a webhook endpoint',
      description:
        'Newest first, for as long as events are kept. With filters that few attempts fit, a page may end before it is full.',
      params: endpointParams,
      querystring: query,
      response: answers(
        Type.Object({ data: Type.Array(attemptReference), ...envelopeFields }),
        'key',
        'invalid',
        'not_found',
      ),
    },
    handler: async (request) => {
      const owner = ownerOf(request);
      const { endpoint_id: id } = request.params;
      const list = `webhook_attempt:${id}`;
      const { outcome, event_type, connection_id, event_id, since, until, limit, page_token } = request.query;
      const filters = {
        outcome,
        eventType: event_type,
        connectionId: connection_id,
        eventId: event_id,
        since: instantOf(since),
        until: instantOf(until),
      };
      const after = page_token === undefined ? null : openPageToken(sealer, owner, list, page_token);
      const ask = { after, limit: limit ?? PAGE_USUAL };
      const { items, next } = await findAttempts(engine, owner, id, filters, ask);
      return {
        data: items,
        next_token: next && sealPageToken(sealer, owner, list, next),
        total_count: items.length,
      };
    },
  });
}
