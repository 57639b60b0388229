import Type from 'typebox';
import type { Resource } from '../../model/index.ts';
import { tagRecord } from '../../sync/tag-record.ts';
import { answers, SECURITY } from '../answers.ts';
import { connectionOf } from '../auth.ts';
import { keyHeader } from '../new-job.ts';
import type { ApiOptions, App } from '../options.ts';
import { fastifyPath } from '../paths.ts';
import { recordReference } from './list.ts';
import { canBeId, noSuch, pathSchema } from './parent.ts';
import { readTags, TAGS_MOST } from './read-tags.ts';
import { requireFunction } from './require-function.ts';

const newTags = Type.Object(
  {
    trackstar_tags: Type.Array(
      // One schema for both forms, so that a refusal does not speak of each in turn.
      Type.Unsafe<unknown>({
        type: ['string', 'object'],
        minLength: 1,
        minProperties: 1,
        maxProperties: 1,
        description: 'A word, or an object with exactly one key',
      }),
      { maxItems: TAGS_MOST, description: 'All tags the record has from now on' },
    ),
  },
  // The contract's writes take fields they do not know, and name them in the answer.
  { additionalProperties: true },
);

/** Registers the address that replaces the tags of a record; for a resource that takes them. */
export function registerTags(app: App, { engine }: ApiOptions, resource: Resource, path: string): void {
  const idName = /\{(\w+)\}$/.exec(path)?.[1] ?? 'id';
  // The contract has no name for it; two types of integration may share ours, as they do the others.
  const action = `update_${resource.name.replace(/^cart_/, '')}_tags`;
  const answer = Type.Unsafe<string>(
    Type.Object({
      data: recordReference(resource),
      id: Type.String({ description: 'Id of the record' }),
      unused_fields: Type.Array(Type.String(), { description: 'Fields of the body that mean nothing here' }),
    }),
  );
  app.route({
    method: 'PUT',
    url: `${fastifyPath(path)}/trackstar-tags`,
    config: { access: 'token' },
    schema: {
      summary: `Replace the tags of one ${resource.name.replaceAll('_', ' ')}`,
      description: 'Tags are labels of the API client. They stay here, and are never sent to the source.',
      tags: [resource.type],
      security: SECURITY.token,
      params: pathSchema(path),
      headers: keyHeader,
      body: newTags,
      response: answers(
        answer,
        'token',
        'idempotency_key_reused',
        'read_only',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
        'not_found',
        'not_implemented',
      ),
    },
    handler: async (request, reply) => {
      const connection = connectionOf(request);
      requireFunction(engine.connectors, connection, resource, action);
      const id = (request.params as Record<string, string>)[idName]!;
      const { trackstar_tags: tags, ...unused } = request.body;
      const tagged = canBeId(id)
        ? await tagRecord(engine, connection.connection_id, {
            resource,
            id,
            tags: readTags(tags),
            idempotencyKey: request.headers['idempotency-key'],
          })
        : null;
      if (!tagged) throw noSuch(resource, id);
      if (tagged.replayed) reply.header('idempotent-replayed', 'true');
      const names = JSON.stringify(Object.keys(unused));
      return reply
        .type('application/json; charset=utf-8')
        .send(`{"data":${tagged.text},"id":${JSON.stringify(id)},"unused_fields":${names}}`);
    },
  });
}
