import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { ErrorCode } from '../model/index.ts';
import { listUsers } from '../store/queries/users.ts';
import { type Link, linkAddress } from '../users/links.ts';
import { changeUser, inviteUser, linkUser, removeUser } from '../users/users.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf } from './auth.ts';
import { originOf } from './file-link.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, PAGE_MOST, pagingFields } from './read/paging.ts';
import { linkSchema, roleField, toUserAnswer, userSchema } from './user-schema.ts';

const LIST = 'user';
const strict = { additionalProperties: false };
/** Longer than any that is taken: what is wrong with it is said by src/users/words.ts. */
const words = (description: string) => Type.String({ maxLength: 1000, description });
const params = Type.Object({ user_id: Type.String({ description: 'Id of the user' }) });
const WRITE: readonly ErrorCode[] = ['csrf', 'payload_too_large', 'unsupported_media_type', 'invalid'];

/** Who may sign in to the organization: for its owners, when they are signed in. */
export function registerUsers(app: App, { engine, sealer, publicUrl }: ApiOptions): void {
  const { pool } = engine;
  const config = { access: 'session', role: 'owner' } as const;
  const common = { tags: ['users'], security: SECURITY.session };
  const ownerOf = (request: FastifyRequest) => callerOf(request).organization_id;
  const linkAnswer = ({ token, expiresAt }: Link, request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', 'no-store');
    return { url: linkAddress(publicUrl ?? originOf(request), token), expires_at: expiresAt.toISOString() };
  };

  app.get('/users', {
    config,
    schema: {
      ...common,
      summary: 'List users',
      description: 'In the order they were invited.',
      querystring: Type.Object(pagingFields(PAGE_MOST), strict),
      response: answers(
        Type.Object({ data: Type.Array(userSchema), ...envelopeFields }),
        'session',
        'invalid',
      ),
    },
    handler: async (request) => {
      const owner = ownerOf(request);
      const { limit = PAGE_MOST, page_token: token } = request.query;
      const after = token === undefined ? null : openPageToken(sealer, owner, LIST, token);
      const rows = await listUsers(pool, owner, after, limit + 1);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        data: page.map(toUserAnswer),
        next_token: last ? sealPageToken(sealer, owner, LIST, last.user_id) : null,
        total_count: page.length,
      };
    },
  });

  app.post('/users', {
    config,
    schema: {
      ...common,
      summary: 'Invite a user',
      description:
        'Makes a user and a link that works once, within a week. Nothing is sent: hand the link over yourself.',
      body: Type.Object(
        {
          email: words('His address, which names him; nothing is sent to it'),
          name: Type.Optional(words('What he is called; his address unless told')),
          role: roleField,
        },
        strict,
      ),
      response: answers(Type.Object({ data: userSchema, link: linkSchema }), 'session', ...WRITE),
    },
    handler: async (request, reply) => {
      const { user, link } = await inviteUser(pool, ownerOf(request), request.body);
      return { data: toUserAnswer(user), link: linkAnswer(link, request, reply) };
    },
  });

  app.patch('/users/:user_id', {
    config,
    schema: {
      ...common,
      summary: 'Change a user',
      description:
        'What is left out stays as it is. A role holds at once; another process of the API may believe the one before for a second. The last owner stays one.',
      params,
      body: Type.Object(
        { name: Type.Optional(words('What he is called')), role: Type.Optional(roleField) },
        strict,
      ),
      response: answers(Type.Object({ data: userSchema }), 'session', ...WRITE, 'not_found', 'last_owner'),
    },
    handler: async (request) => ({
      data: toUserAnswer(await changeUser(pool, ownerOf(request), request.params.user_id, request.body)),
    }),
  });

  app.delete('/users/:user_id', {
    config,
    schema: {
      ...common,
      summary: 'Remove a user',
      description:
        'His sessions end, and his link works no more. The last owner cannot be removed. Takes no body; one is ignored.',
      params,
      response: answers(
        Type.Object({
          user_id: Type.String({ description: 'Id of the user who was removed' }),
          deleted: Type.Boolean({ description: 'Always true' }),
        }),
        'session',
        'csrf',
        'not_found',
        'last_owner',
      ),
    },
    handler: async (request) => {
      const { user_id } = await removeUser(pool, ownerOf(request), request.params.user_id);
      return { user_id, deleted: true };
    },
  });

  app.post('/users/:user_id/link', {
    config,
    schema: {
      ...common,
      summary: 'Make a sign-in link',
      description:
        'Works once, within a day; one made before works no more. Whoever has it signs in as this user. Takes no body; one is ignored.',
      params,
      response: answers(Type.Object({ data: linkSchema }), 'session', 'csrf', 'not_found'),
    },
    handler: async (request, reply) => ({
      data: linkAnswer(await linkUser(pool, ownerOf(request), request.params.user_id), request, reply),
    }),
  });
}
