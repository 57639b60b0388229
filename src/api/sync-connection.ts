import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { list, text } from '../model/fields.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { syncNow } from '../sync/manual.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf, connectionOf } from './auth.ts';
import { requireConnection } from './connections.ts';
import { noConnection } from './no-connection.ts';
import type { ApiOptions, App } from './options.ts';

const body = Type.Object(
  {
    functions_to_sync: Type.Optional(
      Type.Array(Type.String({ maxLength: 100 }), {
        maxItems: 100,
        description: 'Functions to sync, such as get_inventory; all when left out or empty',
      }),
    ),
  },
  { additionalProperties: false },
);

const answer = Type.Object({
  id: text('Id of the connection'),
  syncing: Type.Boolean({ description: 'Always true: what was asked for is under way or next' }),
  functions_to_sync: list(Type.String(), 'As asked; empty when all are synced'),
});

const common = {
  tags: ['connections'],
  description: 'Reads what is new since the last sync, now. Open sync jobs do not hold it back.',
  body,
};

const refusals = [
  'read_only',
  'payload_too_large',
  'unsupported_media_type',
  'invalid',
  'not_found',
] as const;

/** Syncing a connection now, beside its schedules: named by its access token, or by its id. */
export function registerSyncConnection(app: App, { engine }: ApiOptions): void {
  const sync = async (
    connection: ConnectionRecord,
    { functions_to_sync: functions = [] }: { functions_to_sync?: string[] },
  ) => {
    await syncNow(engine, connection, functions);
    return { id: connection.connection_id, syncing: true, functions_to_sync: functions };
  };

  app.post('/connections/sync', {
    config: { access: 'token' },
    schema: {
      ...common,
      summary: 'Sync a connection now, by its access token',
      security: SECURITY.token,
      response: answers(answer, 'token', ...refusals),
    },
    handler: (request) => sync(connectionOf(request), request.body),
  });

  app.post('/connections/:connection_id/sync', {
    config: { access: 'maybe_token' },
    schema: {
      ...common,
      summary: 'Sync a connection now, by its id',
      security: SECURITY.keyAndMaybeToken,
      params: Type.Object({ connection_id: Type.String({ description: 'Id of the connection' }) }),
      response: answers(answer, 'token', ...refusals),
    },
    handler: async (request) => sync(await named(request, request.params.connection_id), request.body),
  });

  /** The connection of the id; where a token is sent as well, both must name the same. */
  async function named(request: FastifyRequest, id: string): Promise<ConnectionRecord> {
    const { organization_id: owner, connection } = callerOf(request);
    const found = await requireConnection(engine, owner, id);
    if (connection && connection.connection_id !== found.connection_id) throw noConnection(id);
    return found;
  }
}
