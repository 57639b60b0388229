import type { Session } from '../connectors/kit/manifest.ts';
import type { Transaction } from '../store/database.ts';
import { leaveConnection } from '../store/queries/connection-state.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { writeSession } from '../store/queries/session.ts';
import { AccountShare } from './account-share.ts';
import { Asking, abandon, type Request } from './asking.ts';
import { type Choice, chooseNext, mayAskMore, type Paid, type Target } from './choose-next.ts';
import { ConnectionLost, type ConnectionView } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { openFiles } from './files/open-files.ts';
import { Hold } from './hold.ts';
import { Landing, type NextRequest } from './landing.ts';
import { notePause } from './note-pause.ts';
import { newestSession, sealSession } from './secrets.ts';
import { Source } from './source.ts';
import type { TakenConnection } from './take-connection.ts';

/** How a step ended. `idle`: nothing to do before that instant (null: until somebody asks). */
export type Step =
  | { state: 'worked' }
  | { state: 'idle'; until: Date | null }
  | { state: 'quota'; waitMs: number };

/**
 * Works for one connection, page by page. Requests of several slices may be under way at a time, one a slice; their
 * answers are written one by one, and while one is being written, the next request is already running.
 * Everything between two pages can be lost at any instant: what is true stands in the database.
 */
export class Runner {
  readonly #engine: Engine;
  readonly #taken: TakenConnection;
  readonly #hold: Hold;
  readonly #share: AccountShare;
  readonly #asking: Asking;
  readonly #landing: Landing;
  readonly #requests = new Set<Request>();
  /** Whether there may be more to ask for beside what is under way. */
  #mayAskMore = true;
  #stopped = false;

