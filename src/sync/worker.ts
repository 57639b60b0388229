import type { Logger } from 'pino';
import type { Transaction } from '../store/database.ts';
import { sweepDue } from '../store/queries/connection-state.ts';
import { dropExpired } from '../store/queries/housekeeping.ts';
import { lostRuns } from '../store/queries/lost-runs.ts';
import { waitingWakes } from '../store/queries/waiting-wakes.ts';
import { systemClock } from './clock.ts';
import { ConnectionLost } from './connection-view.ts';
import { Clearing } from './delete-connection.ts';
import type { Dispatch, Wake } from './dispatch.ts';
import type { Engine } from './engine.ts';
import type { Hints } from './hints.ts';
import { WakeFetcher } from './next-wakes.ts';
import { Erasing } from './privacy/erasing.ts';
import { retain } from './privacy/retain.ts';
import { repeat } from './repeat.ts';
import { Runner } from './runner.ts';
import { applyAllSettings } from './settings.ts';
import { takeConnection } from './take-connection.ts';
import { yielding } from './turns.ts';

export interface WorkerOptions {
  /** How many connections it works for at a time. */
  slots: number;
  /** Names it in connection_state, for people. */
  name: string;
  log: Logger;
}

/** How long a connection keeps its slot while others may be waiting, in milliseconds. */
const TURN_MS = 10_000;
/** A wait for quota no longer than this is sat out; a longer one gives the slot up. */
const SIT_OUT_MS = 1000;
const FETCH_EVERY_MS = 500;
/** How often turns are looked at for one that should end. */
const YIELD_EVERY_MS = 250;
const BEAT_EVERY_MS = 3000;
const WATCH_EVERY_MS = 1000;
const SWEEP_EVERY_MS = 1000;
const HOUSEKEEPING_EVERY_MS = 60_000;
/** Between two rounds of clearing what deleted connections held, and of erasing; one without any is an index that is empty. */
const CLEAR_EVERY_MS = 3000;
const SWEEP_BATCH = 1000;
/** How long a stopping worker lets requests under way come in, in milliseconds. */
const STOP_WITHIN_MS = 3000;

interface Turn {
  wake: Wake;
  runner: Runner;
  epoch: number;
  began: number;
  /** Aborted when it is to end at its next page. */
  over: AbortController;
  ended: Promise<void>;
}

/** Works for connections that have something to do, a bounded number at a time. Any number of these may run. */
export class Worker {
  readonly #engine: Engine;
  readonly #dispatch: Dispatch;
  readonly #options: WorkerOptions;
  readonly #fetcher: WakeFetcher;
  readonly #turns = new Map<string, Turn>();
  readonly #stop = new AbortController();
  readonly #loops: Promise<void>[] = [];
  #nudge: () => void = () => {};
  /** Wake-ups whose connections are being taken, with whose they are. */
  readonly #taking = new Map<string, string>();

  constructor(engine: Engine, dispatch: Dispatch, hints: Hints, options: WorkerOptions) {
    this.#engine = engine;
    this.#dispatch = dispatch;
    this.#options = options;
    this.#fetcher = new WakeFetcher(dispatch, options.slots);
    hints.on('wake', () => this.#nudge());
    hints.on('cancel', (connectionId) => {
      if (this.#turns.has(connectionId)) void this.#dropLost();
    });
  }

  start(): void {
    const clearing = new Clearing(this.#engine);
    const erasing = new Erasing(this.#engine);
    this.#loops.push(
      this.#fetchLoop(),
      this.#every(BEAT_EVERY_MS, () =>
        this.#dispatch.beat([...this.#turns.values()].map((turn) => turn.wake)),
      ),
      this.#every(WATCH_EVERY_MS, () => this.#dropLost()),
      this.#every(YIELD_EVERY_MS, () => this.#yield()),
      this.#every(SWEEP_EVERY_MS, () => this.#sweep()),
      this.#every(HOUSEKEEPING_EVERY_MS, () => dropExpired(this.#engine.pool)),
      this.#every(HOUSEKEEPING_EVERY_MS, () => applyAllSettings(this.#engine, this.#stop.signal)),
      this.#every(HOUSEKEEPING_EVERY_MS, () => retain(this.#engine)),
      this.#every(CLEAR_EVERY_MS, () => clearing.round()),
      this.#every(CLEAR_EVERY_MS, () => erasing.round()),
    );
  }

  /** Takes nothing new, lets answers under way be written, and hands every connection back. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#nudge();
    const turns = [...this.#turns.values()];
    for (const { runner, over } of turns) {
      runner.stopAsking();
      over.abort();
    }
    const late = setTimeout(() => {
      for (const turn of turns) turn.runner.abort();
    }, STOP_WITHIN_MS);
    await Promise.allSettled([...turns.map((turn) => turn.ended), ...this.#loops]);
    clearTimeout(late);
  }

  async #fetchLoop(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const nudged = new Promise<void>((resolve) => {
        this.#nudge = resolve;
      });
      const wakes = await this.#fetch().catch((error: Error) => this.#complain('fetch', error, []));
      for (const wake of wakes) this.#begin(wake);
      // Slots are left and nobody waits: sleep until something is heard of, or look again before long.
      if (wakes.length === 0)
        await Promise.race([nudged, systemClock.sleep(FETCH_EVERY_MS, this.#stop.signal)]);
    }
  }

  #fetch(): Promise<Wake[]> {
    const turns = [...this.#turns.values()];
    return this.#fetcher.next([
      ...this.#taking.values(),
      ...turns.map(({ wake }) => wake.data.organizationId),
    ]);
  }

  /** Ends turns at their next page where others wait for one. */
  async #yield(): Promise<void> {
    const { slots } = this.#options;
    const turns = [...this.#turns.values()].map((turn) => ({
      organizationId: turn.wake.data.organizationId,
      ageMs: performance.now() - turn.began,
      yielding: turn.over.signal.aborted,
      turn,
    }));
    if (turns.length < slots) return;
    const waiting = await waitingWakes(this.#engine.pool, slots);
    for (const { turn } of yielding(turns, slots, waiting)) turn.over.abort();
  }

