/** A connector with its simulator, on the real engine: real Postgres, real sockets, a clock that waits for nobody. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Connector, SourceFunction } from '../../src/connectors/kit/manifest.ts';
import { placedAt } from '../../src/connectors/kit/place.ts';
import { Registry } from '../../src/connectors/kit/registry.ts';
import type { Held, Simulator, SimulatorOptions } from '../../src/connectors/kit/simulator.ts';
import { SIMULATORS } from '../../src/connectors/simulators.ts';
import { connect } from '../../src/sync/connect.ts';
import type { Engine } from '../../src/sync/engine.ts';
import { HandClock, rowsOf, testEngine } from '../support/engine.ts';
import { GoBetween } from './go-between.ts';
import { Listening } from './listening.ts';
import { Trial } from './trial.ts';

export const SECOND = 1000;
export const DAY = 24 * 3600 * SECOND;
const SEED = 11;
/** A Monday noon, with no change of any clock near. */
const NOON = '2026-06-15T12:10:00Z';
/** How long a list of what a simulator holds of the past is believed, by the source clock. */
const PAST_FOR_MS = 10 * 60 * SECOND;

type World = Awaited<ReturnType<typeof testEngine>>;

/** What the checks of one connector work with. */
export class Bench {
  readonly connector: Connector;
  readonly clock: HandClock;
  readonly engine: Engine;
  readonly simulator: Simulator;
  /** Null for sources that only leave files. */
  readonly between: GoBetween | null;
  /** Where files are left; null for sources that do not. */
  readonly folder: string | null;
  /** Everything that was logged. */
  readonly logged: string[];
  readonly listening: Listening;
  readonly #world: World;
  readonly #past = new Map<string, { at: number; held: Held[] }>();
  readonly #trials = new Map<string, Promise<Trial>>();
  readonly #closing: (() => Promise<void>)[];

  private constructor(
    parts: Omit<Fields, 'closing' | 'world'> & { world: World; closing: (() => Promise<void>)[] },
  ) {
    const { world, closing, ...fields } = parts;
    this.connector = fields.connector;
    this.clock = fields.clock;
    this.engine = fields.engine;
    this.simulator = fields.simulator;
    this.between = fields.between;
    this.folder = fields.folder;
    this.logged = fields.logged;
    this.listening = fields.listening;
    this.#world = world;
    this.#closing = closing;
  }

  /** @param options what the simulator is to show, and the instant at which it begins */
  static async start(connector: Connector, options: BenchOptions): Promise<Bench> {
    const closing: (() => Promise<void>)[] = [];
    const { at = NOON, since, perDay, simulate = SIMULATORS[connector.name] } = options;
    if (!simulate)
      throw new Error(`There is no simulator of ${connector.name}: list it in src/connectors/simulators.ts.`);
    const clock = new HandClock(at);
    const filesDir = connector.inbox ? mkdtempSync(join(tmpdir(), 'backhaul-conformance-')) : null;
    const folder = filesDir && join(filesDir, 'left');
    if (folder) mkdirSync(folder);
    const simulator = await simulate({
      seed: SEED,
      clock: () => clock.now(),
      type: connector.type,
      perDay,
      ...(folder && { folder }),
      ...(since && { since }),
    });
    const between =
      simulator.url === null ? null : await GoBetween.start(simulator.url, () => clock.elapsed());
    const there = between ? placedAt(connector, between.url) : connector;
    const logged: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
    const listening = new Listening(log, () => clock.elapsed());
    const world = await testEngine({ connectors: [there], clock, observe: listening });
    const engine = { ...world.engine, filesDir };
    closing.push(
      () => world.close(),
      async () => between?.close(),
      () => simulator.close(),
      async () => void (filesDir && rmSync(filesDir, { recursive: true })),
    );
    if (folder) settle(folder);
    const fields = { connector: there, clock, engine, simulator, between, folder, logged, listening };
    return new Bench({ ...fields, world, closing });
  }

