import Type from 'typebox';
import { listEndpoints } from '../../store/queries/endpoint-find.ts';
import { createEndpoint } from '../../webhooks/create-endpoint.ts';
import { toEndpoint } from '../../webhooks/endpoint-view.ts';
import { answers } from '../answers.ts';
import type { App } from '../options.ts';
import { envelopeFields } from '../read/paging.ts';
import { COMMON, ownerOf, type WebhookRoutes, WRITE } from './common.ts';
import {
  endpointFields,
  endpointReference,
  endpointSchema,
  givenSecret,
  secretField,
} from './endpoint-schema.ts';

const { url, ...optional } = endpointFields;

const body = Type.Object(
  { url, ...Type.Partial(Type.Object(optional)).properties, secret: givenSecret },
  { additionalProperties: false },
);

/** Making endpoints, and all that there are. */
export function registerEndpoints(app: App, { engine, allow }: WebhookRoutes): void {
  app.addSchema(endpointSchema);

  app.post('/webhooks/endpoints', {
    config: { access: 'key' },
    schema: {
      ...COMMON,
      summary: 'Make a webhook endpoint',
      description:
        'It is sent what happens from now on. The answer is the only one with the secret beside the endpoint.',
      body,
      response: answers(
        Type.Object({ data: endpointReference, secret: secretField }),
        'key',
        ...WRITE,
        'too_many_endpoints',
      ),
    },
    handler: async (request) => {
      const { secret, ...data } = await createEndpoint(engine, ownerOf(request), request.body, allow);
      return { data, secret };
    },
  });

  app.get('/webhooks/endpoints', {
    config: { access: 'key' },
    schema: {
      ...COMMON,
      summary: 'List webhook endpoints',
      description: 'All of them, in the order they were made.',
      response: answers(Type.Object({ data: Type.Array(endpointReference), ...envelopeFields }), 'key'),
    },
    handler: async (request) => {
      const rows = await listEndpoints(engine.pool, ownerOf(request));
      return {
        data: rows.map((row) => toEndpoint(engine, row)),
        next_token: null,
        total_count: rows.length,
      };
    },
  });
}
