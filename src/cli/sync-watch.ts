import { BackhaulError } from '../model/index.ts';
import type { Engine } from '../sync/engine.ts';
import type { Job } from '../sync/job.ts';
import { DATABASE_WITHIN_MS, JobFeed } from '../sync/job-feed.ts';
import { getJob } from '../sync/jobs.ts';
import { EXIT, Refusal, reasonOf } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { findJobByName } from './sync-find.ts';
import { jsonView, screenView } from './sync-view.ts';
import { withEngine } from './with-engine.ts';
import { span } from './words.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a script learns from the exit code: how the job ended, or, as shells have it, that it was left by Ctrl-C. */
const ENDS = { completed: EXIT.ok, stuck: 3, cancelled: 4 } as const;
const LEFT = 130;

/** `sync watch <job>`. */
export function watchSync(
  settings: Settings,
  name: string,
  { json = false }: { json?: boolean },
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const place = await findJobByName(engine.pool, name);
    const job = await getJob(engine, place.connection_id, place.run_id);
    return watchToEnd({ engine, screen: new Screen(), job, json });
  });
}

/** Shows a job until it ends or a signal comes, which ends the watching only. @returns the exit code */
export async function watchToEnd(options: {
  engine: Engine;
  screen: Screen;
  job: Job;
  json: boolean;
}): Promise<number> {
  const { engine, screen, json } = options;
  const { id, connection_id: connectionId } = options.job;
  const view = json ? jsonView() : screenView(screen);
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  for (const signal of SIGNALS) process.on(signal, leave);
  const onTrouble = (error: unknown) =>
    view.note(`The database does not answer (${reasonOf(error)}). Waiting for it …`);
  try {
    for await (const job of new JobFeed(engine).watch(connectionId, id, {
      signal: leaving.signal,
      onTrouble,
    })) {
      view.show(job);
      if (job.status !== 'open') return ENDS[job.status];
    }
    view.close();
    view.note(`Stopped watching. The job goes on; watch it again with: backhaul sync watch ${id}`);
    return LEFT;
  } catch (error) {
    if (error instanceof BackhaulError) throw error;
    throw new Refusal(
      `The database has not answered for ${span(DATABASE_WITHIN_MS)}: ${reasonOf(error)}. The job is as it was; watch it again with: backhaul sync watch ${id}`,
    );
  } finally {
    view.close();
    for (const signal of SIGNALS) process.off(signal, leave);
  }
}
