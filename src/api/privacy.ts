import Type, { type Static } from 'typebox';
import { dateTime, integer, nullable, oneOf, text } from '../model/fields.ts';
import { BackhaulError } from '../model/index.ts';
import { findDeletion } from '../store/queries/deletions.ts';
import { type ErasureRow, listErasures } from '../store/queries/erasures.ts';
import { erasePerson } from '../sync/privacy/erasing.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf } from './auth.ts';
import { noConnection, UUID } from './no-connection.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, PAGE_MOST, pagingFields } from './read/paging.ts';

const LIST = 'erasure';
const strict = { additionalProperties: false };
/** Within so many hours of its deletion nothing of a connection is left, while a worker runs. */
const DELETED_WITHIN_MS = 24 * 3600 * 1000;

const known = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 500, pattern: '^[^\\u0000]*$', description }));

const person = Type.Object(
  {
    email: known('E-mail address'),
    phone: known('Telephone number; with its country’s code it is found written either way'),
    full_name: known('Name, which needs a place beside it: many people have the same'),
    address1: known('First line of the street address, with its number'),
    postal_code: known('Postal code'),
  },
  strict,
);

const erasureSchema = Type.Object(
  {
    id: text('Id of the erasure; who was erased nobody can tell from it'),
    status: oneOf(['open', 'done'] as const, 'done: nothing that is stored tells of the person any more'),
    requested_at: dateTime('When it was asked for'),
    done_at: nullable(dateTime('When it was done')),
    connections: integer('Connections that are gone through'),
    connections_done: integer('Those of them that are done'),
    records: integer('Records that lost the person'),
    events: integer('Events that lost the person'),
    others: integer('What else did: payloads put aside, findings, files, messages'),
  },
  strict,
);

const deletionSchema = Type.Object(
  {
    connection_id: text('Id of the connection'),
    integration_type: oneOf(['wms', 'cart', 'carrier'] as const, 'Kind of integration'),
    integration_name: text('Slug of the integration'),
    status: oneOf(['open', 'done'] as const, 'done: nothing of it is left but this'),
    deleted_at: dateTime('When it was deleted: from then on nobody reads or fetches anything of it'),
    due_by: dateTime('When it is done at the latest, while a worker runs'),
    done_at: nullable(dateTime('When it was done')),
  },
  strict,
);

/** What an organization can have forgotten: a person, and a connection it has deleted. */
export function registerPrivacy(app: App, { engine, sealer }: ApiOptions): void {
  const { pool } = engine;
  const config = { access: 'key' } as const;
  const common = { tags: ['privacy'], security: SECURITY.key };

  app.post('/privacy/erasures', {
    config: { ...config, role: 'owner' },
    schema: {
      ...common,
      summary: 'Erase a person',
      description:
        'Takes a person out of everything that is stored, in all connections of the organization, and out of whatever is read from then on. Give an email, a phone, or a full_name with an address1 or a postal_code, and all of them where you have them: a record is the person’s when one of these is in it. What was given is not stored, only keyed hashes of it. It cannot be taken back.',
      body: person,
      response: answers(
        Type.Object({ data: erasureSchema }),
        'key',
        'read_only',
        'forbidden',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
      ),
    },
    handler: async (request) => {
      const { organization_id: owner } = callerOf(request);
      const id = await erasePerson(engine, owner, request.body);
      const [row] = await listErasures(pool, owner, { id, limit: 1 });
      return { data: toErasure(row!) };
    },
  });

  app.get('/privacy/erasures', {
    config,
    schema: {
      ...common,
      summary: 'List erasures',
      description: 'The newest first.',
      querystring: Type.Object(pagingFields(PAGE_MOST), strict),
      response: answers(
        Type.Object({ data: Type.Array(erasureSchema), ...envelopeFields }),
        'key',
        'invalid',
      ),
    },
    handler: async (request) => {
      const { organization_id: owner } = callerOf(request);
      const { limit = PAGE_MOST, page_token: token } = request.query;
      const after = token === undefined ? null : openPageToken(sealer, owner, LIST, token);
      const rows = await listErasures(pool, owner, { after, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        data: page.map(toErasure),
        next_token: last ? sealPageToken(sealer, owner, LIST, last.erasure_id) : null,
        total_count: page.length,
      };
    },
  });

  app.get('/privacy/erasures/:erasure_id', {
    config,
    schema: {
      ...common,
      summary: 'Read an erasure',
      params: Type.Object({ erasure_id: Type.String({ description: 'Id of the erasure' }) }),
      response: answers(Type.Object({ data: erasureSchema }), 'key', 'invalid', 'not_found'),
    },
    handler: async (request) => {
      const { erasure_id: id } = request.params;
      const [row] = UUID.test(id)
        ? await listErasures(pool, callerOf(request).organization_id, { id, limit: 1 })
        : [];
      if (!row) throw new BackhaulError('not_found', `There is no erasure ${id.slice(0, 64)}.`, { id });
      return { data: toErasure(row) };
    },
  });

  app.get('/connections/:connection_id/deletion', {
    config,
    schema: {
      ...common,
      summary: 'Read how far the deletion of a connection is',
      description: 'For 400 days after it was done. A connection that was not deleted has none.',
      params: Type.Object({ connection_id: Type.String({ description: 'Id of the deleted connection' }) }),
      response: answers(Type.Object({ data: deletionSchema }), 'key', 'invalid', 'not_found'),
    },
    handler: async (request) => {
      const { connection_id: id } = request.params;
      const row = UUID.test(id) && (await findDeletion(pool, callerOf(request).organization_id, id));
      if (!row) throw noConnection(id);
      const { deleted_at: deleted, done_at: done, ...rest } = row;
      return {
        data: {
          ...rest,
          status: done ? ('done' as const) : ('open' as const),
          deleted_at: deleted.toISOString(),
          due_by: new Date(deleted.getTime() + DELETED_WITHIN_MS).toISOString(),
          done_at: done?.toISOString() ?? null,
        },
      };
    },
  });
}

function toErasure(row: ErasureRow): Static<typeof erasureSchema> {
  return {
    id: row.erasure_id,
    status: row.done_at ? 'done' : 'open',
    requested_at: row.requested_at.toISOString(),
    done_at: row.done_at?.toISOString() ?? null,
    connections: row.connections,
    connections_done: row.connections_done,
    records: row.records,
    events: row.events,
    others: row.others,
  };
}