  constructor(engine: Engine, taken: TakenConnection) {
    this.#engine = engine;
    this.#taken = taken;
    this.#hold = new Hold(engine, taken);
    this.#share = new AccountShare(engine, taken);
    const source = new Source(engine, {
      ...taken,
      keep: (session) => this.#keepSession(session),
      newest: () => newestSession(engine, taken.connectionId),
      files: (signal) => openFiles(engine, taken, signal),
    });
    this.#asking = new Asking(engine, taken, source, this.#share);
    const { onlyNew } = this.#asking;
    this.#landing = new Landing(engine, taken, this.#hold, {
      next: this.#nextRequest(),
      underWay: this.#requests,
      onlyNew,
    });
  }

  /** The requests under way, oldest first: of which run and slice each is. */
  get underWay(): { runId: string; sliceNo: number }[] {
    return [...this.#requests].map(({ target: { run, slice } }) => ({
      runId: run.runId,
      sliceNo: slice.sliceNo,
    }));
  }

  /** Gives up the requests under way, at once: their job was cancelled or the worker stops. */
  abort(runId?: string): void {
    for (const { target, stop } of this.#requests)
      if (runId === undefined || target.run.runId === runId) stop.abort();
  }

  /** After this no further request starts; those under way may still be written. */
  stopAsking(): void {
    this.#stopped = true;
  }

  /**
   * One page: starts what may be asked for, waits for the first answer, and writes it down.
   *
   * @param release runs in the transaction that finds nothing to do, so that work that comes a moment later
   *   finds the connection free
   * @throws ConnectionLost when another worker has taken the connection, or it was deleted; the database's errors
   */
  async step(release: (tx: Transaction) => Promise<void>): Promise<Step> {
    let waitMs: number | undefined;
    while (!this.#stopped && (this.#mayAskMore || this.#requests.size === 0)) {
      const begun = await this.begin(release);
      if (begun.state === 'worked') continue;
      if (this.#requests.size === 0) return begun;
      if (begun.state === 'quota') waitMs = begun.waitMs;
      break;
    }
    await this.finish(waitMs);
    return { state: 'worked' };
  }

  /** Chooses and starts one more request. */
  async begin(release: (tx: Transaction) => Promise<void>): Promise<Step> {
    const { paid, waitMs } = await this.#share.pay();
    if (paid === null) return this.#quotaWait(waitMs);
    const begun = await this.#beginPaid(paid, waitMs, release);
    if (begun !== 'reserve') return begun;
    // Only now: what is taken and given back is cut to what the bucket holds, and where that is less than others must
    // leave in it, their time would never come.
    if ((await this.#share.take('fresh')) > 0) return this.#quotaWait(waitMs);
    const step = await this.#beginPaid('fresh', waitMs, release);
    return step === 'reserve' ? this.#quotaWait(waitMs) : step;
  }

  /** @returns `reserve` where nothing was taken yet, and a schedule's run may use the reserve */
  async #beginPaid(
    paid: Paid,
    waitMs: number,
    release: (tx: Transaction) => Promise<void>,
  ): Promise<Step | 'reserve'> {
    const { connectionId } = this.#taken;
    const giveBack = () => {
      if (paid !== 'none') this.#share.giveBack();
    };
    let request: Request | null = null;
    try {
      const step = await underLock(this.#engine.pool, connectionId, async (tx): Promise<Step | 'reserve'> => {
        const view = await this.#hold.view(tx);
        const choice = await this.#choose(tx, view, paid);
        if (choice.target) {
          request = this.#asking.ask(choice.target);
          return { state: 'worked' };
        }
        if (choice.short) return choice.short === 'reserve' ? 'reserve' : this.#quotaWait(waitMs);
        if (this.#requests.size === 0) {
          await leaveConnection(tx, connectionId, this.#untilMs(choice.idleUntil));
          await release(tx);
        }
        return { state: 'idle', until: choice.idleUntil };
      });
      if (!step) throw new ConnectionLost();
      if (request) this.#requests.add(request);
      else giveBack();
      return step;
    } catch (error) {
      if (!request) giveBack();
      abandon(request);
      this.#abandonAll();
      throw error;
    }
  }

  /**
   * Leaves the connection with work undone, to be looked at again after `waitMs`, which is then a wait for quota.
   *
   * @param release runs in the same transaction
   */
  async leave(waitMs: number, release: (tx: Transaction) => Promise<void>): Promise<void> {
    const { connectionId } = this.#taken;
    const pause = this.#share.pause();
    await this.#hold.locked(async (tx) => {
      if (pause) await notePause(tx, this.#engine, connectionId, pause);
      await leaveConnection(tx, connectionId, waitMs / this.#engine.clock.rate, waitMs > 0);
      await release(tx);
    });
  }

  /**
   * Waits for the next answer that may be written and writes it down; starts the next request on the way.
   *
   * @param withinMs by the source clock: no answer within this is no reason to wait longer
   * @returns whether there was one that was wanted
   */
  async finish(withinMs?: number): Promise<boolean> {
    const request = await this.#nextAnswered(withinMs);
    if (!request) return false;
    const answer = await request.answer;
    // Not before: while the source is waited for, a cancel or a stop must find the request to give it up.
    this.#requests.delete(request);
    this.#mayAskMore = true;
    // Given up by ourselves, which is no failure of the run: whoever has the connection next asks again.
    if (request.stop.signal.aborted) {
      request.watch.dropped();
      return false;
    }
    try {
      await this.#landing.land(request, answer);
      return true;
    } catch (error) {
      request.watch.dropped();
      this.#abandonAll();
      throw error;
    }
  }

  /** Writes down everything that is under way; to be called after {@link stopAsking}. */
  async drain(): Promise<void> {
    while (this.#requests.size > 0) await this.finish();
  }

  async #nextAnswered(withinMs: number | undefined): Promise<Request | null> {
    const over = new AbortController();
    const answered = this.#oldest().map((request) => request.answer.then(() => request));
    if (answered.length === 0) return null;
    const late = withinMs !== undefined && this.#engine.clock.sleep(withinMs, over.signal).then(() => null);
    try {
      return await Promise.race(late ? [...answered, late] : answered);
    } finally {
      over.abort();
    }
  }

  /**
   * The oldest request of each function. Answers of one function are written in the order in which they were asked for:
   * a record that is read again unchanged keeps its as_of, so an older reading must not come after (decision 0005).
   */
  #oldest(): Request[] {
    const first = new Map<string, Request>();
    for (const request of this.#requests)
      if (!first.has(request.target.fn.name)) first.set(request.target.fn.name, request);
    return [...first.values()];
  }

  #abandonAll(): void {
    for (const request of this.#requests) abandon(request);
    this.#requests.clear();
  }

  async #choose(tx: Transaction, view: ConnectionView, paid: Paid): Promise<Choice> {
    const { connector } = this.#taken;
    const choice = await chooseNext(tx, this.#engine, connector, view, this.#underWay(), paid);
    this.#mayAskMore =
      choice.target !== null && mayAskMore(this.#engine, connector, view, this.#underWay(choice.target));
    return choice;
  }

  #underWay(and?: Target): Target[] {
    const targets = [...this.#requests].map(({ target }) => target);
    return and ? [...targets, and] : targets;
  }

  /** How the request after the one being written begins. */
  #nextRequest(): NextRequest {
    return {
      pay: async () => !this.#stopped && (await this.#share.take('any')) === 0,
      ask: async (tx, view) => {
        if (this.#stopped) return null;
        const { target } = await this.#choose(tx, view, 'any');
        return target && this.#asking.ask(target);
      },
      begun: (next) => {
        if (next) this.#requests.add(next);
        else this.#share.giveBack();
      },
      failed: (next) => {
        if (!next) this.#share.giveBack();
        abandon(next);
      },
    };
  }

  #quotaWait(waitMs: number): Step {
    this.#engine.observe.quotaWait(this.#taken.connector.name, waitMs);
    return { state: 'quota', waitMs };
  }

  /** Keeps a session that the source has just given, unless another worker has the connection by now. */
  async #keepSession(session: Session): Promise<void> {
    const { connectionId } = this.#taken;
    const sealed = sealSession(this.#engine.sealer, connectionId, session);
    await this.#hold.locked((tx) => writeSession(tx, connectionId, sealed));
  }

  #untilMs(until: Date | null): number | null {
    const { clock } = this.#engine;
    return until && Math.max(until.getTime() - clock.now().getTime(), 0) / clock.rate;
  }
}
