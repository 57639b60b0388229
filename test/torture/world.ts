import { Registry } from '../../src/connectors/kit/registry.ts';
import { Observer, silentLog } from '../../src/observe/index.ts';
import { loadConnectionRecord } from '../../src/store/queries/connections.ts';
import { createConnection } from '../../src/sync/create-connection.ts';
import { DEFAULT_SYNC_SETTINGS, type Engine } from '../../src/sync/engine.ts';
import { Quotas } from '../../src/sync/quota.ts';
import { resetConnection } from '../../src/sync/reset-connection.ts';
import { Broken } from './broken.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkPrecedence, checkSchedules } from './check-schedules.ts';
import { checkStep } from './check-step.ts';
import { checkFindings } from './check-verify.ts';
import { idCounter, ProcessClock, TrueClock } from './clock.ts';
import { hostileConnector } from './connector.ts';
import { Desk } from './desk.ts';
import type { Ground } from './ground.ts';
import { SourceKeeper } from './keeper.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { HostileSource } from './source.ts';
import type { WorldWords } from './words.ts';

/** What an act may do to the database beyond the rules that hold for every act. */
export interface Allowed {
  /** Runs of which nothing may be written, although they were open before the act. */
  silenced?: ReadonlySet<string>;
  /** Whose request may have started. */
  runner?: Desk;
  /** Whether a job was created in the act before the request could be chosen. */
  createdFirst?: boolean;
}

/** One sequence's world: the source, one connection, some processes that work for it, and a watcher of it all. */
export class World {
  readonly truth = new TrueClock();
  readonly api: { clock: ProcessClock; engine: Engine };
  readonly desks: readonly Desk[];
  readonly source: HostileSource;
  readonly keeper: SourceKeeper;
  readonly words: WorldWords;
  readonly ground: Ground;
  readonly jobs: string[] = [];
  connectionId = '';
  /** From where the initial syncs read. */
  initialStart = 0;
  now!: Snapshot;
  /** Whether a clock was ever wrong. */
  hasJumped = false;

  private constructor(ground: Ground, words: WorldWords) {
    this.ground = ground;
    // Its own copy, since the end of a sequence makes the source tamer.
    this.words = structuredClone(words);
    this.source = new HostileSource(this.words, this.truth, ground.server);
    this.keeper = new SourceKeeper(this.source, this.truth);
    const connectors = new Registry([hostileConnector(this.source, words.smallQuota)]);
    const newId = idCounter();
    const observe = new Observer(silentLog());
    const settings = { ...DEFAULT_SYNC_SETTINGS, hold: words.hold, stuckAfterMs: words.stuckAfterMs };
    const { pool, sealer } = ground;
    const reserve = settings.quotaReserve;
    const process = () => {
      const clock = new ProcessClock(this.truth);
      const engine: Engine = {
        pool: ground.pool,
        clock,
        connectors,
        quotas: new Quotas({ pool, clock, sealer, reserve, log: observe.log }),
        newId,
        settings,
        random: () => 0.5,
        wake: async () => {},
        hint: () => {},
        filesDir: null,
        sftpAllow: [],
        sealer: ground.sealer,
        log: observe.log,
        observe,
      };
      return { clock, engine };
    };
    this.api = process();
    this.desks = ['anna', 'ben', 'cleo'].map((name) => new Desk(name, process()));
  }

  static async open(ground: Ground, words: WorldWords): Promise<World> {
    const world = new World(ground, words);
    // Time begins anew, and an account's budget is of a time.
    await ground.watcher.query('DELETE FROM account_quota');
    world.keeper.fill(words.rows);
    const { connectionId } = await createConnection(world.api.engine, ground.sealer, {
      organizationId: ground.organizationId,
      connector: world.api.engine.connectors.find('wms', 'hostile')!,
      credentials: { api_key: 'k' },
      customerId: null,
      historyDays: words.historyDays,
      disabledFunctions: [],
    });
    world.connectionId = connectionId;
    world.initialStart = world.truth.now() - words.historyDays * 24 * 3600 * 1000;
    world.now = await takeSnapshot(ground, connectionId, null);
    return world;
  }

  /** Makes the connection as good as new; whoever works for it is late from then on. */
  async reset(): Promise<void> {
    const connector = this.api.engine.connectors.find('wms', 'hostile')!;
    await resetConnection(this.api.engine, this.ground.sealer, this.connectionId, {
      connector,
      credentials: { api_key: 'k' },
      historyDays: this.words.historyDays,
    });
    const { epoch } = this.now.state;
    this.now = await takeSnapshot(this.ground, this.connectionId, null);
    this.initialStart = this.api.clock.now().getTime() - this.words.historyDays * 24 * 3600 * 1000;
    this.jobs.length = 0;
    const { records, events, coverage, quarantine, sightings, state } = this.now;
    const left = records.size + events.length + coverage.length + quarantine.length + sightings;
    if (left > 0 || state.epoch <= epoch)
      throw new Broken(`a reset left ${left} rows at epoch ${state.epoch}`);
    if ([...this.now.runs.values()].some((run) => run.kind !== 'initial' || run.status !== 'open'))
      throw new Broken('a reset left runs of before');
  }

  async record() {
    return (await loadConnectionRecord(this.ground.pool, this.connectionId))!;
  }

  /** Whether a desk's runner was taken over by another. */
  isStale(desk: Desk): boolean {
    return desk.runner !== null && desk.epoch !== this.now.state.epoch;
  }

  /** Lets something happen, then compares the database before and after against the promises. */
  async observe<T>(act: () => Promise<T>, allowed: Allowed = {}): Promise<T> {
    const firstCall = this.source.calls.length;
    const result = await act();
    await this.source.quiet();
    const before = this.now;
    this.now = await takeSnapshot(this.ground, this.connectionId, before);
    const started = this.source.calls.length > firstCall ? this.source.calls.at(-1)! : null;
    const underWay = allowed.runner?.runner?.underWay ?? [];
    const runId = underWay.at(-1)?.runId ?? null;
    if (started && runId) {
      started.runId = runId;
      started.asOf = Date.parse(this.now.state.newest_as_of);
    }
    checkStep(this, before, this.now, allowed.silenced ?? new Set());
    checkCoverage(this, before, this.now);
    checkSchedules(this, before, this.now);
    checkFindings(this, before, this.now);
    const busy = new Set(underWay.slice(0, -1).map((request) => request.runId));
    if (started && runId)
      checkPrecedence(this, before, this.now, runId, { createdFirst: allowed.createdFirst ?? false, busy });
    return result;
  }

  close(): void {
    for (const desk of this.desks) desk.crash();
    this.ground.faults.disarm();
    this.source.close();
  }
}
