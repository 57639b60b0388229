import Type from 'typebox';
import { BackhaulError } from '../../model/index.ts';
import { loadEventData } from '../../store/queries/event-find.ts';
import { answers, SECURITY } from '../answers.ts';
import type { App } from '../options.ts';
import { openLink } from '../sealed-link.ts';
import type { WebhookRoutes } from './common.ts';

/** Where records of events are downloaded, without the link itself. */
export const EVENT_LINKS = '/webhooks/event-downloads';

/** The kind of these links. */
export const EVENT_LINK = 'event-link';

/** The whole record of an event, for whoever has a link to it. */
export function registerEventDownload(app: App, { engine, sealer }: WebhookRoutes): void {
  app.get(`${EVENT_LINKS}/:link`, {
    schema: {
      summary: 'Download the record of an event',
      description:
        'Answers the `data` of the event that a `download_url` names, for 20 minutes. Takes no headers.',
      tags: ['webhooks'],
      security: SECURITY.none,
      params: Type.Object({ link: Type.String({ description: 'As `download_url` has it' }) }),
      response: answers(
        Type.Unsafe<string>({ type: 'object', description: 'The record after the change' }),
        'none',
        'not_found',
      ),
    },
    handler: async (request, reply) => {
      const linked = openLink(sealer, EVENT_LINK, request.params.link, engine.clock.now());
      const data = linked && (await loadEventData(engine.pool, linked.connectionId, linked.id));
      // Neither says which it was, nor repeats the link.
      if (!data)
        throw new BackhaulError(
          'not_found',
          'This link is not or no longer good: it works for 20 minutes. Ask the event’s data_url for a new one.',
        );
      return reply
        .type('application/json; charset=utf-8')
        .headers({
          'x-content-type-options': 'nosniff',
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, no-store',
          'referrer-policy': 'no-referrer',
        })
        .send(data);
    },
  });
}
