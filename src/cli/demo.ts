import { v7 } from 'uuid';
import type { Job } from '../sync/job.ts';
import { type ApiClient, apiClient } from './api-client.ts';
import { recordsOf } from './pace.ts';
import { showProgress } from './progress.ts';
import { type Demo, type SandboxConnection, type SandboxFile, writeSandboxFile } from './sandbox-file.ts';
import type { Screen } from './screen.ts';
import { count, counted, instantText, span } from './words.ts';

const FUNCTION = 'get_orders';

/**
 * The demo: a real on-demand sync of the sandbox warehouse's last twelve months, asked for and watched over
 * HTTP. Once per installation; one that a killed start left behind is watched to its end.
 *
 * @param file changed and written as the demo goes on
 */
export async function runDemo(options: {
  file: SandboxFile;
  connection: SandboxConnection;
  dataDir: string;
  url: string;
  screen: Screen;
  signal: AbortSignal;
}): Promise<void> {
  const { file, connection, dataDir, screen, signal } = options;
  const save = () => writeSandboxFile(dataDir, file);
  const api = apiClient({
    url: options.url,
    apiKey: file.api_key,
    accessToken: connection.access_token,
    signal,
  });

  const resumed = file.demo !== null;
  file.demo ??= newDemo(new Date());
  save();
  const { demo } = file;
  const job = demo.job_id ? await api.getJob(demo.job_id) : await create(api, demo);
  demo.job_id = job?.id ?? demo.job_id;
  file.demo_over = job === null;
  save();
  if (!job) return;

  screen.say();
  screen.say(
    resumed
      ? 'The demo sync was cut off and goes on from its last page:'
      : 'First start: a real sync of twelve months of the sandbox’s orders.',
  );
  if (!resumed) screen.say(screen.faint('Ctrl-C stops it; the next start goes on from its last page.'));
  screen.say();
  const progress = showProgress(screen);
  try {
    const ended = await watch(api, job, (now) => progress.show(now));
    progress.end();
    file.demo_over = true;
    save();
    tellEnd(screen, ended);
  } finally {
    progress.end();
  }
}

function newDemo(now: Date): Demo {
  const start = new Date(now);
  start.setUTCFullYear(start.getUTCFullYear() - 1);
  const text = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;
  return { start_time: text(start), end_time: text(now), idempotency_key: `demo-${v7()}`, job_id: null };
}

function create(api: ApiClient, demo: Demo): Promise<Job> {
  const { start_time, end_time } = demo;
  return api.createJob({ function_name: FUNCTION, start_time, end_time }, demo.idempotency_key);
}

/** @returns the job as it ended: whatever status it has then */
async function watch(api: ApiClient, first: Job, show: (job: Job) => void): Promise<Job> {
  let last = first;
  for await (const job of api.watchJob(first.id)) {
    last = job;
    show(job);
  }
  // Gone only if somebody deleted the connection meanwhile.
  return last.status === 'open' ? { ...last, status: 'cancelled' } : last;
}

function tellEnd(screen: Screen, job: Job): void {
  const { report, progress } = job;
  const took = Date.parse(job.finished_at ?? '') - Date.parse(job.started_at ?? '');
  screen.say();
  if (job.status === 'stuck') screen.say(screen.warning(`The sync is stuck: ${job.error?.message ?? ''}`));
  else if (job.status === 'cancelled') screen.say('The sync was cancelled. What it had read by then stays:');
  else
    screen.say(
      screen.bold(`Read ${counted(recordsOf(job), 'order')}${took > 0 ? ` in ${span(took)}` : ''}.`),
    );
  screen.say();
  screen.fact('new', count(report.records_new));
  screen.fact('changed', count(report.records_changed));
  screen.fact('unchanged', `${count(report.records_unchanged)}${sameAgain(report.records_unchanged)}`);
  if (report.records_outdated > 0) screen.fact('outdated', count(report.records_outdated));
  screen.fact('quarantined', count(report.records_quarantined));
  screen.fact('asked', `${counted(progress.requests, 'request')}, ${counted(progress.pages, 'page')}`);
  if (job.requested_start_time && job.requested_end_time) {
    const window = `${instantText(job.requested_start_time)} to ${instantText(job.requested_end_time)}`;
    screen.fact('window', `${window}, by ${job.window_basis} date`);
  }
  if (job.effective_end_time)
    screen.fact('effective end', `${instantText(job.effective_end_time)} (later orders may still come in)`);
}

function sameAgain(unchanged: number): string {
  return unchanged > 0 ? ' (read before, by the initial sync of the last 30 days)' : '';
}
