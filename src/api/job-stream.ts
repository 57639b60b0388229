import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import Type from 'typebox';
import { BackhaulError } from '../model/index.ts';
import type { Job } from '../sync/job.ts';
import { JobFeed } from '../sync/job-feed.ts';
import { getJob } from '../sync/jobs.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf, connectionOf, type Gate } from './auth.ts';
import type { ApiOptions, App } from './options.ts';
import { StreamPlaces } from './stream-places.ts';
import { withHeartbeat } from './with-heartbeat.ts';

const LIMITS = { perConnection: 20, perOrganization: 200, heartbeatMs: 15_000 };
/** When a client whose stream ended should come back. */
const RETRY_MS = 2000;
/** How often it is looked whether the caller's key and token, or session, are still good. */
const STILL_GOOD_EVERY_MS = 2000;
/** How long a client may take nothing of what is sent before it is given up; longer than a heartbeat. */
const IDLE_MS = 60_000;
const EVENT_STREAM = 'text/event-stream';

const headers = Type.Object({
  'last-event-id': Type.Optional(
    Type.String({
      maxLength: 100,
      description:
        '`id` of the last event that was received: the present state is sent only if it is another',
    }),
  ),
});

const events = Type.Unsafe<Readable>({
  content: {
    [EVENT_STREAM]: {
      schema: { type: 'string', description: 'Events, one a change, until the job has ended' },
    },
  },
});

/** A job as it changes, as server-sent events. */
export function registerJobStream(app: App, options: ApiOptions, gate: Gate, path: string): void {
  const { engine } = options;
  const limits = { ...LIMITS, ...options.streams };
  const feed = new JobFeed(engine, options.hints);
  const places = new StreamPlaces(limits);
  app.addHook('preClose', async () => feed.close());

  app.get(`${path}/:sync_job_id/stream`, {
    config: { access: 'token' },
    // What it would answer to HEAD goes on for as long as the job does.
    exposeHeadRoute: false,
    schema: {
      summary: 'Watch a sync job',
      description:
        'Server-sent events: the job as it is now, then whenever it has changed, each as an event `job` whose data is ' +
        'the job. The stream ends after the job has. Nothing depends on what was missed: after reconnecting the ' +
        'present state comes first, unless `last-event-id` says it is known. Counts as one read.',
      tags: ['on-demand syncs'],
      security: SECURITY.token,
      params: Type.Object({ sync_job_id: Type.String({ description: 'Id of the job' }) }),
      headers,
      response: {
        ...answers(events, 'token', 'too_many_streams', 'invalid', 'not_found'),
        204: Type.Unsafe<void>({
          type: 'null',
          description: 'The job has ended, and `last-event-id` names its end: do not reconnect',
        }),
      },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request);
      const { connection_id: connectionId } = connectionOf(request);
      const leaving = new AbortController();
      reply.raw.once('close', () => leaving.abort());
      const job = await getJob(engine, connectionId, request.params.sync_job_id);
      const last = request.headers['last-event-id'];
      if (job.status !== 'open' && eventId(JSON.stringify(job)) === last) return reply.code(204).send();

      const leave = places.take(caller);
      // Revoked or deleted meanwhile. Whether the database answers is the feed's affair.
      const check = setInterval(() => {
        gate.identify(request).catch((error) => {
          if (error instanceof BackhaulError) leaving.abort();
        });
      }, STILL_GOOD_EVERY_MS);
      const end = () => {
        clearInterval(check);
        leave();
      };
      leaving.signal.addEventListener('abort', end);
      if (leaving.signal.aborted || reply.raw.closed) end();
      reply.raw.setTimeout(IDLE_MS);
      const jobs = feed.watch(connectionId, job.id, { signal: leaving.signal });
      const text = withHeartbeat(eventTexts(jobs, last), limits.heartbeatMs, ': still here\n\n');
      return reply
        .type(`${EVENT_STREAM}; charset=utf-8`)
        .headers({
          'cache-control': 'no-store, no-transform',
          'x-accel-buffering': 'no',
          // One that is kept after its stream would hold up a server that stops.
          connection: 'close',
        })
        .send(Readable.from(text, { objectMode: false }));
    },
  });
}

async function* eventTexts(jobs: AsyncIterable<Job>, lastId: string | undefined): AsyncGenerator<string> {
  yield `retry: ${RETRY_MS}\n\n`;
  try {
    for await (const job of jobs) {
      const text = JSON.stringify(job);
      const id = eventId(text);
      if (id !== lastId) yield `id: ${id}\nevent: job\ndata: ${text}\n\n`;
      lastId = undefined;
    }
  } catch {
    // Deleted meanwhile, or a database that is gone for long. The client is told when he comes back.
  }
}

/** Names a state of a job by what it is, so that every process gives the same state the same name. */
function eventId(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
