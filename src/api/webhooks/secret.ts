import Type from 'typebox';
import { dateTime, nullable } from '../../model/fields.ts';
import { BackhaulError } from '../../model/index.ts';
import { readSecret, rotateSecret } from '../../webhooks/rotate-secret.ts';
import { answers } from '../answers.ts';
import { callerOf } from '../auth.ts';
import type { App } from '../options.ts';
import { COMMON, ownerOf, type WebhookRoutes, WRITE } from './common.ts';
import { endpointParams, givenSecret, secretField } from './endpoint-schema.ts';

const answer = Type.Object({
  secret: secretField,
  previous_until: nullable(dateTime('Until when the one before signs beside it; null where there is none')),
});

/** The secret of an endpoint: seeing it, and changing it without losing a message. */
export function registerEndpointSecret(app: App, { engine }: WebhookRoutes): void {
  app.get('/webhooks/endpoints/:endpoint_id/secret', {
    config: { access: 'key' },
    schema: {
      ...COMMON,
      summary: 'Read the secret of a webhook endpoint',
      description: 'Needs a key with full access: whoever has the secret can send what looks like ours.',
      params: endpointParams,
      response: answers(answer, 'key', 'read_only', 'not_found'),
    },
    handler: async (request) => {
      if (callerOf(request).access === 'read_only')
        throw new BackhaulError(
          'read_only',
          'Who may only read is not shown secrets. Use an API key with full access, or ask an owner or operator.',
        );
      return readSecret(engine, ownerOf(request), request.params.endpoint_id);
    },
  });

  app.post('/webhooks/endpoints/:endpoint_id/rotate-secret', {
    config: { access: 'key' },
    schema: {
      ...COMMON,
      summary: 'Change the secret of a webhook endpoint',
      description:
        'The new one signs from now on, and the one before beside it for 24 hours: receivers can change over in peace.',
      params: endpointParams,
      body: Type.Object({ secret: givenSecret }, { additionalProperties: false }),
      response: answers(answer, 'key', ...WRITE, 'not_found'),
    },
    handler: (request) =>
      rotateSecret(engine, ownerOf(request), request.params.endpoint_id, request.body.secret),
  });
}
