import Type, { type Static } from 'typebox';
import { dateTime, integer, list, nullable, object, oneOf, text } from '../model/fields.ts';
import {
  countRequests,
  listRequests,
  type RequestFilter,
  type RequestRow,
} from '../store/queries/request-log.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf } from './auth.ts';
import { instantField } from './instant.ts';
import { UUID } from './no-connection.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, pagingFields } from './read/paging.ts';
import { invalid } from './validation.ts';

const PAGE_USUAL = 100;
/** Facets count so many of the latest requests: what they are for is seen in them, and the rest costs time. */
const COUNTED_MOST = 10_000;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const id = (description: string) => Type.Optional(Type.String({ pattern: UUID.source, description }));
const filterFields = {
  connection_id: id('Only of this connection'),
  actor_id: id('Only by this API key or user'),
  request_id: Type.Optional(
    Type.String({
      maxLength: 128,
      description: 'The one with this `x-request-id`; the caller may have reused it',
    }),
  ),
  method: Type.Optional(oneOf(METHODS, 'Only with this method')),
  status: Type.Optional(
    Type.String({
      pattern: '^[1-5](\\d\\d|xx)$',
      description: 'Only answered so: a status such as 404, or 4xx',
    }),
  ),
  contains: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'Only where the address holds this text' }),
  ),
  start_time: Type.Optional(instantField('Only from this instant on')),
  end_time: Type.Optional(instantField('Only before this instant')),
};
const strict = { additionalProperties: false };
const filterQuery = Type.Object(filterFields, strict);
const listQuery = Type.Object({ ...filterFields, ...pagingFields(PAGE_USUAL) }, strict);

const entry = object(
  {
    id: text('Id of the entry; those of later requests are greater'),
    at: dateTime('When it was answered'),
    actor: object(
      {
        kind: oneOf(
          ['key', 'user', 'operator', 'invitation'] as const,
          'An API key, somebody signed in, the command line on the machine itself, or a customer who was invited to connect',
        ),
        id: nullable(text('Id of the key, the user, or the invitation')),
        name: nullable(text('What he is called now; null where he is gone, or was invited')),
      },
      'Who asked',
    ),
    connection_id: nullable(
      text('The connection that it was about, where an access token or an id named one'),
    ),
    request_id: text('As in the header `x-request-id` of the answer'),
    method: text('Such as GET'),
    route: text('The address as the documentation has it'),
    path: text('The address as it was asked for, cut at 500 characters'),
    query: text('Its parameters, without those that open something, cut at 500 characters'),
    status: integer('Status of the answer; 0 for the command line, which has none'),
    error_code: nullable(text('What it was refused with')),
    error: nullable(text('The same, for people')),
    duration_ms: integer('How long it took, in milliseconds'),
    remote_address: nullable(text('Where it came from')),
  },
  'A request',
);

const facet = object({ value: text('The value'), count: integer('How many have it') }, 'A value that occurs');

/** What was asked of the API, and the changes among it. The paths are the documented ones, the answers ours. */
export function registerApiLogs(app: App, { engine, sealer }: ApiOptions): void {
  const common = { tags: ['logs'], security: SECURITY.key };
  const config = { access: 'key' } as const;
  const page = Type.Object({ data: Type.Array(entry), ...envelopeFields });

  const read = async (
    owner: string,
    query: Static<typeof listQuery>,
    name: string,
    changesOnly: boolean,
  ): Promise<Static<typeof page>> => {
    const { limit = PAGE_USUAL, page_token: token } = query;
    const after = token === undefined ? null : openPageToken(sealer, owner, name, token);
    const rows = await listRequests(engine.pool, owner, filterOf(query, changesOnly), after, limit + 1);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      data: shown.map(toEntry),
      next_token: last ? sealPageToken(sealer, owner, name, last.log_id) : null,
      total_count: shown.length,
    };
  };

  app.get('/api-logs', {
    config,
    schema: {
      ...common,
      summary: 'List requests',
      description:
        'Requests under API keys, and all changes, the newest first: without headers, bodies and secrets. A read shows a second after it was answered. Reads are kept for 30 days, changes for 400.',
      querystring: listQuery,
      response: answers(page, 'key', 'invalid'),
    },
    handler: ({ caller, query }) => read(caller!.organization_id, query, 'api-log', false),
  });

  app.get('/api-logs/facets', {
    config,
    schema: {
      ...common,
      summary: 'Count requests by method, status and route',
      description: `Counts the latest ${COUNTED_MOST.toLocaleString('en')} that the filters leave; the most frequent first.`,
      querystring: filterQuery,
      response: answers(
        Type.Object({
          method: list(facet, 'By method'),
          status: list(facet, 'By status'),
          route: list(facet, 'By route'),
        }),
        'key',
        'invalid',
      ),
    },
    handler: async (request) => {
      const { organization_id: owner } = callerOf(request);
      const counted = await countRequests(engine.pool, owner, filterOf(request.query, false), COUNTED_MOST);
      const of = (facet: string) =>
        counted.filter((one) => one.facet === facet).map(({ value, count }) => ({ value, count }));
      return { method: of('method'), status: of('status'), route: of('route') };
    },
  });

  app.get('/audit-log', {
    config,
    schema: {
      ...common,
      summary: 'List changes',
      description:
        'Who changed something, what, when and from where; refused attempts too. A change stands here before it is answered. Kept for 400 days; nobody can alter it by the API.',
      querystring: listQuery,
      response: answers(page, 'key', 'invalid'),
    },
    handler: ({ caller, query }) => read(caller!.organization_id, query, 'audit-log', true),
  });
}

/** @throws BackhaulError invalid, for a window that ends before it begins */
function filterOf(query: Static<typeof filterQuery>, changesOnly: boolean): RequestFilter {
  const { start_time: start, end_time: end, status } = query;
  const from = start === undefined ? null : new Date(start);
  const to = end === undefined ? null : new Date(end);
  if (from && to && from >= to)
    throw invalid('query', new Map([['end_time', ['must be later than start_time.']]]));
  return {
    changesOnly,
    connectionId: query.connection_id ?? null,
    method: query.method ?? null,
    contains: query.contains?.replaceAll('\0', '') ?? null,
    status:
      status === undefined ? null : [Number(status.replace('xx', '00')), Number(status.replace('xx', '99'))],
    actorId: query.actor_id ?? null,
    requestId: query.request_id?.replaceAll('\0', '') ?? null,
    from,
    to,
  };
}

function toEntry(row: RequestRow): Static<typeof entry> {
  const { log_id, at, actor_kind, actor_id, actor_name, ...rest } = row;
  return {
    id: log_id,
    at: at.toISOString(),
    actor: { kind: actor_kind, id: actor_id, name: actor_name },
    ...rest,
  };
}
