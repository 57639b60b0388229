import Type from 'typebox';
import { list, nullable } from '../model/fields.ts';
import { fillGaps } from '../sync/fill-gaps.ts';
import { answers, MAKING_A_JOB, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import { stretchSchema } from './coverage-schema.ts';
import { instantField } from './instant.ts';
import { syncJob } from './job-schema.ts';
import { keyHeader, newJob } from './new-job.ts';
import type { ApiOptions, App } from './options.ts';

const gapsBody = Type.Object(
  {
    ...newJob.properties,
    older_than: Type.Optional(instantField('What was read before this instant counts as a gap too')),
  },
  { additionalProperties: false },
);

const answer = Type.Object({
  job: nullable(syncJob, { description: 'The job that reads them; null where there is nothing to fill' }),
  gaps: list(stretchSchema, 'What was not read, and is now going to be'),
  unavailable: list(stretchSchema, 'What was not read, and is no longer kept, by the source or here'),
});

/** Reading what was not read. Additive: the contract has nothing like it. */
export function registerFillGaps(app: App, { engine }: ApiOptions): void {
  app.post('/connections/on-demand-syncs/fill-gaps', {
    config: { access: 'token' },
    schema: {
      summary: 'Create a sync job of what was not read',
      description:
        'Creates a sync job that reads only the gaps of the window. Where there are none it creates nothing and says so.',
      tags: ['on-demand syncs'],
      security: SECURITY.token,
      body: gapsBody,
      headers: keyHeader,
      response: answers(answer, 'token', ...MAKING_A_JOB),
    },
    handler: async (request, reply) => {
      const { start_time, end_time, function_name: functionName, events, older_than } = request.body;
      const { filled, replayed } = await fillGaps(engine, connectionOf(request), {
        functionName,
        start: new Date(start_time),
        end: new Date(end_time),
        events,
        olderThan: older_than === undefined ? undefined : new Date(older_than),
        idempotencyKey: request.headers['idempotency-key'],
      });
      if (replayed) reply.header('idempotent-replayed', 'true');
      return filled;
    },
  });
}
