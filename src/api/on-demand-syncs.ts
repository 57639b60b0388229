import { cancelJob, createJob, getJob, resumeJob } from '../sync/jobs.ts';
import { answers, MAKING_A_JOB, SECURITY } from './answers.ts';
import { connectionOf, type Gate } from './auth.ts';
import { registerJobParts } from './job-parts.ts';
import { jobSchema, syncJob } from './job-schema.ts';
import { registerJobStream } from './job-stream.ts';
import { jobId, keyHeader, newJob } from './new-job.ts';
import { registerJobList } from './on-demand-sync-list.ts';
import type { ApiOptions, App } from './options.ts';
import { registerVerify } from './verify.ts';

const PATH = '/connections/on-demand-syncs';

/** On-demand syncs: create, look at, watch, list, cancel, resume. */
export function registerOnDemandSyncs(app: App, options: ApiOptions, gate: Gate): void {
  const { engine } = options;
  const config = { access: 'token' } as const;
  const common = { tags: ['on-demand syncs'], security: SECURITY.token };
  app.addSchema(jobSchema);
  registerJobList(app, options, PATH);
  registerJobParts(app, options, PATH);
  registerVerify(app, options, PATH);
  registerJobStream(app, options, gate, PATH);

  app.post(PATH, {
    config,
    schema: {
      ...common,
      summary: 'Create a sync job',
      description: 'Reads one kind of data between two instants, now and ahead of the schedules.',
      body: newJob,
      headers: keyHeader,
      response: answers(syncJob, 'token', ...MAKING_A_JOB),
    },
    handler: async (request, reply) => {
      const { start_time: start, end_time: end, function_name: functionName, events } = request.body;
      const { job, replayed } = await createJob(engine, connectionOf(request), {
        functionName,
        start: new Date(start),
        end: new Date(end),
        events,
        idempotencyKey: request.headers['idempotency-key'],
      });
      if (replayed) reply.header('idempotent-replayed', 'true');
      return job;
    },
  });

  app.get(`${PATH}/:sync_job_id`, {
    config,
    schema: {
      ...common,
      summary: 'Read a sync job',
      params: jobId,
      response: answers(syncJob, 'token', 'invalid', 'not_found'),
    },
    handler: (request) => getJob(engine, connectionOf(request).connection_id, request.params.sync_job_id),
  });

  app.post(`${PATH}/:sync_job_id/cancel`, {
    config,
    schema: {
      ...common,
      summary: 'Cancel a sync job',
      description: 'After the answer nothing of the job is written any more. Takes no body; one is ignored.',
      params: jobId,
      response: answers(
        syncJob,
        'token',
        'job_not_open',
        'read_only',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
        'not_found',
      ),
    },
    handler: (request) => cancelJob(engine, connectionOf(request).connection_id, request.params.sync_job_id),
  });

  app.post(`${PATH}/:sync_job_id/resume`, {
    config,
    schema: {
      ...common,
      summary: 'Resume a stuck sync job',
      description: 'It goes on from where it stood. Takes no body; one is ignored.',
      params: jobId,
      response: answers(
        syncJob,
        'token',
        'job_not_stuck',
        'read_only',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
        'not_found',
      ),
    },
    handler: (request) => resumeJob(engine, connectionOf(request).connection_id, request.params.sync_job_id),
  });
}