  #begin(wake: Wake): void {
    const { connectionId } = wake.data;
    this.#taking.set(connectionId, wake.data.organizationId);
    const taking = takeConnection(this.#engine, connectionId, this.#options.name).finally(() => {
      this.#taking.delete(connectionId);
    });
    void taking
      .then(async (taken) => {
        if (!taken) return await this.#dispatch.done(this.#engine.pool, wake);
        const runner = new Runner(this.#engine, taken);
        const turn: Turn = {
          wake,
          runner,
          epoch: taken.epoch,
          began: performance.now(),
          over: new AbortController(),
          ended: Promise.resolve(),
        };
        this.#turns.set(connectionId, turn);
        if (this.#stop.signal.aborted) turn.over.abort();
        turn.ended = this.#work(turn).finally(() => {
          if (this.#turns.get(connectionId) === turn) this.#turns.delete(connectionId);
          this.#nudge();
        });
        await turn.ended;
      })
      .catch(async (error: Error) => {
        if (error instanceof ConnectionLost) return;
        this.#complain('turn', error, undefined, connectionId);
        await this.#dispatch.failed(wake).catch(() => {});
      });
  }

  async #work({ wake, runner, began, over: { signal: over } }: Turn): Promise<void> {
    const release = (tx: Transaction) => this.#dispatch.done(tx, wake);
    while (!over.aborted && performance.now() - began < TURN_MS) {
      const step = await runner.step(release);
      if (step.state === 'idle') return;
      if (step.state === 'quota') {
        if (step.waitMs / this.#engine.clock.rate > SIT_OUT_MS)
          return await runner.leave(step.waitMs, release);
        await this.#engine.clock.sleep(step.waitMs, over);
      }
    }
    runner.stopAsking();
    await runner.drain();
    // To the end of the queue, so that others get their turn.
    await runner.leave(0, (tx) => this.#dispatch.again(tx, wake));
  }

  async #dropLost(): Promise<void> {
    const mine = [...this.#turns].flatMap(([connectionId, { runner, epoch }]) =>
      runner.underWay.map(({ runId }) => ({ connectionId, epoch, runId })),
    );
    for (const { connectionId, runId } of await lostRuns(this.#engine.pool, mine))
      this.#turns.get(connectionId)?.runner.abort(runId);
  }

  async #sweep(): Promise<void> {
    const due = await sweepDue(this.#engine.pool, SWEEP_BATCH);
    await this.#dispatch.wakeAll(this.#engine.pool, due);
    if (due.length > 0) this.#nudge();
  }

  #every(ms: number, work: () => Promise<void>): Promise<void> {
    const failed = (error: Error) => this.#complain('housekeeping', error, undefined);
    return repeat(ms, work, { random: this.#engine.random, signal: this.#stop.signal, failed });
  }

  #complain<T>(doing: string, error: Error, otherwise: T, connectionId?: string): T {
    if (!this.#stop.signal.aborted) {
      this.#options.log.warn(
        { err: error, doing, connection_id: connectionId },
        'the worker met an error and goes on',
      );
    }
    return otherwise;
  }
}
