import type { ConnectionRecord } from '../store/queries/connections.ts';
import type { QuarantinePlace } from '../store/queries/list-quarantine.ts';
import type { Engine } from '../sync/engine.ts';
import {
  findQuarantined,
  getQuarantined,
  type Quarantined,
  type Retried,
  retryQuarantined,
} from '../sync/quarantine.ts';
import { findByName } from './connections-find.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { tableLines } from './table.ts';
import { withEngine } from './with-engine.ts';
import { count, instantText, printable } from './words.ts';

const LONGEST_REASON = 80;
const PART = 200;

/** `quarantine list <connection>`. */
export function listQuarantined(
  settings: Settings,
  name: string,
  options: { function?: string; limit: number; json?: boolean },
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const connection = await findByName(engine.pool, name);
    const { entries, next } = await findQuarantined(
      engine,
      connection,
      filterOf(options),
      null,
      options.limit,
    );
    const screen = new Screen();
    if (options.json) printJson({ data: entries });
    else if (entries.length === 0) screen.say('Nothing is put aside.');
    else {
      const rows = entries.map(({ id, function_name, record_id, times_seen, reason }) => [
        id,
        function_name,
        printable(record_id).slice(0, 40),
        count(times_seen),
        printable(reason).slice(0, LONGEST_REASON),
      ]);
      for (const line of tableLines([['ID', 'FUNCTION', 'RECORD', 'SEEN', 'REASON'], ...rows]))
        screen.say(line);
      if (next) screen.say('There is more: --limit shows up to 1000.');
    }
    return EXIT.ok;
  });
}

/** `quarantine show <connection> <entry>`. */
export function showQuarantined(
  settings: Settings,
  name: string,
  id: string,
  { json }: { json?: boolean },
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const entry = await getQuarantined(engine, await findByName(engine.pool, name), id);
    if (json) printJson(entry);
    else tell(new Screen(), entry);
    return EXIT.ok;
  });
}

/** `quarantine retry <connection> [entry] [--all]`. */
export function retryAside(
  settings: Settings,
  name: string,
  id: string | undefined,
  options: { all?: boolean; function?: string; json?: boolean },
): Promise<number> {
  if ((id === undefined) === !options.all)
    throw new Refusal('Which ones? Give the id of an entry, or --all.', EXIT.usage);
  return withEngine(settings, async ({ engine }) => {
    const connection = await findByName(engine.pool, name);
    const screen = new Screen();
    const tried: Retried[] = [];
    for await (const one of entriesOf(engine, connection, id, options)) {
      const result = await retryQuarantined(engine, connection, one);
      tried.push(result);
      if (!options.json) screen.say(outcomeLine(result));
    }
    if (options.json) printJson({ data: tried });
    else if (tried.length === 0) screen.say('Nothing is put aside.');
    return tried.some(({ outcome }) => outcome === 'refused') ? EXIT.failed : EXIT.ok;
  });
}

/** Part by part: entries leave the list while it is walked, which moves none of those behind them. */
async function* entriesOf(
  engine: Engine,
  connection: ConnectionRecord,
  id: string | undefined,
  options: { function?: string },
): AsyncGenerator<string> {
  if (id !== undefined) return yield id;
  for (let after: QuarantinePlace | null = null; ; ) {
    const { entries, next } = await findQuarantined(engine, connection, filterOf(options), after, PART);
    for (const entry of entries) yield entry.id;
    if (!next) return;
    after = next;
  }
}

function filterOf({ function: functionName }: { function?: string }): { functionName?: string } {
  return functionName === undefined ? {} : { functionName };
}

function tell(screen: Screen, entry: Quarantined & { payload: unknown }): void {
  screen.fact('entry', entry.id);
  screen.fact('record', printable(entry.record_id));
  screen.fact('read by', `${entry.function_name}, run ${entry.run_id}`);
  screen.fact('reason', printable(entry.reason));
  screen.fact('as of', instantText(entry.as_of));
  screen.fact('seen', `${count(entry.times_seen)} times since ${instantText(entry.first_seen)}`);
  screen.say();
  for (const line of JSON.stringify(entry.payload, null, 2).split('\n')) screen.say(printable(line));
}

function outcomeLine({ id, outcome, record_id: record, reason }: Retried): string {
  if (outcome === 'refused') return `${id}  stays aside: ${printable(reason ?? '')}`;
  if (outcome === 'outdated') return `${id}  dropped: a newer state of ${printable(record ?? '')} is stored`;
  return `${id}  stored as ${printable(record ?? '')}, ${outcome}`;
}
