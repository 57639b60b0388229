import Type from 'typebox';
import { nullable, oneOf, text } from '../model/fields.ts';
import { invalidField } from '../model/index.ts';
import { changeConnection } from '../sync/change-connection.ts';
import { deleteConnection } from '../sync/delete-connection.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf, type Gate } from './auth.ts';
import type { ApiOptions, App } from './options.ts';

const body = Type.Object(
  {
    customer_id: Type.Optional(
      nullable(
        Type.String({ maxLength: 500, description: 'Your own id of the customer; null takes it away' }),
      ),
    ),
    webhooks_disabled: Type.Optional(
      Type.Boolean({
        description:
          'Whether events of its records and files are not sent; those of the connection itself are',
      }),
    ),
  },
  { additionalProperties: false },
);

const named = {
  id: text('Id of the connection'),
  object: oneOf(['connection'] as const, 'What the id is of'),
};

const refusals = [
  'read_only',
  'payload_too_large',
  'unsupported_media_type',
  'invalid',
  'not_found',
] as const;

/** Changing and deleting the connection that an access token names. */
export function registerChangeConnection(app: App, { engine }: ApiOptions, gate: Gate): void {
  const config = { access: 'token' } as const;
  const common = { tags: ['connections'], security: SECURITY.token };

  app.patch('/connections', {
    config,
    schema: {
      ...common,
      summary: 'Change a connection',
      description: 'What is left out stays as it is.',
      body,
      response: answers(
        Type.Object({ ...named, updated: Type.Boolean({ description: 'Always true: it is as asked' }) }),
        'token',
        ...refusals,
      ),
    },
    handler: async (request) => {
      const { connection_id: id } = connectionOf(request);
      const { customer_id: customerId, webhooks_disabled: webhooksDisabled } = request.body;
      if (customerId?.includes('\0'))
        throw invalidField('customer_id', 'has a character that cannot be kept.');
      await changeConnection(engine, id, { customerId, webhooksDisabled });
      return { id, object: 'connection' as const, updated: true };
    },
  });

  app.delete('/connections', {
    config,
    schema: {
      ...common,
      summary: 'Delete a connection',
      description:
        'From the answer on its access token is refused, its credentials are gone, and nothing of it is fetched or answered. What was stored of it is deleted in the minutes after. Takes no body; one is ignored.',
      response: answers(
        Type.Object({ ...named, deleted: Type.Boolean({ description: 'Always true' }) }),
        'token',
        ...refusals,
      ),
    },
    handler: async (request) => {
      const { connection_id: id } = connectionOf(request);
      await deleteConnection(engine, id);
      gate.forget(id);
      return { id, object: 'connection' as const, deleted: true };
    },
  });
}
