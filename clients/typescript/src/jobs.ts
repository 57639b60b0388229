import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { Client } from 'openapi-fetch';
import { answerOf } from './answer.ts';
import { pause } from './pause.ts';
import type { components, paths } from './schema.ts';

/** An on-demand sync. */
export type SyncJob = components['schemas']['SyncJob'];

export interface WatchOptions {
  signal?: AbortSignal;
  /** How often the job is asked for where no stream comes through, in milliseconds: 2000 unless told. */
  pollMs?: number;
}

export interface WaitOptions extends WatchOptions {
  /** Told of each state of the job, the last one too. */
  onChange?: (job: SyncJob) => void;
}

const POLL_MS = 2000;
/** A stream begins at once, and says that it is alive every 15 seconds: one that says nothing is held back on the way. */
const PATIENCE = {
  beginsWithinMs: 10_000,
  silentAtMostMs: 45_000,
  /** How long a job is only asked for after a stream was refused or said nothing. */
  noStreamForMs: 60_000,
};

/** See `Connection.watchJob`. */
export async function* watchJob(
  api: Client<paths>,
  syncJobId: string,
  { signal, pollMs = POLL_MS }: WatchOptions,
  patience = PATIENCE,
): AsyncGenerator<SyncJob, void> {
  const params = { path: { sync_job_id: syncJobId } };
  let known = '';
  let lastId = '';
  for (let streamFrom = 0; ; ) {
    if (Date.now() >= streamFrom) {
      streamFrom = Date.now() + patience.noStreamForMs;
      for await (const { id, data } of streamOf(api, syncJobId, lastId, patience, signal)) {
        streamFrom = 0;
        lastId = id;
        known = data;
        const job = JSON.parse(data) as SyncJob;
        yield job;
        if (job.status !== 'open') return;
      }
    }
    // Asked also where the stream was only cut off: a refusal is told here, in the API's own words.
    const job = await answerOf(
      api.GET('/connections/on-demand-syncs/{sync_job_id}', { params, ...(signal && { signal }) }),
    );
    const text = JSON.stringify(job);
    if (text !== known) yield job;
    known = text;
    if (job.status !== 'open') return;
    await pause(pollMs, signal);
  }
}

/** See `Connection.waitForJob`. */
export async function waitForJob(
  api: Client<paths>,
  syncJobId: string,
  { onChange, ...options }: WaitOptions,
): Promise<SyncJob> {
  let last: SyncJob | undefined;
  for await (const job of watchJob(api, syncJobId, options)) {
    last = job;
    onChange?.(job);
  }
  return last!;
}

/** The events of the job's stream; none where there is no stream. Ends without an error when it is cut off. */
async function* streamOf(
  api: Client<paths>,
  syncJobId: string,
  lastId: string,
  patience: typeof PATIENCE,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ id: string; data: string }, void> {
  const cut = new AbortController();
  let timer = setTimeout(() => cut.abort(), patience.beginsWithinMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => cut.abort(), patience.silentAtMostMs);
  };
  try {
    const { data: body } = await api.GET('/connections/on-demand-syncs/{sync_job_id}/stream', {
      params: {
        path: { sync_job_id: syncJobId },
        header: lastId === '' ? {} : { 'last-event-id': lastId },
      },
      headers: { accept: 'text/event-stream' },
      parseAs: 'stream',
      signal: signal ? AbortSignal.any([signal, cut.signal]) : cut.signal,
    });
    if (!body) return;
    const events = body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream({ onComment: heard, onRetry: heard }));
    for await (const { id = '', data } of events) {
      heard();
      yield { id, data };
    }
  } catch {
    signal?.throwIfAborted();
  } finally {
    clearTimeout(timer);
    cut.abort();
  }
}
