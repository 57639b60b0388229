import Type from 'typebox';
import { oneOf } from '../model/fields.ts';
import { type ConnectionRecord, findConnection, listConnections } from '../store/queries/connections.ts';
import type { Engine } from '../sync/engine.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf } from './auth.ts';
import { toConnectionAnswers } from './connection-answer.ts';
import { connectionReference, connectionSchema } from './connection-schema.ts';
import { integrationField } from './job-filters.ts';
import { noConnection, UUID } from './no-connection.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, PAGE_MOST, pagingFields } from './read/paging.ts';

const LIST = 'connection';

const listQuery = Type.Object(
  {
    search: Type.Optional(
      Type.String({
        pattern: '^[^\\u0000]{1,200}$',
        description:
          'Connections with this in their customer id, integration or `me`, in any case, or whose id begins so',
      }),
    ),
    health: Type.Optional(
      oneOf(['ok', 'trouble', 'paused'] as const, 'Connections in this `health_detail.state`'),
    ),
    integration_name: integrationField('Connections to this integration, by its slug'),
    ...pagingFields(PAGE_MOST),
  },
  { additionalProperties: false },
);

/** The organization's connections: all of them, and one by its id. */
export function registerConnections(app: App, { engine, sealer }: ApiOptions): void {
  const common = { tags: ['connections'], security: SECURITY.key };
  app.addSchema(connectionSchema);

  app.get('/connections', {
    config: { access: 'key' },
    schema: {
      ...common,
      summary: 'List connections',
      description: 'In the order they were made.',
      querystring: listQuery,
      response: answers(
        Type.Object({ data: Type.Array(connectionReference), ...envelopeFields }),
        'key',
        'invalid',
      ),
    },
    handler: async (request) => {
      const { organization_id: owner } = callerOf(request);
      const { limit = PAGE_MOST, page_token: token, search, health, integration_name } = request.query;
      const after = token === undefined ? null : openPageToken(sealer, owner, LIST, token);
      const filters = {
        search,
        named: search === undefined ? [] : namedLike(engine, search),
        integrationName: integration_name,
        health,
      };
      const rows = await listConnections(engine.pool, owner, filters, after, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const next =
        rows.length > limit && last ? sealPageToken(sealer, owner, LIST, last.connection_id) : null;
      return {
        data: await toConnectionAnswers(engine, page),
        next_token: next,
        total_count: page.length,
      };
    },
  });

  app.get('/connections/:connection_id', {
    config: { access: 'key' },
    schema: {
      ...common,
      summary: 'Read a connection',
      params: Type.Object({ connection_id: Type.String({ description: 'Id of the connection' }) }),
      response: answers(Type.Object({ data: connectionReference }), 'key', 'invalid', 'not_found'),
    },
    handler: async (request) => {
      const { organization_id: owner } = callerOf(request);
      const connection = await requireConnection(engine, owner, request.params.connection_id);
      const [data] = await toConnectionAnswers(engine, [connection]);
      return { data: data! };
    },
  });
}

/** Slugs of the integrations that people call something with this in it. */
function namedLike(engine: Engine, search: string): string[] {
  const part = search.toLowerCase();
  return engine.connectors
    .all()
    .filter(({ displayName }) => displayName.toLowerCase().includes(part))
    .map(({ name }) => name);
}

/**
 * A connection of an organization by its id.
 *
 * @throws BackhaulError not_found, for what belongs to somebody else as for what does not exist
 */
export async function requireConnection(
  engine: Engine,
  organizationId: string,
  connectionId: string,
): Promise<ConnectionRecord> {
  const found = UUID.test(connectionId)
    ? await findConnection(engine.pool, organizationId, connectionId)
    : undefined;
  if (found) return found;
  throw noConnection(connectionId);
}
