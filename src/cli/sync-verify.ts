import { loadConnectionRecord } from '../store/queries/connections.ts';
import type { FindingRow } from '../store/queries/list-findings.ts';
import type { Engine } from '../sync/engine.ts';
import type { Job } from '../sync/job.ts';
import { createJob, getJob } from '../sync/jobs.ts';
import { findFindings, repairJob } from '../sync/repair.ts';
import { findByName } from './connections-find.ts';
import { printJson, printJsonLine } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { findJobByName } from './sync-find.ts';
import { DIFFERENT, findingLines } from './sync-findings.ts';
import { windowText } from './sync-report.ts';
import { watchToEnd } from './sync-watch.ts';
import { inOptionWords, readWindow } from './sync-window.ts';
import { withEngine } from './with-engine.ts';

interface WindowOptions {
  connection: string;
  functionName: string;
  from?: string;
  to?: string;
  last?: string;
  watch?: boolean;
  json?: boolean;
}

interface Watcher {
  engine: Engine;
  screen: Screen;
  json: boolean;
}

/** `sync verify`: makes the job, and shows or mends what it found where that is asked for. */
export function verifySync(
  settings: Settings,
  options: WindowOptions & { repair?: boolean },
): Promise<number> {
  return withJob(settings, options, { purpose: 'verify' }, async (watcher, job) => {
    const ended = await watchToEnd({ ...watcher, job });
    return ended === EXIT.ok ? tellFound(watcher, job, Boolean(options.repair)) : ended;
  });
}

/** `sync remap`. */
export function remapSync(settings: Settings, options: WindowOptions & { send?: boolean }): Promise<number> {
  const events = options.send ? ('send' as const) : ('silent' as const);
  return withJob(settings, options, { purpose: 'remap', events }, (watcher, job) =>
    watchToEnd({ ...watcher, job }),
  );
}

/** `sync findings <job>`. */
export function showFindings(
  settings: Settings,
  name: string,
  { json = false }: { json?: boolean },
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const place = await findJobByName(engine.pool, name);
    const job = await getJob(engine, place.connection_id, place.run_id);
    const { verification } = job.report;
    if (!verification) throw new Refusal('This job verifies nothing, so it has no findings.');
    const findings = await allFindings(engine, job);
    if (json) printJson({ verification, data: findings });
    else show(new Screen(), job, findings);
    if (verification.verdict === null) return EXIT.failed;
    return verification.verdict === 'equal' ? EXIT.ok : DIFFERENT;
  });
}

/** `sync repair <job>`. */
export function repairSync(
  settings: Settings,
  name: string,
  { watch, json = false }: { watch?: boolean; json?: boolean },
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const place = await findJobByName(engine.pool, name);
    const verify = await getJob(engine, place.connection_id, place.run_id);
    const screen = new Screen();
    const job = await makeRepair(engine, verify);
    if (watch) return watchToEnd({ engine, screen, job, json });
    if (json) printJson(job);
    else screen.say(`Watch it with: backhaul sync watch ${job.id}`);
    return EXIT.ok;
  });
}

/** Makes a job of a window, tells of it, and stays where that is asked for. */
function withJob(
  settings: Settings,
  options: WindowOptions & { repair?: boolean },
  what: { purpose: 'verify' | 'remap'; events?: 'send' | 'silent' },
  stay: (watcher: Watcher, job: Job) => Promise<number>,
): Promise<number> {
  const window = readWindow(options, new Date());
  const json = Boolean(options.json);
  return withEngine(settings, async ({ engine }) => {
    const connection = await findByName(engine.pool, options.connection);
    const { functionName } = options;
    const { job } = await createJob(engine, connection, { functionName, ...window, ...what }).catch(
      (error) => {
        throw inOptionWords(error);
      },
    );
    const screen = new Screen();
    if (!json) {
      screen.fact('job', job.id);
      screen.fact(what.purpose === 'verify' ? 'verifies' : 'maps anew', job.function_name);
      screen.fact('window', windowText(job));
    }
    if (options.watch || options.repair) {
      if (!json) screen.say();
      return stay({ engine, screen, json }, job);
    }
    const later =
      what.purpose === 'verify' ? `, and see what it found with: backhaul sync findings ${job.id}` : '';
    if (json) printJson(job);
    else screen.say(`Watch it with: backhaul sync watch ${job.id}${later}`);
    return EXIT.ok;
  });
}

async function tellFound(watcher: Watcher, { connection_id, id }: Job, repair: boolean): Promise<number> {
  const { engine, screen, json } = watcher;
  const job = await getJob(engine, connection_id, id);
  const { missing, differing, unexpected, verdict } = job.report.verification!;
  const findings = await allFindings(engine, job);
  if (json) printJsonLine({ findings });
  else if (verdict !== 'equal') show(screen, job, findings);
  if (verdict === 'equal') return EXIT.ok;
  const mendable = missing + differing > 0;
  if (!repair) {
    if (!json && mendable) screen.say(`Mend it with: backhaul sync repair ${id}`);
    return DIFFERENT;
  }
  if (!mendable) return DIFFERENT;
  const ended = await watchToEnd({ ...watcher, job: await makeRepair(engine, job) });
  return ended === EXIT.ok && unexpected > 0 ? DIFFERENT : ended;
}

async function makeRepair(engine: Engine, { connection_id, id }: Job): Promise<Job> {
  const connection = await loadConnectionRecord(engine.pool, connection_id);
  if (!connection) throw new Refusal('The connection was deleted just now.');
  return (await repairJob(engine, connection, id)).job;
}

function show(screen: Screen, job: Job, findings: FindingRow[]): void {
  for (const line of findingLines(job, findings)) screen.say(line);
}

/** All that are kept, of which there is a bound. */
async function allFindings(engine: Engine, { connection_id, id }: Job): Promise<FindingRow[]> {
  const all: FindingRow[] = [];
  for (let after: string | null = null; ; ) {
    const { findings, next } = await findFindings(engine, connection_id, id, { after, limit: 1000 });
    all.push(...findings);
    if (next === null) return all;
    after = next;
  }
}
