import Type from 'typebox';
import { dateTime, flag, integer, json, nullable, object, oneOf, text } from '../model/fields.ts';
import { findQuarantined, getQuarantined, retryQuarantined } from '../sync/quarantine.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, pagingFields } from './read/paging.ts';
import { idField } from './webhooks/filter-fields.ts';

const PATH = '/connections/quarantine';
const PAGE_USUAL = 100;
const LIST = 'quarantine';

const fields = {
  id: text('Id of the entry'),
  function_name: text('What was read, such as get_orders'),
  record_id: text('Its id at the source; `md5:` and a digest of the payload where it could not be told'),
  reason: text('Why it could not be brought into our shape'),
  run_id: text('The job or other run that met it last'),
  as_of: dateTime('The instant it was true at'),
  first_seen: dateTime('When it was first put aside'),
  times_seen: integer('How often it was met'),
  mapper_version: integer('The version of the mapper that refused it last'),
};
const entry = object(fields, 'A record that was put aside');
const entryWithPayload = object(
  { ...fields, payload: json('The record as the source sent it') },
  'A record that was put aside, with what the source sent',
);

const retried = object(
  {
    id: text('Id of the entry'),
    stored: flag('Whether it is stored now'),
    outcome: oneOf(
      ['new', 'changed', 'unchanged', 'outdated', 'refused'] as const,
      'new, changed, unchanged: what it is to what was stored; outdated: a newer state was stored meanwhile, and it was ' +
        'dropped; refused: it still cannot be mapped, and stays',
    ),
    record_id: nullable(text('Id of the record; null while it cannot be mapped')),
    reason: nullable(text('Why it was not stored')),
  },
  'What became of it',
);

const listQuery = Type.Object(
  {
    function_name: Type.Optional(
      Type.String({ pattern: '^[a-z_]{1,100}$', description: 'Records of this, such as get_orders' }),
    ),
    sync_job_id: idField('Records that this job met last'),
    ...pagingFields(PAGE_USUAL),
  },
  { additionalProperties: false },
);

const params = Type.Object({ quarantine_id: Type.String({ description: 'Id of the entry' }) });

/** Records that could not be brought into our shape: listed, looked at, tried again one by one. */
export function registerQuarantine(app: App, { engine, sealer }: ApiOptions): void {
  const config = { access: 'token' } as const;
  const common = { tags: ['quarantine'], security: SECURITY.token };

  app.get(PATH, {
    config,
    schema: {
      ...common,
      summary: 'List records that were put aside',
      querystring: listQuery,
      response: answers(Type.Object({ data: Type.Array(entry), ...envelopeFields }), 'token', 'invalid'),
    },
    handler: async (request) => {
      const connection = connectionOf(request);
      const owner = connection.connection_id;
      const { function_name: functionName, sync_job_id: runId, limit, page_token } = request.query;
      const { entries, next } = await findQuarantined(
        engine,
        connection,
        { ...(functionName !== undefined && { functionName }), ...(runId !== undefined && { runId }) },
        page_token === undefined ? null : JSON.parse(openPageToken(sealer, owner, LIST, page_token)),
        limit ?? PAGE_USUAL,
      );
      return {
        data: entries,
        next_token: next && sealPageToken(sealer, owner, LIST, JSON.stringify(next)),
        total_count: entries.length,
      };
    },
  });

  app.get(`${PATH}/:quarantine_id`, {
    config,
    schema: {
      ...common,
      summary: 'Read a record that was put aside',
      params,
      response: answers(entryWithPayload, 'token', 'invalid', 'not_found'),
    },
    handler: (request) => getQuarantined(engine, connectionOf(request), request.params.quarantine_id),
  });

  app.post(`${PATH}/:quarantine_id/retry`, {
    config,
    schema: {
      ...common,
      summary: 'Try to map a record that was put aside',
      description:
        'With the mapper of today, and as of the instant it was read: it never replaces what was read later. Takes ' +
        'no body; one is ignored.',
      params,
      response: answers(
        retried,
        'token',
        'read_only',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
        'not_found',
        'not_implemented',
      ),
    },
    handler: (request) => retryQuarantined(engine, connectionOf(request), request.params.quarantine_id),
  });
}
