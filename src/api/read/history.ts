import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { dateTime, flag, freeMap, integer, json, list, nullable, object, text } from '../../model/fields.ts';
import { BackhaulError, type Resource } from '../../model/index.ts';
import { loadRecord } from '../../store/queries/load-record.ts';
import { loadRaw } from '../../store/queries/raw-payload.ts';
import type { Engine } from '../../sync/engine.ts';
import { instant } from '../../sync/job.ts';
import { parsed } from '../../sync/prepare-page.ts';
import { findHistory } from '../../sync/record-history.ts';
import { answers, SECURITY } from '../answers.ts';
import { connectionOf } from '../auth.ts';
import type { ApiOptions, App } from '../options.ts';
import { fastifyPath } from '../paths.ts';
import { openPageToken, sealPageToken } from './page-token.ts';
import { envelopeFields, pagingFields } from './paging.ts';
import { canBeId, noSuch, parentOf, pathSchema } from './parent.ts';
import { requireFunction } from './require-function.ts';

const PAGE_USUAL = 20;
/** Each change may hold large parts of a record, twice. */
const PAGE_MOST = 100;

const change = object(
  {
    record_version: integer('The version of the record after the change'),
    at: dateTime('When it was stored'),
    event_types: list(Type.String(), 'The events it made'),
    cause: object(
      {
        run_id: nullable(text('The run that found it')),
        kind: text('initial, scheduled, manual or on_demand; api for what came through the API'),
        historical: flag('Whether a backfill found it'),
      },
      'What made it',
    ),
    previous_attributes: nullable(freeMap('What differs as it was before, by dotted paths'), {
      description: 'Null for a record that was new',
    }),
    current_attributes: nullable(
      freeMap('The same paths as they are after; null where a name on the path has a dot in it'),
      { description: 'Null for a record that was new' },
    ),
  },
  'A change of a record',
);

const raw = object(
  {
    payload: json('The record as the source sent it; text where that is no JSON'),
    as_of: dateTime('The instant it was true at'),
    run_id: text('The run that read it'),
    mapper_version: integer('The version of the mapper that made of it what is stored'),
    expires_at: dateTime('Until when it is kept'),
  },
  'What the source sent',
);

/** Registers what is known of a single record beside itself: its changes, and what the source sent. */
export function registerHistory(app: App, { engine, sealer }: ApiOptions, resource: Resource): void {
  const path = resource.onePath ?? `${resource.path}/{record_id}`;
  const what = resource.name.replaceAll('_', ' ');
  const common = { tags: [resource.type], security: SECURITY.token, params: pathSchema(path) };

  app.route({
    method: 'GET',
    url: `${fastifyPath(path)}/history`,
    config: { access: 'token' },
    schema: {
      ...common,
      summary: `List the changes of one ${what}`,
      description:
        'Newest first, for as long as events are kept. Only changes that made events: not those of first syncs and of silent jobs, nor any while webhooks of the connection are disabled.',
      querystring: Type.Object(pagingFields(PAGE_USUAL, PAGE_MOST), { additionalProperties: false }),
      response: answers(
        Type.Object({ data: Type.Array(change), ...envelopeFields }),
        'token',
        'invalid',
        'not_found',
        'not_implemented',
      ),
    },
    handler: async (request) => {
      const { owner, id } = await recordOf(engine, resource, path, request);
      const { limit = PAGE_USUAL, page_token: token } = request.query;
      const name = `history:${resource.name}:${id}`;
      const before = token === undefined ? null : openPageToken(sealer, owner, name, token);
      const record = { resource: resource.name, id };
      const { changes, next } = await findHistory(engine, owner, record, before, limit);
      return {
        data: changes,
        next_token: next && sealPageToken(sealer, owner, name, next),
        total_count: changes.length,
      };
    },
  });

  app.route({
    method: 'GET',
    url: `${fastifyPath(path)}/raw`,
    config: { access: 'token' },
    schema: {
      ...common,
      summary: `Read what the source sent of one ${what}`,
      description: 'For as long as raw payloads are kept; a 404 says whether that is over.',
      response: answers(Type.Object({ data: raw }), 'token', 'invalid', 'not_found', 'not_implemented'),
    },
    handler: async (request) => {
      const { owner, id } = await recordOf(engine, resource, path, request);
      const row = await loadRaw(engine.pool, owner, resource.name, id);
      if (!row) throw noSuch(resource, id);
      const { payload, run_id, expires_at, as_of, mapper_version } = row;
      if (payload === null || !run_id || !expires_at) throw noRaw(engine, what, id);
      return {
        data: {
          payload: parsed(payload) ?? payload,
          as_of: instant(as_of)!,
          run_id,
          mapper_version,
          expires_at: instant(expires_at)!,
        },
      };
    },
  });
}

/** The record that an address names. @throws BackhaulError not_found; not_implemented */
async function recordOf(
  engine: Engine,
  resource: Resource,
  path: string,
  request: FastifyRequest,
): Promise<{ owner: string; id: string }> {
  const connection = connectionOf(request);
  requireFunction(engine.connectors, connection, resource);
  const params = request.params as Record<string, string>;
  const id = params[/\{(\w+)\}$/.exec(path)![1]!]!;
  const parent = parentOf(resource);
  const within = parent ? { field: parent.field, value: params[parent.field]! } : null;
  const { connection_id: owner } = connection;
  const fits = canBeId(id) && canBeId(within?.value ?? '');
  if (!fits || !(await loadRecord(engine.pool, owner, resource.name, id, within))) throw noSuch(resource, id);
  return { owner, id };
}

function noRaw(engine: Engine, what: string, id: string): BackhaulError {
  const { rawRetentionDays: days } = engine.settings;
  const why =
    days === 0
      ? 'this installation keeps no raw payloads (BACKHAUL_RAW_RETENTION_DAYS is 0)'
      : `raw payloads are kept for ${days} days (BACKHAUL_RAW_RETENTION_DAYS) after they were read`;
  return new BackhaulError(
    'not_found',
    `What the source sent of ${what} ${id.slice(0, 100)} is not kept any more: ${why}. The record itself is stored.`,
    { id },
  );
}
