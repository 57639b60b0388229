import type { ConnectionRecord } from '../store/queries/connections.ts';
import { type FunctionCoverage, readCoverage } from '../sync/coverage.ts';
import type { Range } from '../sync/coverage-ranges.ts';
import { findByName } from './connections-find.ts';
import { drawnOf, listStretches, readWords } from './coverage-words.ts';
import { printJson } from './output.ts';
import { EXIT } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { inOptionWords, readWhen } from './sync-window.ts';
import { MARKS, scale, timeline } from './timeline.ts';
import { withEngine } from './with-engine.ts';
import { instantText } from './words.ts';

/** The widest a timeline is drawn; beyond that it is no easier to read. */
const WIDEST = 120;
const LEGEND = `${MARKS.read} read   ${MARKS.partly} partly   ${MARKS.gap} not read   ${MARKS.unavailable} no longer kept   ${MARKS.next} read next`;

/** A connection, and what whoever asks calls it. */
interface Named {
  name: string;
  connection: ConnectionRecord;
}

/** `coverage show <connection> [function]`. */
export function showCoverage(
  settings: Settings,
  options: { connection: string; functionName?: string; from?: string; to?: string; json?: boolean },
): Promise<number> {
  const start = options.from === undefined ? undefined : readWhen('--from', options.from);
  const end = options.to === undefined ? undefined : readWhen('--to', options.to);
  return withEngine(settings, async ({ engine }) => {
    const connection = await findByName(engine.pool, options.connection);
    const query = { functionName: options.functionName, start, end };
    const data = await readCoverage(engine, connection, query).catch((error) => {
      throw inOptionWords(error);
    });
    const named = { name: options.connection, connection };
    if (options.json) printJson({ data });
    else if (options.functionName === undefined) drawAll(new Screen(), named, data, engine.clock.now());
    else for (const one of data) drawOne(new Screen(), named, one, engine.clock.now());
    return EXIT.ok;
  });
}

/** All functions on one scale. */
function drawAll(
  screen: Screen,
  { name, connection }: Named,
  data: readonly FunctionCoverage[],
  now: Date,
): void {
  const axis = axisOf(data);
  const names = data.map((one) => one.function_name);
  const column = Math.max(...names.map((name) => name.length)) + 2;
  const readings = data.map((one) => readWords(one, now));
  const said = Math.max(...readings.map((words) => words.length)) + 2;
  const width = Math.max(Math.min(screen.width - 1, WIDEST) - column - said, 20);
  title(screen, connection, axis);
  for (const [index, one] of data.entries()) {
    const line = axis && one.looked_at ? timeline(drawnOf(one), axis, width) : '';
    screen.say(`${names[index]!.padEnd(column)}${line.padEnd(width)}  ${readings[index]}`.trimEnd());
  }
  if (axis) screen.say(screen.faint(`${' '.repeat(column)}${scale(axis, width)}`.trimEnd()));
  screen.say();
  screen.say(LEGEND);
  screen.say(`Each stretch of a function: backhaul coverage show ${name} <function>`);
}

/** One function, with all its stretches. */
function drawOne(screen: Screen, { name, connection }: Named, one: FunctionCoverage, now: Date): void {
  const axis = axisOf([one]);
  const width = Math.min(screen.width - 1, WIDEST);
  title(screen, connection, axis, one);
  if (axis) {
    screen.say(timeline(drawnOf(one), axis, width));
    screen.say(screen.faint(scale(axis, width)));
    screen.say();
    screen.say(LEGEND);
    screen.say();
    for (const line of listStretches(one, now)) screen.say(line);
    screen.say();
  } else {
    screen.say(one.snapshot ? `A snapshot, ${readWords(one, now)}.` : 'Nothing of it was read yet.');
  }
  if (one.oldest_data && one.newest_data)
    screen.fact('stored', `records dated ${instantText(one.oldest_data)} to ${instantText(one.newest_data)}`);
  if (one.latest_data) screen.fact('its schedule', `has read up to ${instantText(one.latest_data)}`);
  if (one.next_end_time) screen.fact('further back', `see --to ${one.next_end_time}`);
  const gap = drawnOf(one).gaps[0];
  if (gap) {
    const from = new Date(gap.start).toISOString().replace('.000Z', 'Z');
    screen.say(`Fill the gaps with: backhaul sync fill-gaps ${name} ${one.function_name} --from ${from}`);
  }
}

function title(
  screen: Screen,
  { integration_type: type, integration_name: name }: ConnectionRecord,
  axis: Range | null,
  one?: FunctionCoverage,
): void {
  const what = one
    ? `${one.function_name} of ${type}/${name}${one.basis === 'none' ? '' : `, by ${one.basis} date`}`
    : `${type}/${name}`;
  screen.say(screen.bold(`What was read: ${what}`));
  if (axis) {
    const text = (at: number) => instantText(new Date(at).toISOString());
    screen.say(`${text(axis.start)} to ${text(axis.end)}`);
  }
  screen.say();
}

/** From the first to the last that is looked at; null where that is nothing. */
function axisOf(data: readonly FunctionCoverage[]): Range | null {
  const looked = data.flatMap(({ looked_at: range }) => range ?? []);
  if (looked.length === 0) return null;
  return {
    start: Math.min(...looked.map(({ start }) => Date.parse(start))),
    end: Math.max(...looked.map(({ end }) => Date.parse(end))),
  };
}
