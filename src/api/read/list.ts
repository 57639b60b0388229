import Type, { type TSchema } from 'typebox';
import { answerPieces, answerText, type Resource } from '../../model/index.ts';
import { componentName } from '../../model/resource.ts';
import { listRecords } from '../../store/queries/list-records.ts';
import type { AnswerRow } from '../../store/queries/load-record.ts';
import type { ListRow } from '../../store/queries/within-bytes.ts';
import { answers, SECURITY } from '../answers.ts';
import { connectionOf } from '../auth.ts';
import type { ApiOptions, App } from '../options.ts';
import { fastifyPath } from '../paths.ts';
import { querySchema, readFilters } from './filters.ts';
import { openPageToken, sealPageToken } from './page-token.ts';
import { envelopeFields, PAGE_MOST } from './paging.ts';
import { parentOf, pathSchema, requireParent } from './parent.ts';
import { requireFunction } from './require-function.ts';

/** A list below another record can be asked for where that one is not there. */
const MISSING = ['not_found'] as const;

/**
 * Registers the list of a resource with the filters and paging that all lists share. Stored records go out as the
 * text they are: nothing is parsed or serialised on the way.
 */
export function registerList(app: App, { engine, sealer }: ApiOptions, resource: Resource): void {
  const parent = parentOf(resource);
  // Bytes in the eyes of the type checker: what is sent has been put together already.
  const answer = Type.Unsafe<Buffer>(
    Type.Object({ data: Type.Array(recordReference(resource)), ...envelopeFields }),
  );
  app.route({
    method: 'GET',
    url: fastifyPath(resource.path),
    config: { access: 'token' },
    schema: {
      summary: `List ${resource.path.split('/').at(-1)?.replaceAll('-', ' ')}`,
      description: `${resource.description}. In the order of ids, read from our copy and never from the source.`,
      tags: [resource.type],
      security: SECURITY.token,
      ...(parent && { params: pathSchema(resource.path) }),
      querystring: querySchema(resource),
      response: answers(answer, 'token', 'invalid', ...(parent ? MISSING : []), 'not_implemented'),
    },
    handler: async (request, reply) => {
      const connection = connectionOf(request);
      requireFunction(engine.connectors, connection, resource);
      const query = request.query as Record<string, unknown>;
      const { limit = PAGE_MOST, page_token: token } = query as { limit?: number; page_token?: string };
      const owner = connection.connection_id;
      const below = parent && (request.params as Record<string, string>)[parent.field]!;
      const list = below === undefined ? resource.name : `${resource.name}:${below}`;
      const after = token === undefined ? null : openPageToken(sealer, owner, list, token);
      const tests = readFilters(resource, query);
      if (parent && below !== undefined) {
        await requireParent(engine, connection, parent, below);
        tests.push({ on: 'field', field: parent.field, value: below });
      }
      const { rows, more } = await listRecords(engine.pool, {
        connectionId: owner,
        resource: resource.name,
        tests,
        after,
        limit,
      });
      const last = rows.at(-1);
      const next = more && last ? sealPageToken(sealer, owner, list, last.id) : null;
      const pieces = ['{"data":['];
      for (const row of rows) pieces.push(pieces.length > 1 ? ',' : '', ...recordPieces(resource, row));
      pieces.push(`],"next_token":${JSON.stringify(next)},"total_count":${rows.length}}`);
      // Encoded once: a text would be gone over for its length and again when it is sent.
      return reply.type('application/json; charset=utf-8').send(Buffer.from(pieces.join('')));
    },
  });
}

/** The schema of a resource's records, by the name it is registered under. */
export function recordReference(resource: Resource): TSchema {
  return Type.Unsafe({ $ref: `${componentName(resource.name)}#` });
}

function recordPieces(resource: Resource, { data, created, updated, tags }: ListRow): string[] {
  return answerPieces(data, created * 1000, updated * 1000, resource.taggable ? (tags ?? 'null') : undefined);
}

/** A stored row as the API shows it. */
export function recordText(resource: Resource, row: AnswerRow): string {
  return answerText(row.data, row.created_stamp, row.updated_stamp, resource.taggable ? row.tags : undefined);
}
