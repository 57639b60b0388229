import Type from 'typebox';
import type { Resource } from '../../model/index.ts';
import { loadRecord } from '../../store/queries/load-record.ts';
import { answers, SECURITY } from '../answers.ts';
import { connectionOf } from '../auth.ts';
import type { ApiOptions, App } from '../options.ts';
import { fastifyPath } from '../paths.ts';
import { recordReference, recordText } from './list.ts';
import { canBeId, noSuch, parentOf, pathSchema, requireParent } from './parent.ts';
import { requireFunction } from './require-function.ts';

/** Registers the address of a single record; for a resource that has one. */
export function registerOne(app: App, { engine }: ApiOptions, resource: Resource, path: string): void {
  const idName = /\{(\w+)\}$/.exec(path)?.[1] ?? 'id';
  const parent = parentOf(resource);
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
      params: pathSchema(path),
      response: answers(answer, 'token', 'invalid', 'not_found', 'not_implemented'),
    },
    handler: async (request, reply) => {
      const connection = connectionOf(request);
      requireFunction(engine.connectors, connection, resource);
      const params = request.params as Record<string, string>;
      const id = params[idName]!;
      const within = parent ? { field: parent.field, value: params[parent.field]! } : null;
      if (parent && within) await requireParent(engine, connection, parent, within.value);
      const row = canBeId(id)
        ? await loadRecord(engine.pool, connection.connection_id, resource.name, id, within)
        : undefined;
      if (!row) throw noSuch(resource, id);
      return reply.type('application/json; charset=utf-8').send(`{"data":${recordText(resource, row)}}`);
    },
  });
}
