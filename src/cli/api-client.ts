import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../sync/job.ts';
import { eventsOf } from './event-stream.ts';
import { Refusal } from './refusal.ts';

interface JobAsk {
  function_name: string;
  start_time: string;
  end_time: string;
}

/** The few calls the demo makes, over real HTTP, as any program of a user would make them. */
export interface ApiClient {
  createJob(ask: JobAsk, idempotencyKey: string): Promise<Job>;
  /** @returns null when there is no such job (any more) */
  getJob(jobId: string): Promise<Job | null>;
  /** The job as it changes, to its end; over early where it is there no longer. Comes back when the stream breaks off. */
  watchJob(jobId: string): AsyncIterable<Job>;
}

const JOBS = '/connections/on-demand-syncs';
/** Answers that say "not now": the rate limit, and a database that is busy or restarting. */
const PASSING = new Set([429, 503]);
const TRIES = 30;
const RETRY_MS = 500;

export function apiClient(options: {
  url: string;
  apiKey: string;
  accessToken: string;
  signal: AbortSignal;
}): ApiClient {
  async function call(path: string, init: RequestInit = {}): Promise<Response> {
    for (let tries = 1; ; tries++) {
      const response = await fetch(`${options.url}${path}`, {
        ...init,
        signal: options.signal,
        headers: {
          ...(init.headers as Record<string, string> | undefined),
          'x-trackstar-api-key': options.apiKey,
          'x-trackstar-access-token': options.accessToken,
        },
      });
      if (!PASSING.has(response.status) || tries >= TRIES) return response;
      await response.body?.cancel();
      await sleep(RETRY_MS, undefined, { signal: options.signal });
    }
  }
  async function* watchJob(jobId: string): AsyncGenerator<Job, void> {
    for (let lastId = ''; ; ) {
      const headers = { accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) };
      const response = await call(`${JOBS}/${jobId}/stream`, { headers }).catch((error) => {
        if (options.signal.aborted) throw error;
      });
      if (response?.status === 404 || response?.status === 204) return await response.body?.cancel();
      if (response && !response.ok) await jobOf(response);
      for await (const { id, data } of eventsOf(response?.body ?? [], options.signal)) {
        const job = JSON.parse(data) as Job;
        lastId = id;
        yield job;
        if (job.status !== 'open') return;
      }
      await sleep(RETRY_MS, undefined, { signal: options.signal });
    }
  }
  return {
    watchJob,
    async createJob(ask, idempotencyKey) {
      const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
      return await jobOf(await call(JOBS, { method: 'POST', headers, body: JSON.stringify(ask) }));
    },
    async getJob(jobId) {
      const response = await call(`${JOBS}/${jobId}`);
      if (response.status !== 404) return await jobOf(response);
      await response.body?.cancel();
      return null;
    },
  };
}

async function jobOf(response: Response): Promise<Job> {
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as Job;
  throw new Refusal(`The API answered ${response.status}: ${sentenceOf(text)}`);
}

/** The sentence of an error answer. */
function sentenceOf(text: string): string {
  try {
    return (JSON.parse(text) as { error?: string }).error ?? text;
  } catch {
    return text.slice(0, 300) || 'nothing';
  }
}