  async close(): Promise<void> {
    for (const end of this.#closing) await end();
  }

  /**
   * A new connection that has read nothing and has no schedules.
   *
   * @param change of the connector, for one check only
   * @throws what connecting throws
   */
  async connect(change: Partial<Connector> = {}, credentials = this.simulator.credentials): Promise<Trial> {
    const connector = { ...this.connector, ...change };
    const engine = { ...this.engine, connectors: new Registry([connector]) };
    const { connectionId } = await connect(engine, this.#world.sealer, {
      organizationId: this.#world.organizationId,
      connector,
      credentials,
      customerId: null,
      historyDays: 1,
      disabledFunctions: null,
    });
    await this.engine.pool.query('DELETE FROM slice WHERE connection_id = $1', [connectionId]);
    await this.engine.pool.query('DELETE FROM run WHERE connection_id = $1', [connectionId]);
    await this.engine.pool.query('DELETE FROM schedule WHERE connection_id = $1', [connectionId]);
    return new Trial(this, engine, connector, connectionId);
  }

  /** A connection that checks share, made when the first of them asks for it. */
  shared(name: string, make: () => Promise<Trial>): Promise<Trial> {
    const known = this.#trials.get(name) ?? make();
    this.#trials.set(name, known);
    return known;
  }

  /**
   * What a function can list, enough for windows: well in the past, where nothing changes by itself any more, and
   * nearer where lists of what was changed last have nothing left there.
   */
  past(fn: SourceFunction): Held[] {
    if (fn.basis === 'none') return this.simulator.truth(fn.name);
    const known = this.#past.get(fn.name);
    if (known && this.clock.elapsed() - known.at < PAST_FOR_MS) return known.held;
    const held = this.#findPast(fn);
    this.#past.set(fn.name, { at: this.clock.elapsed(), held });
    return held;
  }

  /** Changes a record at the vendor. @returns false where nobody can */
  edit(fn: SourceFunction, id: string): boolean {
    this.#past.delete(fn.name);
    return this.simulator.edit(fn.name, id);
  }

  #findPast(fn: SourceFunction): Held[] {
    const enough = 3 * (fn.pageSize ?? 1);
    const kept = fn.keepsHistoryMs ?? 400 * DAY;
    let most: Held[] = [];
    for (const ago of [60 * DAY, 20 * DAY, 3 * DAY, fn.lagMs + 2 * fn.grainMs]) {
      const end = this.clock.elapsed() - Math.min(ago, kept / 3);
      const furthest = Math.min(ago >= 20 * DAY ? 64 * DAY : 30 * DAY, kept / 2);
      for (let width = Math.min(2 * DAY, furthest); ; width = Math.min(2 * width, furthest)) {
        const held = this.simulator.truth(fn.name, { from: new Date(end - width), to: new Date(end) });
        if (held.length > most.length) most = held;
        if (held.length > enough) return held;
        if (width >= furthest) break;
      }
    }
    return most;
  }

  rows<Row extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(this.engine.pool, sql, values);
  }
}

interface Fields {
  connector: Connector;
  clock: HandClock;
  engine: Engine;
  simulator: Simulator;
  between: GoBetween | null;
  folder: string | null;
  logged: string[];
  listening: Listening;
}

export interface BenchOptions {
  at?: string;
  /** From when on there are files. */
  since?: Date;
  perDay: number;
  /** In place of the connector's own simulator. */
  simulate?: (options: SimulatorOptions) => Promise<Simulator>;
}

/** So much that a page is full of a few days; of files, that the largest of a few weeks has more than a page. */
export function densely(connector: Connector, at = NOON): Pick<BenchOptions, 'perDay' | 'since'> {
  const largest = Math.max(...connector.functions.map(({ pageSize = 1 }) => pageSize));
  if (!connector.inbox) return { perDay: largest };
  return { perDay: Math.ceil(largest / 2), since: new Date(Date.parse(at) - 17 * DAY) };
}

/** The server leaves alone what was written a moment ago; whatever lies in the folder was written long ago. */
export function settle(folder: string): void {
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), 1e9, 1e9);
}
