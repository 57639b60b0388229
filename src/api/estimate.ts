import { dateTime, integer, list, nullable, number, object, oneOf, text } from '../model/fields.ts';
import { estimateJob } from '../sync/estimate.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import { coveredSchema, stretchSchema } from './coverage-schema.ts';
import { newJob } from './new-job.ts';
import type { ApiOptions, App } from './options.ts';

const span = (description: string) =>
  object(
    { low: number('At least'), high: nullable(number('At most; null where nothing known bounds it')) },
    description,
  );

const cost = (description: string) =>
  object(
    {
      slices: integer('Parts it is read in'),
      requests: span('Requests to the source'),
      records: span('Records the source will show'),
      share_of_daily_quota: span('Of what the account may ask in a day, as a share'),
      duration_seconds: span('Once it has its turn, with the account’s quota to itself'),
    },
    description,
  );

const estimateAnswer = object(
  {
    function_name: text('What would be read'),
    window_basis: text('Which date of a record the window is compared with'),
    window: nullable(stretchSchema, { description: 'What would be read; null for a snapshot' }),
    effective_end_time: nullable(dateTime('Up to where the result could be relied on')),
    cost: cost('Of reading the whole window, less what is no longer kept'),
    cost_of_gaps: cost('Of reading only what was not read'),
    based_on: object(
      {
        confidence: oneOf(
          ['none', 'low', 'good'] as const,
          'none: nothing of it was read yet; low: little was; good: a tenth of this or more',
        ),
        runs: integer('Completed runs of this connection and function that were looked at'),
        records_per_day: nullable(span('Records a day, with what was seen moved out by half')),
        records_per_page: nullable(span('Records a page holds, as far as the runs tell')),
        seconds_per_request: nullable(number('The median of the runs, waits included')),
        requests_per_page: number('More than 1 where requests failed and were made again'),
      },
      'What is known from earlier runs',
    ),
    quota: object(
      {
        per_second: number('What the account may ask a second, in requests or credits'),
        burst: number('And at once'),
        cost_per_request: number('Of this function, at most'),
      },
      'The source’s rate limit as its connector has it',
    ),
    covered: list(coveredSchema, 'What of it was read already'),
    gaps: list(stretchSchema, 'What was not'),
    unavailable: list(stretchSchema, 'What was not, and is no longer kept, by the source or here'),
    source_keeps_from: nullable(
      dateTime('From when on the source keeps data, where the window begins before that'),
    ),
    open_jobs: list(
      object(
        {
          id: text('Id of the job'),
          function_name: text('What it reads'),
          goes: oneOf(['first', 'in turn'] as const, 'Before it, or by turns with it'),
        },
        'An open job',
      ),
      'Open jobs of the connection',
    ),
    holds: list(text('Function'), 'Functions whose schedules would wait until it has ended'),
  },
  'What a sync job would take and change',
);

/** What a job would cost, said before it is created. Additive: the contract has nothing like it. */
export function registerEstimate(app: App, { engine }: ApiOptions): void {
  app.post('/connections/on-demand-syncs/estimate', {
    config: { access: 'token', reads: true },
    schema: {
      summary: 'Estimate a sync job',
      description:
        'Says what creating a sync job with this body would take. Creates nothing and asks the source for nothing, so a key that may only read may call it.',
      tags: ['on-demand syncs'],
      security: SECURITY.token,
      body: newJob,
      response: answers(
        estimateAnswer,
        'token',
        'on_demand_not_enabled',
        'function_disabled',
        'too_many_open_jobs',
        'csrf',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
      ),
    },
    handler: (request) => {
      const { start_time, end_time, function_name: functionName, events } = request.body;
      return estimateJob(engine, connectionOf(request), {
        functionName,
        start: new Date(start_time),
        end: new Date(end_time),
        events,
      });
    },
  });
}
