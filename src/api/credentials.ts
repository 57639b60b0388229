import Type from 'typebox';
import { freeMap, mapOf, nullable, oneOf, text } from '../model/fields.ts';
import { reconnect } from '../sync/reconnect.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import type { ApiOptions, App } from './options.ts';

/** Entering a connection's credentials anew: ours, beside the documented way through the Link window. */
export function registerCredentials(app: App, { engine, sealer }: ApiOptions): void {
  app.put('/connections/credentials', {
    config: { access: 'token' },
    schema: {
      summary: 'Enter the credentials of a connection anew',
      description:
        'All of them: what is left out is empty. They are tried at the integration first, and nothing is changed unless they work. The id, the access token and all that was read stay, and what waited goes on at once; sync jobs that are stuck stay so until they are resumed.',
      tags: ['connections'],
      security: SECURITY.token,
      body: Type.Object(
        { credentials: freeMap('What GET /integrations/{type}/{name} says the integration asks for') },
        { additionalProperties: false },
      ),
      response: answers(
        Type.Object({
          id: text('Id of the connection'),
          object: oneOf(['connection'] as const, 'What the id is of'),
          updated: Type.Boolean({ description: 'Always true' }),
          me: nullable(mapOf(Type.String(), 'Whose account it is, in the words of the connected system')),
        }),
        'token',
        'read_only',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
        'credentials_refused',
        'not_found',
        'not_implemented',
        'source_unavailable',
      ),
    },
    handler: async (request) => {
      const connection = connectionOf(request);
      const me = await reconnect(engine, sealer, connection, request.body.credentials);
      return { id: connection.connection_id, object: 'connection' as const, updated: true, me };
    },
  });
}
