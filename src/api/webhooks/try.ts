import type { Static } from 'typebox';
import Type from 'typebox';
import { invalidField } from '../../model/index.ts';
import { NO_END, type ReplayAsk, replay } from '../../webhooks/replay.ts';
import { testEndpoint } from '../../webhooks/test-endpoint.ts';
import { answers } from '../answers.ts';
import { instantField } from '../instant.ts';
import type { App } from '../options.ts';
import { attemptReference } from './attempt-schema.ts';
import { COMMON, ownerOf, publicUrlOf, type WebhookRoutes, WRITE } from './common.ts';
import { endpointParams } from './endpoint-schema.ts';

const replayBody = Type.Object(
  {
    connection_id: Type.Optional(Type.String({ maxLength: 64, description: 'Events of this connection' })),
    event_id: Type.Optional(Type.String({ maxLength: 64, description: 'This event alone' })),
    since: Type.Optional(instantField('Events from this instant on')),
    until: Type.Optional(instantField('Events before this instant; up to now when left out')),
    only_failed: Type.Optional(
      Type.Boolean({ description: 'Only what was given up in that time, and not tried since' }),
    ),
  },
  { additionalProperties: false },
);

/** Trying an endpoint, and sending it again what it was sent. */
export function registerTestAndReplay(app: App, routes: WebhookRoutes): void {
  const { engine, dispatcher } = routes;

  app.post('/webhooks/endpoints/:endpoint_id/test', {
    config: { access: 'key' },
    schema: {
      ...COMMON,
      summary: 'Send a webhook endpoint a made-up event',
      description:
        'At once and once, also to one that is switched off; signed as any other. Answers how it went, which can take 25 seconds.',
      params: endpointParams,
      body: Type.Object(
        {
          event_type: Type.Optional(
            Type.String({
              maxLength: 100,
              description: 'Its type; the first that the endpoint takes when left out',
            }),
          ),
        },
        { additionalProperties: false },
      ),
      response: answers(Type.Object({ data: attemptReference }), 'key', ...WRITE, 'not_found'),
    },
    handler: async (request) => {
      const outside = { dispatcher, publicUrl: publicUrlOf(routes, request) };
      const { endpoint_id: id } = request.params;
      return {
        data: await testEndpoint(engine, ownerOf(request), id, request.body.event_type, outside),
      };
    },
  });

  app.post('/webhooks/endpoints/:endpoint_id/replay', {
    config: { access: 'key' },
    schema: {
      ...COMMON,
      summary: 'Send a webhook endpoint events again',
      description:
        'One event, by `connection_id` and `event_id`; or what happened in a range of time, from `since` on. They follow beside what it is sent anyway, under the same message ids as before.',
      params: endpointParams,
      body: replayBody,
      response: answers(
        Type.Object({
          events: Type.Integer({
            description:
              'How many events follow; those of a range that are of types the endpoint does not take are passed over',
          }),
        }),
        'key',
        ...WRITE,
        'not_found',
        'too_many_replays',
      ),
    },
    handler: async (request) => ({
      events: await replay(engine, ownerOf(request), request.params.endpoint_id, toAsk(request.body)),
    }),
  });
}

function toAsk(body: Static<typeof replayBody>): ReplayAsk {
  const { connection_id: connectionId, event_id: eventId, since, until, only_failed: onlyFailed } = body;
  if (eventId !== undefined) {
    if (connectionId === undefined) throw invalidField('connection_id', 'is missing.');
    if (since !== undefined || until !== undefined || onlyFailed !== undefined)
      throw invalidField('event_id', 'stands alone with connection_id: it names one event, not a range.');
    return { connectionId, eventId };
  }
  if (since === undefined) throw invalidField('since', 'is missing: send it, or connection_id and event_id.');
  return {
    since: new Date(since),
    until: until === undefined ? NO_END : new Date(until),
    connectionId,
    onlyFailed: onlyFailed ?? false,
  };
}
