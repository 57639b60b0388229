import Type from 'typebox';
import { dateTime, flag, nullable, object, oneOf, text } from '../model/fields.ts';
import { findErrors } from '../sync/error-history.ts';
import { answers, SECURITY } from './answers.ts';
import { requireConnection } from './connections.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, pagingFields } from './read/paging.ts';
import { ownerOf } from './webhooks/common.ts';

const PAGE_USUAL = 100;
const LIST = 'error';
const STATES = ['open', 'past'] as const;

const entry = object(
  {
    state: oneOf(STATES, 'Whether it is still so'),
    blocking: flag('Nothing of it is read until somebody mends something; else it is tried again by itself'),
    function_name: nullable(
      text('What is not read; null for the whole connection, and where an older version told of it'),
    ),
    code: text('What is wrong, for programs'),
    message: text('What is wrong, for people'),
    run_id: nullable(text('The run that meets it; null for what blocks')),
    first_seen: nullable(dateTime('When it was met first')),
    last_seen: nullable(dateTime('When it was met last')),
    retry_at: nullable(dateTime('When it is tried again; null where nobody knows, and for what blocks')),
    ended_at: nullable(dateTime('When it was over')),
  },
  'Something that went wrong',
);

const query = Type.Object(
  { state: Type.Optional(oneOf(STATES, 'Only these')), ...pagingFields(PAGE_USUAL) },
  { additionalProperties: false },
);

/** What goes wrong for a connection, and what went wrong. Additive: the contract shows the present ones that block. */
export function registerErrorList(app: App, { engine, sealer }: ApiOptions): void {
  app.get('/connections/:connection_id/errors', {
    config: { access: 'key' },
    schema: {
      summary: 'List the errors of a connection',
      description:
        'Those that are open, then those that blocked and are over, the last first, for as long as events are kept.',
      tags: ['connections'],
      security: SECURITY.key,
      params: Type.Object({ connection_id: Type.String({ description: 'Id of the connection' }) }),
      querystring: query,
      response: answers(
        Type.Object({ data: Type.Array(entry), ...envelopeFields }),
        'key',
        'invalid',
        'not_found',
      ),
    },
    handler: async (request) => {
      const { state, limit, page_token } = request.query;
      const { connection_id: owner } = await requireConnection(
        engine,
        ownerOf(request),
        request.params.connection_id,
      );
      const name = `${LIST}:${state ?? ''}`;
      const { errors, next } = await findErrors(
        engine,
        owner,
        state,
        page_token === undefined ? null : JSON.parse(openPageToken(sealer, owner, name, page_token)),
        limit ?? PAGE_USUAL,
      );
      return {
        data: errors,
        next_token: next && sealPageToken(sealer, owner, name, JSON.stringify(next)),
        total_count: errors.length,
      };
    },
  });
}
