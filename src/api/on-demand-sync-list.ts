import Type from 'typebox';
import { findJobs } from '../sync/jobs.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import { functionField, statusFields, wantedStatuses } from './job-filters.ts';
import { syncJob } from './job-schema.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, pagingFields } from './read/paging.ts';

/** Jobs carry their progress, which costs more than a stored record does; so pages are shorter unless asked. */
const PAGE_USUAL = 100;
const LIST = 'sync_job';

const query = Type.Object(
  {
    ...statusFields,
    function_name: functionField('Jobs that read this, such as get_orders'),
    ...pagingFields(PAGE_USUAL),
  },
  { additionalProperties: false },
);

/** The list of a connection's sync jobs, newest first. The contract has none; its dashboard shows one. */
export function registerJobList(app: App, { engine, sealer }: ApiOptions, path: string): void {
  app.get(path, {
    config: { access: 'token' },
    schema: {
      summary: 'List sync jobs',
      description: 'Newest first.',
      tags: ['on-demand syncs'],
      security: SECURITY.token,
      querystring: query,
      response: answers(Type.Object({ data: Type.Array(syncJob), ...envelopeFields }), 'token', 'invalid'),
    },
    handler: async (request) => {
      const { connection_id: owner } = connectionOf(request);
      const { function_name: functionName, limit, page_token } = request.query;
      const statuses = wantedStatuses(request.query);
      const { jobs, next } = await findJobs(
        engine,
        owner,
        { ...(statuses && { status: statuses }), ...(functionName !== undefined && { functionName }) },
        page_token === undefined ? null : JSON.parse(openPageToken(sealer, owner, LIST, page_token)),
        limit ?? PAGE_USUAL,
      );
      return {
        data: jobs,
        next_token: next && sealPageToken(sealer, owner, LIST, JSON.stringify(next)),
        total_count: jobs.length,
      };
    },
  });
}
