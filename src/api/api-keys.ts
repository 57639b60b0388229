import Type from 'typebox';
import { v7 } from 'uuid';
import { dateTime, nullable, object, oneOf, text } from '../model/fields.ts';
import { BackhaulError } from '../model/index.ts';
import { insertApiKey, listValidApiKeys, revokeApiKeyOf } from '../store/queries/api-keys.ts';
import { newToken } from '../store/seal.ts';
import { readName } from '../users/words.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf } from './auth.ts';
import { UUID } from './no-connection.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, PAGE_MOST, pagingFields } from './read/paging.ts';

const LIST = 'api-key';
const strict = { additionalProperties: false };
const access = oneOf(['full', 'read_only'], 'What it may do: all that a key may, or read');

const fields = {
  api_key_id: text('Id of the key, which is not the key'),
  name: text('What it is for'),
  access,
  created_at: dateTime('When it was made'),
  last_used_at: nullable(dateTime('When it was last used, give or take a minute; null until it is')),
};
const keySchema = object(fields, 'An API key that works');
const madeSchema = object(
  { ...fields, key: text('The key itself, this once: only its digest is kept') },
  'An API key that was just made',
);

/** The organization's API keys: for its owners, when they are signed in. See decision 0013. */
export function registerApiKeys(app: App, { engine, sealer }: ApiOptions): void {
  const { pool } = engine;
  const config = { access: 'session', role: 'owner' } as const;
  const common = { tags: ['api keys'], security: SECURITY.session };

  app.get('/api-keys', {
    config,
    schema: {
      ...common,
      summary: 'List API keys',
      description: 'Those that work, in the order they were made, without the keys themselves.',
      querystring: Type.Object(pagingFields(PAGE_MOST), strict),
      response: answers(
        Type.Object({ data: Type.Array(keySchema), ...envelopeFields }),
        'session',
        'invalid',
      ),
    },
    handler: async (request) => {
      const { organization_id: owner } = callerOf(request);
      const { limit = PAGE_MOST, page_token: token } = request.query;
      const after = token === undefined ? null : openPageToken(sealer, owner, LIST, token);
      const rows = await listValidApiKeys(pool, owner, after, limit + 1);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        data: page.map((row) => ({
          ...row,
          created_at: row.created_at.toISOString(),
          last_used_at: row.last_used_at?.toISOString() ?? null,
        })),
        next_token: last ? sealPageToken(sealer, owner, LIST, last.api_key_id) : null,
        total_count: page.length,
      };
    },
  });

  app.post('/api-keys', {
    config,
    schema: {
      ...common,
      summary: 'Make an API key',
      description: 'The key is answered this once: it cannot be shown again.',
      body: Type.Object(
        { name: Type.String({ maxLength: 1000, description: 'What it is for' }), access },
        strict,
      ),
      response: answers(
        Type.Object({ data: madeSchema }),
        'session',
        'csrf',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
      ),
    },
    handler: async (request, reply) => {
      const name = readName(request.body.name);
      const row = { apiKeyId: v7(), name, access: request.body.access, key: newToken('bhk') };
      const { organization_id: organizationId } = callerOf(request);
      const made = await insertApiKey(pool, { ...row, organizationId });
      reply.header('cache-control', 'no-store');
      return {
        data: {
          api_key_id: row.apiKeyId,
          name,
          access: row.access,
          created_at: made.toISOString(),
          last_used_at: null,
          key: row.key,
        },
      };
    },
  });

  app.delete('/api-keys/:api_key_id', {
    config,
    schema: {
      ...common,
      summary: 'Revoke an API key',
      description: 'It is refused within a second. Takes no body; one is ignored.',
      params: Type.Object({ api_key_id: Type.String({ description: 'Id of the key' }) }),
      response: answers(
        Type.Object({
          api_key_id: Type.String({ description: 'Id of the key' }),
          deleted: Type.Boolean({ description: 'Always true' }),
        }),
        'session',
        'csrf',
        'not_found',
      ),
    },
    handler: async (request) => {
      const { api_key_id: id } = request.params;
      const { organization_id: owner } = callerOf(request);
      if (UUID.test(id) && (await revokeApiKeyOf(pool, owner, id))) return { api_key_id: id, deleted: true };
      throw new BackhaulError('not_found', `There is no API key ${id.slice(0, 64)} that works.`, { id });
    },
  });
}
