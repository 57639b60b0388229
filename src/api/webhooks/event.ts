import Type from 'typebox';
import { dateTime, text } from '../../model/fields.ts';
import { requireEvent, shownEnvelope } from '../../webhooks/events.ts';
import { answers } from '../answers.ts';
import type { App } from '../options.ts';
import { makeLink } from '../sealed-link.ts';
import { COMMON, ownerOf, publicUrlOf, type WebhookRoutes } from './common.ts';
import { EVENT_LINK, EVENT_LINKS } from './event-download.ts';
import { eventReference, eventSchema } from './event-schema.ts';

const params = Type.Object({
  connection_id: Type.String({ description: 'Id of the connection' }),
  event_id: Type.String({ description: 'Id of the event' }),
});

/** One event: as it is sent, and where the whole of a large one can be had. */
export function registerEvent(app: App, routes: WebhookRoutes): void {
  const { engine, sealer } = routes;
  app.addSchema(eventSchema);

  app.get('/webhooks/events/:connection_id/:event_id', {
    config: { access: 'key' },
    schema: {
      ...COMMON,
      summary: 'Read an event',
      description:
        'As endpoints are sent it; but the access token that `connection.created` comes with is shown to them alone.',
      params,
      response: answers(eventReference, 'key', 'not_found'),
    },
    handler: async (request, reply) => {
      const { connection_id, event_id } = request.params;
      const event = await requireEvent(engine.pool, ownerOf(request), connection_id, event_id);
      const text = shownEnvelope(event, publicUrlOf(routes, request));
      // As text, which is not serialised again.
      return reply.type('application/json; charset=utf-8').send(text as never);
    },
  });

  app.get('/webhooks/events/:connection_id/:event_id/data', {
    config: { access: 'key' },
    schema: {
      ...COMMON,
      summary: 'Get a link to the record of an event',
      description: 'For events with `data_truncated`, whose `data_url` this is; works for all.',
      params,
      response: answers(
        Type.Object({
          download_url: text('Where the whole `data` is, as JSON; needs no headers'),
          download_url_expires_at: dateTime('Up to when: 20 minutes from now'),
        }),
        'key',
        'not_found',
      ),
    },
    handler: async (request) => {
      const { connection_id, event_id } = request.params;
      const event = await requireEvent(engine.pool, ownerOf(request), connection_id, event_id);
      const base = `${publicUrlOf(routes, request)}${EVENT_LINKS}`;
      const ids = [event.connection_id, event.event_id] as const;
      const { url, expiresAt } = makeLink(sealer, EVENT_LINK, base, ids, engine.clock.now());
      return { download_url: url, download_url_expires_at: expiresAt.toISOString() };
    },
  });
}
