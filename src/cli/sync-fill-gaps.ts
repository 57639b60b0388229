import { fillGaps } from '../sync/fill-gaps.ts';
import { findByName } from './connections-find.ts';
import { printJson } from './output.ts';
import { EXIT } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { SILENT_WORDS } from './sync-report.ts';
import { watchToEnd } from './sync-watch.ts';
import { inOptionWords, readWhen, readWindow } from './sync-window.ts';
import { withEngine } from './with-engine.ts';
import { instantText } from './words.ts';

/** As many as a person wants to read. */
const MOST_LISTED = 8;

/** `sync fill-gaps`: makes a job of what was not read, and watches it where that is asked for. */
export function fillGapsHere(
  settings: Settings,
  options: {
    connection: string;
    functionName: string;
    from?: string;
    to?: string;
    last?: string;
    olderThan?: string;
    watch?: boolean;
    silent?: boolean;
    json?: boolean;
  },
): Promise<number> {
  const window = readWindow(options, new Date());
  const olderThan = options.olderThan === undefined ? undefined : readWhen('--older-than', options.olderThan);
  return withEngine(settings, async ({ engine }) => {
    const connection = await findByName(engine.pool, options.connection);
    const events = options.silent ? ('silent' as const) : ('send' as const);
    const request = { functionName: options.functionName, ...window, events, olderThan };
    const { filled } = await fillGaps(engine, connection, request).catch((error) => {
      throw inOptionWords(error);
    });
    const { job, gaps, unavailable } = filled;
    const screen = new Screen();
    if (!options.json) {
      if (job) screen.fact('job', job.id);
      screen.fact(
        'reads',
        `${options.functionName} of ${connection.integration_type}/${connection.integration_name}`,
      );
      tell(screen, 'gap', gaps);
      tell(screen, 'unavailable', unavailable);
      if (job?.events === 'silent') screen.fact('events', SILENT_WORDS);
    }
    if (job && options.watch) {
      if (!options.json) screen.say();
      return watchToEnd({ engine, screen, job, json: Boolean(options.json) });
    }
    if (options.json) printJson(filled);
    else
      screen.say(
        job
          ? `Watch it with: backhaul sync watch ${job.id}`
          : 'There is nothing to fill, so no job was made.',
      );
    return EXIT.ok;
  });
}

function tell(screen: Screen, label: string, ranges: readonly { start: string; end: string }[]): void {
  for (const { start, end } of ranges.slice(0, MOST_LISTED))
    screen.fact(label, `${instantText(start)} to ${instantText(end)}`);
  if (ranges.length > MOST_LISTED) screen.fact('', `… and ${ranges.length - MOST_LISTED} more`);
}
