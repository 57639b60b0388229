import Type from 'typebox';
import { findJobs } from '../sync/jobs.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import { JOB_STATUSES, syncJob } from './job-schema.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, pagingFields } from './read/paging.ts';
import { invalid } from './validation.ts';

/** Jobs carry their progress, which costs more than a stored record does; so pages are shorter unless asked. */
const PAGE_USUAL = 100;
const LIST = 'sync_job';

const query = Type.Object(
  {
    status: Type.Optional(
      Type.Enum([...JOB_STATUSES], { type: 'string', description: 'Jobs in this state' }),
    ),
    'status[in]': Type.Optional(
      Type.String({ description: 'Jobs in any of these states, separated by commas' }),
    ),
    function_name: Type.Optional(
      Type.String({ pattern: '^[a-z_]{1,100}$', description: 'Jobs that read this, such as get_orders' }),
    ),
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
      const {
        status,
        'status[in]': statusIn,
        function_name: functionName,
        limit,
        page_token,
      } = request.query;
      const statuses = wantedStatuses(status, statusIn);
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

/** States that both parameters allow; undefined when neither is given. */
function wantedStatuses(one: string | undefined, list: string | undefined): string[] | undefined {
  if (list === undefined) return one === undefined ? undefined : [one];
  const words = list.split(',');
  if (words.some((word) => !(JOB_STATUSES as readonly string[]).includes(word))) {
    throw invalid('query', new Map([['status[in]', [`must be some of ${JOB_STATUSES.join(',')}.`]]]));
  }
  return one === undefined ? words : words.filter((word) => word === one);
}
