import { setTimeout as sleep } from 'node:timers/promises';
import { BackhaulError } from '../model/index.ts';
import type { Engine } from '../sync/engine.ts';
import type { Job } from '../sync/job.ts';
import { getJob } from '../sync/jobs.ts';
import { EXIT, Refusal, reasonOf } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { findJobByName } from './sync-find.ts';
import { Stillness } from './sync-stillness.ts';
import { jsonView, screenView, type View } from './sync-view.ts';
import { withEngine } from './with-engine.ts';
import { span } from './words.ts';

const POLL_MS = 400;
/** How long a watcher waits for a database that does not answer. */
const DATABASE_WITHIN_MS = 120_000;
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
  const { engine, screen, job, json } = options;
  const view = json ? jsonView() : screenView(screen);
  const stillness = new Stillness(engine.pool);
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  for (const signal of SIGNALS) process.on(signal, leave);
  try {
    for (let now = job; ; now = await lookAgain(engine, job, view, leaving.signal)) {
      view.show(now);
      if (now.status !== 'open') return ENDS[now.status];
      const still = await stillness.look(now, performance.now()).catch(() => null);
      if (still) view.note(still);
    }
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
    view.close();
    view.note(`Stopped watching. The job goes on; watch it again with: backhaul sync watch ${job.id}`);
    return LEFT;
  } finally {
    view.close();
    for (const signal of SIGNALS) process.off(signal, leave);
  }
}

/** The job a moment later. A database that restarts is no reason to leave one that is watched for hours. */
async function lookAgain(engine: Engine, job: Job, view: View, signal: AbortSignal): Promise<Job> {
  const began = performance.now();
  for (let told = false; ; told = true) {
    await sleep(POLL_MS, undefined, { signal });
    try {
      return await getJob(engine, job.connection_id, job.id);
    } catch (error) {
      if (error instanceof BackhaulError) throw error;
      if (performance.now() - began > DATABASE_WITHIN_MS)
        throw new Refusal(
          `The database has not answered for ${span(DATABASE_WITHIN_MS)}: ${reasonOf(error)}. The job is as it was; watch it again with: backhaul sync watch ${job.id}`,
        );
      if (!told) view.note(`The database does not answer (${reasonOf(error)}). Waiting for it …`);
    }
  }
}
