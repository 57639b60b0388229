import Type from 'typebox';
import { dateTime, integer, list, nullable, object, oneOf } from '../model/fields.ts';
import { findSlices, readTrail } from '../sync/job-parts.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import { stretchSchema } from './coverage-schema.ts';
import { jobId } from './new-job.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, pagingFields } from './read/paging.ts';

const PAGE_USUAL = 100;
const STATUSES = ['open', 'done'] as const;

const slice = object(
  {
    slice_no: integer(
      'Its number; those that lie later in the window come first, halves of what was split last',
    ),
    window: nullable(stretchSchema, { description: 'The part of the window; null for a snapshot' }),
    status: oneOf(STATUSES, 'done: read, or known to be unavailable'),
    pages: integer('Pages of its present pass'),
    records: integer('Records that its present pass has seen'),
    restarts: integer('How often it was begun anew because its place at the source was lost'),
    progress: Type.Number({ description: 'How much of it is read, from 0 to 1, as far as can be told' }),
    cursor_at: nullable(dateTime('When its place at the source was noted last; null before its first page')),
  },
  'A part of a job',
);

const sample = object(
  {
    at: dateTime('When it was so'),
    pages: integer('Pages stored'),
    requests: integer('Requests made to the source'),
    records: integer('Records that the source has shown, whatever became of them'),
  },
  'How far it was',
);

/** What a job is made of, and how it went. */
export function registerJobParts(app: App, { engine, sealer }: ApiOptions, path: string): void {
  const config = { access: 'token' } as const;
  const common = { tags: ['on-demand syncs'], security: SECURITY.token, params: jobId };

  app.get(`${path}/:sync_job_id/slices`, {
    config,
    schema: {
      ...common,
      summary: 'List the parts of a sync job',
      description: 'By number. One that was split is shown by its halves.',
      querystring: Type.Object(
        { status: Type.Optional(oneOf(STATUSES, 'Parts in this state')), ...pagingFields(PAGE_USUAL) },
        { additionalProperties: false },
      ),
      response: answers(
        Type.Object({ data: Type.Array(slice), ...envelopeFields }),
        'token',
        'invalid',
        'not_found',
      ),
    },
    handler: async (request) => {
      const { connection_id: owner } = connectionOf(request);
      const { status = null, limit = PAGE_USUAL, page_token: token } = request.query;
      const { sync_job_id: id } = request.params;
      const name = `slice:${id}`;
      const after = token === undefined ? -1 : Number(openPageToken(sealer, owner, name, token));
      const { slices, next } = await findSlices(engine, owner, id, { status, after, limit });
      return {
        data: slices,
        next_token: next === null ? null : sealPageToken(sealer, owner, name, String(next)),
        total_count: slices.length,
      };
    },
  });

  app.get(`${path}/:sync_job_id/trail`, {
    config,
    schema: {
      ...common,
      summary: 'Show how a sync job went',
      description:
        'Its counters over time, from its making to its last page. The longer a job goes, the further apart they stand: a second at first, and never more than a thirtieth of its age; so some hundred tell of months.',
      response: answers(
        object({ data: list(sample, 'In the order of time') }, 'How it went'),
        'token',
        'invalid',
        'not_found',
      ),
    },
    handler: async (request) => {
      const { connection_id: owner } = connectionOf(request);
      return { data: await readTrail(engine, owner, request.params.sync_job_id) };
    },
  });
}
