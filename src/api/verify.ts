import Type from 'typebox';
import { dateTime, integer, json, list, object, oneOf, text } from '../model/fields.ts';
import { instant } from '../sync/job.ts';
import { createJob } from '../sync/jobs.ts';
import { findFindings, repairJob } from '../sync/repair.ts';
import { answers, MAKING_A_JOB, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import { syncJob } from './job-schema.ts';
import { jobId, keyHeader, newJob } from './new-job.ts';
import type { ApiOptions, App } from './options.ts';
import { openPageToken, sealPageToken } from './read/page-token.ts';
import { envelopeFields, pagingFields } from './read/paging.ts';

const PAGE_USUAL = 100;
const KINDS = ['missing', 'differing', 'unexpected'] as const;

const finding = object(
  {
    id: text('Id of the record'),
    resource: text('What it is, such as order'),
    kind: oneOf(
      KINDS,
      'missing: the source has it and it is not stored; differing: it is stored otherwise than the source shows it; ' +
        'unexpected: it is stored, and the source did not show it',
    ),
    as_of: dateTime('When the source was seen to be otherwise'),
    found_at: dateTime('When it was written down'),
    differences: list(
      object(
        {
          path: text('Where, with dots, such as line_items.1.quantity'),
          stored: json('What is stored there; long values are cut'),
          source: json('What the source shows there; long values are cut'),
        },
        'One difference',
      ),
      'What differs, up to some twenty paths',
    ),
    differing_paths: integer('How many paths differ in all'),
  },
  'What was found of one record',
);

const findingsQuery = Type.Object(
  {
    kind: Type.Optional(oneOf(KINDS, 'Findings of this kind')),
    ...pagingFields(PAGE_USUAL),
  },
  { additionalProperties: false },
);

/** Proving what is stored, putting it right, and mapping it anew. */
export function registerVerify(app: App, { engine, sealer }: ApiOptions, path: string): void {
  const config = { access: 'token' } as const;
  const common = { tags: ['on-demand syncs'], security: SECURITY.token };
  const { events, ...window } = newJob.properties;

  app.post(`${path}/verify`, {
    config,
    schema: {
      ...common,
      summary: 'Create a job that verifies what is stored',
      description:
        'Reads the window at the source as any job does, compares it with what is stored, and changes nothing. ' +
        'Its report says what it found; the findings have the records.',
      body: Type.Object(window, { additionalProperties: false }),
      headers: keyHeader,
      response: answers(syncJob, 'token', ...MAKING_A_JOB),
    },
    handler: async (request, reply) => {
      const { start_time, end_time, function_name: functionName } = request.body;
      const { job, replayed } = await createJob(engine, connectionOf(request), {
        functionName,
        start: new Date(start_time),
        end: new Date(end_time),
        purpose: 'verify',
        idempotencyKey: request.headers['idempotency-key'],
      });
      if (replayed) reply.header('idempotent-replayed', 'true');
      return job;
    },
  });

  app.post(`${path}/remap`, {
    config,
    schema: {
      ...common,
      summary: 'Create a job that maps stored raw payloads anew',
      description:
        'Asks the source for nothing: the raw payloads that are still kept, of records whose date lies in the window ' +
        'and of all that was put aside, are mapped with the mapper of today. Makes no events unless asked to.',
      body: Type.Object(
        {
          ...window,
          events: Type.Optional(
            oneOf(
              ['send', 'silent'] as const,
              'Whether records that become otherwise make events. `silent` unless told',
            ),
          ),
        },
        { additionalProperties: false },
      ),
      headers: keyHeader,
      response: answers(syncJob, 'token', ...MAKING_A_JOB),
    },
    handler: async (request, reply) => {
      const { start_time, end_time, function_name: functionName, events: wanted } = request.body;
      const { job, replayed } = await createJob(engine, connectionOf(request), {
        functionName,
        start: new Date(start_time),
        end: new Date(end_time),
        events: wanted,
        purpose: 'remap',
        idempotencyKey: request.headers['idempotency-key'],
      });
      if (replayed) reply.header('idempotent-replayed', 'true');
      return job;
    },
  });

  app.post(`${path}/:sync_job_id/repair`, {
    config,
    schema: {
      ...common,
      summary: 'Repair what a verify found',
      description:
        'Creates a job that reads again where the verify found something missing or differing, and stores it. What ' +
        'was unexpected is not deleted. Takes no body; one is ignored.',
      params: jobId,
      headers: keyHeader,
      response: answers(syncJob, 'token', 'job_not_verified', 'nothing_to_repair', ...MAKING_A_JOB),
    },
    handler: async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { job, replayed } = await repairJob(
        engine,
        connectionOf(request),
        request.params.sync_job_id,
        key,
      );
      if (replayed) reply.header('idempotent-replayed', 'true');
      return job;
    },
  });

  app.get(`${path}/:sync_job_id/findings`, {
    config,
    schema: {
      ...common,
      summary: 'List what a verify found',
      description:
        'In the order of record ids. Up to 1000 findings of a job are kept, for 30 days; its report counts all.',
      params: jobId,
      querystring: findingsQuery,
      response: answers(
        Type.Object({ data: Type.Array(finding), ...envelopeFields }),
        'token',
        'invalid',
        'not_found',
      ),
    },
    handler: async (request) => {
      const { connection_id: owner } = connectionOf(request);
      const { kind, limit, page_token } = request.query;
      const { sync_job_id: id } = request.params;
      const name = `finding:${id}`;
      const { findings, next } = await findFindings(engine, owner, id, {
        kind: kind ?? null,
        after: page_token === undefined ? null : openPageToken(sealer, owner, name, page_token),
        limit: limit ?? PAGE_USUAL,
      });
      return {
        data: findings.map(({ differing, as_of, found_at, ...rest }) => ({
          ...rest,
          as_of: instant(as_of)!,
          found_at: instant(found_at)!,
          differing_paths: differing,
        })),
        next_token: next && sealPageToken(sealer, owner, name, next),
        total_count: findings.length,
      };
    },
  });
}
