import { createJob } from '../sync/jobs.ts';
import { findByName } from './connections-find.ts';
import { printJson } from './output.ts';
import { EXIT } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { SILENT_WORDS, windowText } from './sync-report.ts';
import { watchToEnd } from './sync-watch.ts';
import { inOptionWords, readWindow } from './sync-window.ts';
import { withEngine } from './with-engine.ts';

/** `sync create`: makes a job, and watches it where that is asked for. */
export function createSync(
  settings: Settings,
  options: {
    connection: string;
    functionName: string;
    from?: string;
    to?: string;
    last?: string;
    watch?: boolean;
    silent?: boolean;
    json?: boolean;
  },
): Promise<number> {
  const window = readWindow(options, new Date());
  return withEngine(settings, async ({ engine }) => {
    const connection = await findByName(engine.pool, options.connection);
    const events = options.silent ? ('silent' as const) : ('send' as const);
    const request = { functionName: options.functionName, ...window, events };
    const { job } = await createJob(engine, connection, request).catch((error) => {
      throw inOptionWords(error);
    });
    const screen = new Screen();
    if (!options.json) {
      screen.fact('job', job.id);
      screen.fact(
        'reads',
        `${job.function_name} of ${connection.integration_type}/${connection.integration_name}`,
      );
      screen.fact('window', windowText(job));
      if (job.events === 'silent') screen.fact('events', SILENT_WORDS);
    }
    if (options.watch) {
      if (!options.json) screen.say();
      return watchToEnd({ engine, screen, job, json: Boolean(options.json) });
    }
    if (options.json) printJson(job);
    else screen.say(`Watch it with: backhaul sync watch ${job.id}`);
    return EXIT.ok;
  });
}
