import Type from 'typebox';
import { BackhaulError, type Resource } from '../../model/index.ts';
import { loadRecord } from '../../store/queries/load-record.ts';
import { answers, SECURITY } from '../answers.ts';
import { connectionOf } from '../auth.ts';
import type { ApiOptions, App } from '../options.ts';
import { fastifyPath } from '../paths.ts';
import { recordReference, recordText } from './list.ts';
import { requireFunction } from './require-function.ts';

/** Registers the address of a single record; for a resource that has one. */
export function registerOne(app: App, { engine }: ApiOptions, resource: Resource, path: string): void {
  const idName = /\{(\w+)\}$/.exec(path)?.[1] ?? 'id';
  const answer = Type.Unsafe<string>(Type.Object({ data: recordReference(resource) }));
  app.route({
    method: 'GET',
    url: fastifyPath(path),
    config: { access: 'token' },
    schema: {
      summary: `Read one ${resource.name.replaceAll('_', ' ')}`,
      description: `${resource.description}. Read from our copy and never from the source.`,
      tags: [resource.type],
      security: SECURITY.token,
      params: Type.Object({ [idName]: Type.String({ description: 'Its id at the source' }) }),
      response: answers(answer, 'token', 'invalid', 'not_found', 'not_implemented'),
    },
    handler: async (request, reply) => {
      const connection = connectionOf(request);
      requireFunction(engine.connectors, connection, resource);
      const id = (request.params as Record<string, string>)[idName]!;
      // Postgres refuses to be asked for a text with NUL in it; no record has such an id.
      const row = id.includes('\0')
        ? undefined
        : await loadRecord(engine.pool, connection.connection_id, resource.name, id);
      if (!row) {
        const name = resource.name.replaceAll('_', ' ');
        throw new BackhaulError('not_found', `There is no ${name} ${id.slice(0, 100)} in this connection.`, {
          id,
        });
      }
      return reply.type('application/json; charset=utf-8').send(`{"data":${recordText(resource, row)}}`);
    },
  });
}
