import { createParser } from 'eventsource-parser';
import type { Job } from '../job.ts';

/** When to come back after the stream was cut off. */
const RETRY_MS = 2000;
/** The server says every 15 seconds that it is still there; who hears nothing for longer is cut off without knowing. */
const SILENCE_MS = 35_000;

/**
 * Tells each state of a job as it comes, until the job has ended or nobody wants to know any more. It outlasts cut lines
 * and servers that start again: the first that comes after is the present state.
 *
 * @param onStreaming told whether states come by themselves now; while they do not, somebody should ask
 */
export async function followJob(
  { connectionId, jobId, signal }: { connectionId: string; jobId: string; signal: AbortSignal },
  onJob: (job: Job) => void,
  onStreaming: (streaming: boolean) => void,
): Promise<void> {
  const place = { connectionId, jobId, lastId: '' };
  while (!signal.aborted) {
    const over = await followOnce(place, signal, onJob, onStreaming).catch(() => false);
    if (signal.aborted) return;
    onStreaming(false);
    if (over) return;
    await pause(RETRY_MS, signal);
  }
}

/** @returns whether there is nothing more to come */
async function followOnce(
  place: { connectionId: string; jobId: string; lastId: string },
  signal: AbortSignal,
  onJob: (job: Job) => void,
  onStreaming: (streaming: boolean) => void,
): Promise<boolean> {
  const silence = new AbortController();
  let alarm = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const response = await fetch(`/connections/on-demand-syncs/${place.jobId}/stream`, {
      headers: { 'x-backhaul-connection': place.connectionId, 'last-event-id': place.lastId },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel();
      // Gone or not allowed: those who ask for the job are told so. Too many streams or a server in trouble: later.
      return response.status !== 429 && response.status < 500;
    }
    onStreaming(true);
    let over = false;
    const parser = createParser({
      onEvent: ({ id, data }) => {
        if (id !== undefined) place.lastId = id;
        const job = JSON.parse(data) as Job;
        over = job.status !== 'open';
        onJob(job);
      },
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(alarm);
      alarm = setTimeout(() => silence.abort(), SILENCE_MS);
      parser.feed(part.value);
    }
    return over;
  } finally {
    clearTimeout(alarm);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
