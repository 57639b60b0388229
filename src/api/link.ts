import Type from 'typebox';
import { exchangeAuthCode } from '../link/auth-codes.ts';
import { inviteByToken } from '../link/invite.ts';
import { nullable } from '../model/fields.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf } from './auth.ts';
import { connectedFields } from './connected.ts';
import { toConnectionAnswers } from './connection-answer.ts';
import { requireConnection } from './connections.ts';
import { customerIdField, readCustomerId } from './customer-id.ts';
import type { ApiOptions, App } from './options.ts';

const strict = { additionalProperties: false };

/** The two calls of an organization's own server around the window in which its customer connects. */
export function registerLink(app: App, { engine, sealer }: ApiOptions): void {
  const config = { access: 'key' } as const;
  const common = { tags: ['link'], security: SECURITY.key };

  app.post('/link/token', {
    config,
    schema: {
      ...common,
      summary: 'Make a link token',
      description:
        'What the window in which a customer connects is opened with. It works for half an hour, and for one connection.',
      body: Type.Object(
        {
          connection_id: Type.Optional(
            nullable(
              Type.String({
                maxLength: 100,
                description:
                  'Enter the credentials of this connection anew: its id, access token and history stay',
              }),
            ),
          ),
          customer_id: Type.Optional(customerIdField),
        },
        strict,
      ),
      response: answers(
        Type.Object({
          link_token: Type.String({ description: 'For the window; no access to anything else' }),
        }),
        'key',
        'read_only',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
        'not_found',
      ),
    },
    handler: async (request, reply) => {
      const { connection_id: id, customer_id } = request.body;
      const { organization_id: owner } = callerOf(request);
      const customerId = readCustomerId(customer_id);
      const connection = typeof id === 'string' ? await requireConnection(engine, owner, id) : null;
      reply.header('cache-control', 'no-store');
      return { link_token: await inviteByToken(engine, owner, { connection, customerId }) };
    },
  });

  app.post('/link/exchange', {
    config,
    schema: {
      ...common,
      summary: 'Exchange an auth code',
      description:
        'For the access token of what was just connected. A code works once, within ten minutes, and for the organization alone that made the link token or magic link.',
      body: Type.Object(
        {
          auth_code: Type.String({ maxLength: 200, description: 'What the window handed over' }),
          customer_id: Type.Optional(customerIdField),
        },
        strict,
      ),
      response: answers(
        Type.Object(connectedFields),
        'key',
        'read_only',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
      ),
    },
    handler: async (request, reply) => {
      const { auth_code: code, customer_id } = request.body;
      const { organization_id: owner } = callerOf(request);
      const connection = await exchangeAuthCode(engine, owner, code, readCustomerId(customer_id));
      const [shown] = await toConnectionAnswers(engine, [connection]);
      const { connection_id: id, integration_name, customer_id: kept } = connection;
      reply.header('cache-control', 'no-store');
      return {
        access_token: sealer.open(id, connection.sealed_access_token),
        connection_id: id,
        integration_name,
        customer_id: kept,
        available_actions: shown!.available_actions,
        available_endpoints: shown!.available_endpoints,
      };
    },
  });
}
