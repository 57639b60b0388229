import Type from 'typebox';
import { deleteEndpoint } from '../../webhooks/delete-endpoint.ts';
import { readEndpoint } from '../../webhooks/endpoint-view.ts';
import { disableEndpoint, enableEndpoint } from '../../webhooks/switch-endpoint.ts';
import { updateEndpoint } from '../../webhooks/update-endpoint.ts';
import { answers } from '../answers.ts';
import type { App } from '../options.ts';
import { COMMON, ownerOf, type WebhookRoutes, WRITE } from './common.ts';
import { endpointFields, endpointParams, endpointReference } from './endpoint-schema.ts';

const ONE = '/webhooks/endpoints/:endpoint_id';
const config = { access: 'key' } as const;
const params = endpointParams;
const answer = Type.Object({ data: endpointReference });

/** One endpoint: reading, changing, deleting, switching off and on. */
export function registerEndpoint(app: App, { engine, allow }: WebhookRoutes): void {
  app.get(ONE, {
    config,
    schema: {
      ...COMMON,
      summary: 'Read a webhook endpoint',
      params,
      response: answers(answer, 'key', 'not_found'),
    },
    handler: async (request) => ({
      data: await readEndpoint(engine, ownerOf(request), request.params.endpoint_id),
    }),
  });

  app.patch(ONE, {
    config,
    schema: {
      ...COMMON,
      summary: 'Change a webhook endpoint',
      description:
        'What is left out stays as it is. What it was yet to be sent of connections that it no longer takes goes.',
      params,
      body: Type.Partial(Type.Object(endpointFields), { additionalProperties: false }),
      response: answers(answer, 'key', ...WRITE, 'not_found'),
    },
    handler: async (request) => ({
      data: await updateEndpoint(engine, ownerOf(request), request.params.endpoint_id, request.body, allow),
    }),
  });

  app.delete(ONE, {
    config,
    schema: {
      ...COMMON,
      summary: 'Delete a webhook endpoint',
      description: 'With all that it was yet to be sent. A message that is under way may still arrive.',
      params,
      response: answers(
        Type.Object({
          id: Type.String({ description: 'Id of the endpoint' }),
          deleted: Type.Boolean({ description: 'Always true' }),
        }),
        'key',
        'read_only',
        'not_found',
      ),
    },
    handler: async (request) => {
      const id = request.params.endpoint_id;
      await deleteEndpoint(engine, ownerOf(request), id);
      return { id, deleted: true };
    },
  });

  app.post(`${ONE}/enable`, {
    config,
    schema: {
      ...COMMON,
      summary: 'Switch a webhook endpoint on',
      description:
        'What it missed while it was off follows, as far as it is still kept, unless it is skipped.',
      params,
      body: Type.Object(
        {
          skip_missed: Type.Optional(
            Type.Boolean({ description: 'Leaves out all that it was yet to be sent, failures included' }),
          ),
        },
        { additionalProperties: false },
      ),
      response: answers(answer, 'key', ...WRITE, 'not_found'),
    },
    handler: async (request) => {
      const { skip_missed: skip = false } = request.body;
      return {
        data: await enableEndpoint(engine, ownerOf(request), request.params.endpoint_id, { skip }),
      };
    },
  });

  app.post(`${ONE}/disable`, {
    config,
    schema: {
      ...COMMON,
      summary: 'Switch a webhook endpoint off',
      description: 'A message that is under way may still arrive.',
      params,
      response: answers(answer, 'key', 'read_only', 'not_found'),
    },
    handler: async (request) => ({
      data: await disableEndpoint(engine, ownerOf(request), request.params.endpoint_id),
    }),
  });
}
