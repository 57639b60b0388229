import Type from 'typebox';
import { nullable, object, oneOf, text } from '../model/fields.ts';
import { findRun, findRuns } from '../sync/runs.ts';
import { answers, SECURITY } from './answers.ts';
import { requireConnection } from './connections.ts';
import { stretchSchema } from './coverage-schema.ts';
import { functionField, statusFields, wantedStatuses } from './job-filters.ts';
import { jobSchema } from './job-schema.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, pagingFields } from './read/paging.ts';
import { ownerOf } from './webhooks/common.ts';

const PAGE_USUAL = 50;
/** Each run carries its progress, which is made of its slices. */
const PAGE_MOST = 200;
const LIST = 'run';
const KINDS = ['initial', 'scheduled', 'manual', 'on_demand'] as const;

const { id, sync_job_id, ...shared } = jobSchema.properties;

const run = object(
  {
    run_id: text('Id of the run; of a sync job the same as its id'),
    kind: oneOf(KINDS, 'initial: the first of its function; on_demand: a sync job'),
    ...shared,
    window: nullable(stretchSchema, { description: 'What it reads; null for a snapshot' }),
    last_error: nullable(
      object({ code: text('For programs'), message: text('For people') }, 'What went wrong last'),
      { description: 'Of an open run: what went wrong last, and is tried again; null where nothing did' },
    ),
  },
  'A run of whatever kind',
);

const query = Type.Object(
  {
    kind: Type.Optional(oneOf(KINDS, 'Runs of this kind')),
    ...statusFields,
    function_name: functionField('Runs that read this, such as get_orders'),
    run_id: Type.Optional(
      Type.String({ maxLength: 100, description: 'This run alone; other filters are not looked at then' }),
    ),
    ...pagingFields(PAGE_USUAL, PAGE_MOST),
  },
  { additionalProperties: false },
);

/** All runs of a connection. Additive: the contract shows no others than sync jobs. */
export function registerRuns(app: App, { engine, sealer }: ApiOptions): void {
  app.get('/connections/:connection_id/runs', {
    config: { access: 'key' },
    schema: {
      summary: 'List the runs of a connection',
      description:
        'Of all kinds, newest first. With filters that few runs fit, a page may end before it is full: go on while there is a `next_token`.',
      tags: ['connections'],
      security: SECURITY.key,
      params: Type.Object({ connection_id: Type.String({ description: 'Id of the connection' }) }),
      querystring: query,
      response: answers(
        Type.Object({ data: Type.Array(run), ...envelopeFields }),
        'key',
        'invalid',
        'not_found',
      ),
    },
    handler: async (request) => {
      const { kind, function_name: functionName, run_id: runId, limit, page_token } = request.query;
      const statuses = wantedStatuses(request.query);
      const { connection_id: owner } = await requireConnection(
        engine,
        ownerOf(request),
        request.params.connection_id,
      );
      if (runId !== undefined) {
        const found = await findRun(engine, owner, runId);
        return { data: found ? [found] : [], next_token: null, total_count: found ? 1 : 0 };
      }
      const { items, next } = await findRuns(
        engine,
        owner,
        { kinds: kind && [kind], statuses, functionName },
        {
          after: page_token === undefined ? null : openPageToken(sealer, owner, LIST, page_token),
          limit: limit ?? PAGE_USUAL,
        },
      );
      return {
        data: items,
        next_token: next && sealPageToken(sealer, owner, LIST, next),
        total_count: items.length,
      };
    },
  });
}
