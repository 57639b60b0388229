import { JOB_STATUSES } from '../api/job-schema.ts';
import { loadConnectionRecord } from '../store/queries/connections.ts';
import type { Engine } from '../sync/engine.ts';
import type { Job } from '../sync/job.ts';
import { cancelJob, getJob, resumeJob } from '../sync/jobs.ts';
import { findByName } from './connections-find.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { findJobByName, newestJobs } from './sync-find.ts';
import { listRows } from './sync-list.ts';
import { standing, tellReport } from './sync-report.ts';
import { tableLines } from './table.ts';
import { withEngine } from './with-engine.ts';

/** `sync list`: jobs of all connections or one, newest first. */
export function listSyncs(
  settings: Settings,
  options: { connection?: string; status?: string; limit: number; json?: boolean },
): Promise<number> {
  const statuses = readStatuses(options.status);
  return withEngine(settings, async ({ engine }) => {
    const connection = options.connection && (await findByName(engine.pool, options.connection));
    const connectionId = connection ? connection.connection_id : null;
    const places = await newestJobs(engine.pool, { connectionId, statuses, limit: options.limit });
    const jobs: Job[] = [];
    for (const place of places) jobs.push(await getJob(engine, place.connection_id, place.run_id));
    if (options.json) printJson({ data: jobs });
    else await show(engine, jobs, options.status !== undefined || connection !== undefined);
    return EXIT.ok;
  });
}

/** `sync show <job>`. */
export function showSync(settings: Settings, name: string, { json }: { json?: boolean }): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const place = await findJobByName(engine.pool, name);
    const job = await getJob(engine, place.connection_id, place.run_id);
    if (json) printJson(job);
    else await describe(engine, job);
    return EXIT.ok;
  });
}

/** `sync cancel <job>`. */
export function cancelSync(settings: Settings, name: string, { json }: { json?: boolean }): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const place = await findJobByName(engine.pool, name);
    const job = await cancelJob(engine, place.connection_id, place.run_id);
    const screen = new Screen();
    if (json) printJson(job);
    else screen.say(standing(screen, job));
    return EXIT.ok;
  });
}

/** `sync resume <job>`. */
export function resumeSync(settings: Settings, name: string, { json }: { json?: boolean }): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const place = await findJobByName(engine.pool, name);
    const job = await resumeJob(engine, place.connection_id, place.run_id);
    if (json) printJson(job);
    else
      new Screen().say(
        `It is open again and goes on from where it stood. Watch it with: backhaul sync watch ${job.id}`,
      );
    return EXIT.ok;
  });
}

async function show(engine: Engine, jobs: Job[], filtered: boolean): Promise<void> {
  const screen = new Screen();
  if (jobs.length === 0) {
    screen.say(
      filtered
        ? 'There are no such jobs. "backhaul sync list" without options shows all.'
        : 'There are no sync jobs yet. Make one with: backhaul sync create <connection> <function> --last 30d',
    );
    return;
  }
  for (const line of tableLines(await listRows(engine.pool, jobs))) screen.say(line);
}

async function describe(engine: Engine, job: Job): Promise<void> {
  const screen = new Screen();
  const connection = await loadConnectionRecord(engine.pool, job.connection_id);
  const named = connection ? ` (${connection.integration_type}/${connection.integration_name})` : '';
  screen.say(standing(screen, job));
  screen.say();
  screen.fact('job', job.id);
  screen.fact('connection', `${job.connection_id}${named}`);
  screen.fact('reads', `${job.function_name}${job.only_gaps ? ', only what had not been read' : ''}`);
  tellReport(screen, job);
  if (job.status === 'stuck') screen.say(`Once that is put right: backhaul sync resume ${job.id}`);
}

function readStatuses(text: string | undefined): string[] | null {
  if (text === undefined) return null;
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  const unknown = words.find((word) => !(JOB_STATUSES as readonly string[]).includes(word));
  if (unknown === undefined) return words;
  throw new Refusal(
    `--status is "${unknown.slice(0, 64)}", but must be ${JOB_STATUSES.slice(0, -1).join(', ')} or ${JOB_STATUSES.at(-1)}, or several of them with commas between.`,
    EXIT.usage,
  );
}
