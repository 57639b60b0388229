import { Retryable } from '../connectors/kit/errors.ts';
import type { Connector, Page, Session, SourceFunction } from '../connectors/kit/manifest.ts';
import { functionOf } from '../connectors/kit/registry.ts';
import { type Resource, resourceOfFunction } from '../model/index.ts';
import type { PageWatch } from '../observe/index.ts';
import { isRetryable, type Transaction } from '../store/database.ts';
import { leaveConnection } from '../store/queries/connection-state.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { writeSession } from '../store/queries/session.ts';
import { countPage, noteWait } from '../store/queries/update-run.ts';
import { type Choice, chooseNext, mayAskMore, type Paid, type Target } from './choose-next.ts';
import { StampTooOld } from './commit-page.ts';
import { ConnectionLost, type ConnectionView, viewConnection } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { openFiles } from './files/open-files.ts';
import { knownRepeats } from './known-repeats.ts';
import { notePause } from './note-pause.ts';
import { earlierOf } from './open-run.ts';
import { type Chunk, prepareReadings } from './prepare-page.ts';
import { guard } from './privacy/guard.ts';
import type { Privacy } from './privacy/privacy.ts';
import { type ClosingPlace, closePart, needsClosing, readFor, writeFor } from './purposes.ts';
import { accountKey, type QuotaUse } from './quota.ts';
import { type Reading, readingsOf } from './reading.ts';
import { type Failure, recordFailure, toFailure } from './record-failure.ts';
import { remapPage } from './remap-page.ts';
import { tellCompleted } from './run-end.ts';
import { saveSlice } from './save-slice.ts';
import { newestSession, sealSession } from './secrets.ts';
import { type OpenSlice, type Settlement, settle } from './settle.ts';
import { type PageDates, pageDates } from './slice-progress.ts';
import { type Postponed, Source } from './source.ts';
import { type Progress, writeSettlement } from './write-settlement.ts';

/** A connection that a worker has taken. */
export interface TakenConnection {
  organizationId: string;
  connectionId: string;
  epoch: number;
  connector: Connector;
  credentials: Readonly<Record<string, string>>;
  session: Session | null;
  /** What of it must not be stored. */
  privacy: Privacy;
}

/** What the source gave, or how it failed. */
type Answer =
  | { page: Page<unknown> | Postponed; sourceTime: Date | null; chunks: Chunk[] }
  | { failure: Failure };

/** A request under way. */
interface Request {
  target: Target;
  asked: Date;
  watch: PageWatch;
  stop: AbortController;
  /** Another request of its run has failed since it was sent: what it brings does not end that one's wait. */
  troubled: boolean;
  answer: Promise<Answer>;
}

/** How a step ended. `idle`: nothing to do before that instant (null: until somebody asks). */
export type Step =
  | { state: 'worked' }
  | { state: 'idle'; until: Date | null }
  | { state: 'quota'; waitMs: number };

const COMMIT_TRIES = 3;

/**
 * Works for one connection, page by page. Requests of several slices may be under way at a time, one a slice; their
 * answers are written one by one, and while one is being written, the next request is already running.
 * Everything between two pages can be lost at any instant: what is true stands in the database.
 */
export class Runner {
  readonly #engine: Engine;
  readonly #taken: TakenConnection;
  readonly #source: Source;
  readonly #requests = new Set<Request>();
  /** Whether there may be more to ask for beside what is under way. */
  #mayAskMore = true;
  /** Runs whose last page held nothing that was stored already: looking for repeats would only cost. */
  readonly #onlyNew = new Set<string>();
  #stopped = false;

  constructor(engine: Engine, taken: TakenConnection) {
    this.#engine = engine;
    this.#taken = taken;
    this.#source = new Source(engine, {
      ...taken,
      keep: (session) => this.#keepSession(session),
      newest: () => newestSession(engine, taken.connectionId),
      files: (signal) => openFiles(engine, taken, signal),
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
    const { paid, waitMs } = await this.#pay();
    if (paid === null) return this.#quotaWait(waitMs);
    const begun = await this.#beginPaid(paid, waitMs, release);
    if (begun !== 'reserve') return begun;
    // Only now: what is taken and given back is cut to what the bucket holds, and where that is less than others must
    // leave in it, their time would never come.
    if ((await this.#take('fresh')) > 0) return this.#quotaWait(waitMs);
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
      if (paid !== 'none') this.#giveBackQuota(this.#dearest);
    };
    let request: Request | null = null;
    try {
      const step = await underLock(this.#engine.pool, connectionId, async (tx): Promise<Step | 'reserve'> => {
        const view = await this.#view(tx);
        const choice = await this.#choose(tx, view, paid);
        if (choice.target) {
          request = this.#ask(choice.target);
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
    const { connectionId, connector, credentials } = this.#taken;
    const pause = this.#engine.quotas.pauseOf(accountKey(connector, credentials));
    await this.#locked(async (tx) => {
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
      await this.#land(request, answer);
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

  /** Writes an answer down, whatever it is. */
  async #land(request: Request, answer: Answer): Promise<void> {
    if ('failure' in answer) {
      await this.#locked((tx, view) => this.#fail(tx, view, request, answer.failure));
      return;
    }
    const settlement = settle(
      request.target.slice,
      answer.page,
      request.target.fn,
      { at: request.asked, asOf: request.target.asOf },
      answer.sourceTime,
    );
    if (settlement.kind === 'retry' || settlement.kind === 'hopeless') {
      await this.#locked((tx, view) => this.#fail(tx, view, request, failureOf(settlement)));
      return;
    }
    if (settlement.kind === 'wait') {
      await this.#locked((tx, view) => this.#wait(tx, view, request, settlement));
      return;
    }
    const chunks = [...answer.chunks];
    const dates = pageDates(chunks, request.target.fn);
    // A whole set is only compared with what is stored once all of its last page is in.
    const closing = settlement.kind === 'done' && needsClosing(request.target);
    if (closing) chunks.push({ records: [], quarantined: [] });
    while (chunks.length > 0) {
      const chunk = chunks.shift()!;
      const last = chunks.length === 0;
      if (last && closing) await this.#close(request, settlement.slice);
      const write = () =>
        request.watch.commit(() => this.#write(request, chunk, settlement, last && { dates }));
      const written = await this.#retried(write);
      // The database is slow: what took too long for its stamp is tried again in halves.
      if (!written) chunks.unshift(...halves(chunk));
    }
    request.watch.landed();
  }

  /** Does what there is to do between the last records of a slice and its end, in bounded transactions. */
  async #close({ target }: Request, read: OpenSlice): Promise<void> {
    const { connectionId, connector } = this.#taken;
    const resource = resourceOfFunction(connector.type, target.fn.name);
    const pass = { connectionId, resource, target, read };
    let after: ClosingPlace | null = null;
    do {
      await this.#retried(async () => {
        await this.#locked(async (tx, view) => {
          const wanted = view.runs.some((open) => open.runId === target.run.runId);
          after = wanted ? await closePart(tx, this.#engine, pass, after) : null;
        });
      });
    } while (after);
  }

  /**
   * Writes an answer, or a part of one; only the last part moves the slice. The next request starts as soon as
   * it is chosen, while the records are still being written.
   *
   * @returns false when it took too long for its stamp, nothing was written, and smaller parts may do
   */
  async #write(
    request: Request,
    chunk: Chunk,
    settlement: Progress,
    last: false | { dates: PageDates | null },
  ): Promise<boolean> {
    const { connectionId, connector } = this.#taken;
    const { fn } = request.target;
    const resource = resourceOfFunction(connector.type, fn.name);
    // Before the transaction: none is open across a second call to the database.
    const paid = last && !this.#stopped && (await this.#take('any')) === 0;
    let next: Request | null = null;
    try {
      const { target: asked } = request;
      const read = (tx: Transaction) => readFor(tx, { connectionId, target: asked, resource }, chunk);
      await this.#lockedReading(read, async (tx, view, stored) => {
        const run = view.runs.find((open) => open.runId === request.target.run.runId);
        // Cancelled, or given up and resumed, while the answer was on its way: not wanted any more. Promise 5.
        if (!run) return;
        const target = { ...request.target, run };
        const page = last && { ...last, troubled: request.troubled };
        const ended = page && (await writeSettlement(tx, this.#engine, view, target, settlement, page));
        if (paid) next = await this.#askNext(tx, view);
        const tell = run.kind !== 'initial' && run.events === 'send' && !view.webhooksDisabled;
        const counts = await writeFor(
          tx,
          this.#engine,
          { connectionId, target, resource, tell },
          chunk,
          stored,
        );
        countPage(tx, connectionId, run.runId, last ? 1 : 0, counts);
        if (ended) await tellCompleted(tx, this.#engine, view, run, target.asOf);
        tx.afterCommit(() => {
          request.watch.brought(counts);
          if (counts.unchanged > 0) this.#onlyNew.delete(run.runId);
          else this.#onlyNew.add(run.runId);
        });
      });
    } catch (error) {
      if (paid && !next) this.#giveBackQuota(this.#dearest);
      abandon(next);
      if (error instanceof StampTooOld && chunk.records.length > 1) return false;
      throw error;
    }
    if (next) this.#requests.add(next);
    else if (paid) this.#giveBackQuota(this.#dearest);
    return true;
  }

  /** Chooses and starts the request after the one being written; null when none may start right now. */
  async #askNext(tx: Transaction, view: ConnectionView): Promise<Request | null> {
    if (this.#stopped) return null;
    const choice = await this.#choose(tx, view, 'any');
    return choice.target && this.#ask(choice.target);
  }

  async #fail(tx: Transaction, view: ConnectionView, request: Request, failure: Failure): Promise<void> {
    const run = view.runs.find((open) => open.runId === request.target.run.runId);
    if (!run) return tx.afterCommit(() => request.watch.dropped());
    // What several requests under way meet is one trouble, and one step of patience.
    const known = request.troubled && !failure.final && !failure.until;
    const attempt = known ? run.attempts : run.attempts + 1;
    if (!known) await recordFailure(tx, this.#engine, view, run, failure);
    for (const other of this.#requests) if (other.target.run.runId === run.runId) other.troubled = true;
    const nextTryAt = view.runs.includes(run) ? run.waitingUntil : null;
    tx.afterCommit(() => request.watch.failed({ ...failure, attempt, nextTryAt }));
  }

  /** The source prepares what was asked for: the run waits as it was told to, and nothing counts against it. */
  async #wait(
    tx: Transaction,
    view: ConnectionView,
    { target, troubled, watch }: Request,
    { slice, until }: Extract<Settlement, { kind: 'wait' }>,
  ): Promise<void> {
    const run = view.runs.find((open) => open.runId === target.run.runId);
    tx.afterCommit(() => (run ? watch.landed() : watch.dropped()));
    if (!run) return;
    saveSlice(tx, view.connectionId, run.runId, slice, 'open');
    run.slices = run.slices.map((open) => (open.sliceNo === slice.sliceNo ? slice : open));
    // The wait of another slice, which failed meanwhile, is not over.
    if (troubled) return;
    Object.assign(run, { waitingUntil: until, idleSince: until, stalledMs: 0, attempts: 0 });
    noteWait(tx, view.connectionId, run.runId, until);
  }

  /** Starts a request and turns whatever comes of it into an answer; never rejects. */
  #ask(target: Target): Request {
    const { connectionId, connector, credentials } = this.#taken;
    const { clock, observe } = this.#engine;
    const account = accountKey(connector, credentials);
    const { runId, functionName, kind } = target.run;
    const words = { connection_id: connectionId, run_id: runId, function_name: functionName, kind };
    const watch = observe.page({ ...words, integration: connector.name }, target.slice.sliceNo);
    const stop = new AbortController();
    const began = clock.elapsed();
    const cost = target.fn.cost ?? 1;
    this.#giveBackQuota(this.#dearest - cost);
    const answer = (async (): Promise<Answer> => {
      try {
        if (target.run.purpose === 'remap') {
          const { chunks, ...answer } = await remapPage(this.#engine.pool, connectionId, connector, target);
          return { ...answer, chunks: await this.#guard(chunks, target) };
        }
        // Frozen since it was paid: given up, and chosen anew.
        if (!this.#engine.quotas.send(account, connector.quota, cost)) stop.abort();
        stop.signal.throwIfAborted();
        const { page, sourceTime } = await this.#source.page(
          target.fn,
          target.ask,
          target.slice.cursor,
          stop.signal,
          watch.requests,
          kind === 'scheduled' ? 'fresh' : 'any',
        );
        if (page.kind === 'page' && page.spent !== undefined) this.#giveBackQuota(cost - page.spent);
        if (page.kind === 'postponed') this.#giveBackQuota(cost);
        const resource = resourceOfFunction(connector.type, target.fn.name);
        const raws = page.kind === 'page' ? page.records : [];
        const asOf = earlierOf((page.kind === 'page' && page.asOf) || target.asOf, target.asOf);
        const mapped = await watch.map(() => this.#prepare(readingsOf(raws, asOf), target, resource));
        const chunks = await this.#guard(mapped, target);
        return { page, sourceTime: sourceTimeAt(sourceTime, clock.elapsed() - began), chunks };
      } catch (error) {
        return { failure: toFailure(error, (text) => this.#source.withoutSecrets(text)) };
      }
    })();
    return { target, asked: clock.now(), watch, stop, troubled: false, answer };
  }

  async #prepare(readings: readonly Reading[], { run, fn }: Target, resource: Resource): Promise<Chunk[]> {
    // What is still gone through for an erasure may be stored with the person, and is no repeat of what it should be.
    const { walking } = this.#taken.privacy;
    const looked = run.purpose === 'read' && !walking && !this.#onlyNew.has(run.runId);
    const known = looked
      ? await knownRepeats(this.#engine.pool, this.#taken.connectionId, { fn, resource }, readings)
      : undefined;
    return prepareReadings(readings, fn, resource, known);
  }

  /** What of a page may be stored. @throws Retryable where the database does not say */
  async #guard(chunks: Chunk[], { fn }: Target): Promise<Chunk[]> {
    const { connectionId, connector, privacy } = this.#taken;
    const resource = resourceOfFunction(connector.type, fn.name);
    const page = {
      connectionId,
      fn: functionOf(connector, fn.name)!,
      resource,
      now: this.#engine.clock.now(),
    };
    try {
      return await guard(this.#engine.pool, privacy, page, chunks);
    } catch (error) {
      throw new Retryable(`It could not be looked up what must not be stored: ${(error as Error).message}`);
    }
  }

  async #locked(work: (tx: Transaction, view: ConnectionView) => Promise<void>): Promise<void> {
    await this.#lockedReading(async () => {}, work);
  }

  /** @param read goes out together with the lock and what the view needs */
  async #lockedReading<Read>(
    read: (tx: Transaction) => Promise<Read>,
    work: (tx: Transaction, view: ConnectionView, read: Read) => Promise<void>,
  ): Promise<void> {
    const there = await underLock(
      this.#engine.pool,
      this.#taken.connectionId,
      async (tx, [view, more]) => {
        await work(tx, view, more);
        return true;
      },
      (tx) => Promise.all([this.#view(tx), read(tx)]),
    );
    if (!there) throw new ConnectionLost();
  }

  #view(tx: Transaction): Promise<ConnectionView> {
    const { connectionId, epoch, connector } = this.#taken;
    const most = Math.max(...connector.functions.map((fn: SourceFunction) => fn.concurrency ?? 1));
    return viewConnection(tx, connectionId, epoch, this.#engine.clock.now(), most + 1);
  }

  /** Tries a transaction again where the database rolled it back whole. */
  async #retried<T>(write: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await write();
      } catch (error) {
        const again = error instanceof StampTooOld || isRetryable(error);
        if (!again || error instanceof ConnectionLost || tries >= COMMIT_TRIES) throw error;
      }
    }
  }

  /**
   * Before it is known what is asked for next, enough is taken for whatever it may be.
   *
   * @returns null where not even the reserve has enough. `waitMs`: when there may be enough for any
   */
  async #pay(): Promise<{ paid: Paid | null; waitMs: number }> {
    const { quotas } = this.#engine;
    const { connector, credentials } = this.#taken;
    const waitMs = await this.#take('any');
    if (waitMs === 0) return { paid: 'any', waitMs };
    const reserved = quotas.reserveHas(accountKey(connector, credentials), this.#dearest);
    return { paid: reserved ? 'none' : null, waitMs };
  }

  /** @returns 0 when enough was taken for whatever may be asked, else when to try again, in milliseconds */
  #take(use: QuotaUse): Promise<number> {
    const { connector, credentials } = this.#taken;
    return this.#engine.quotas.take(accountKey(connector, credentials), connector.quota, this.#dearest, use);
  }

  #quotaWait(waitMs: number): Step {
    this.#engine.observe.quotaWait(this.#taken.connector.name, waitMs);
    return { state: 'quota', waitMs };
  }

  #giveBackQuota(amount: number): void {
    const { connector, credentials } = this.#taken;
    this.#engine.quotas.giveBack(accountKey(connector, credentials), connector.quota, amount);
  }

  /** What the dearest of the connector's functions costs. */
  get #dearest(): number {
    return Math.max(...this.#taken.connector.functions.map((fn: SourceFunction) => fn.cost ?? 1));
  }

  /** Keeps a session that the source has just given, unless another worker has the connection by now. */
  async #keepSession(session: Session): Promise<void> {
    const { connectionId } = this.#taken;
    const sealed = sealSession(this.#engine.sealer, connectionId, session);
    await this.#locked((tx) => writeSession(tx, connectionId, sealed));
  }

  #untilMs(until: Date | null): number | null {
    const { clock } = this.#engine;
    return until && Math.max(until.getTime() - clock.now().getTime(), 0) / clock.rate;
  }
}

/**
 * What the source's clock said when the request began, at the latest: answers are dated as they are sent, and a
 * slow source may have read its list long before.
 */
function sourceTimeAt(dated: Date | null, tookMs: number): Date | null {
  return dated && new Date(dated.getTime() - tookMs);
}

function failureOf(settlement: Extract<Settlement, { kind: 'retry' | 'hopeless' }>): Failure {
  return settlement.kind === 'retry'
    ? { code: 'source_unavailable', message: settlement.message, until: null, final: false }
    : { code: settlement.code, message: settlement.message, until: null, final: true };
}

/** A request whose choice was rolled back, as if it had never been. */
function abandon(request: Request | null): void {
  request?.stop.abort();
  request?.watch.dropped();
}

function halves(chunk: Chunk): Chunk[] {
  const middle = Math.ceil(chunk.records.length / 2);
  return [
    { ...chunk, records: chunk.records.slice(0, middle) },
    { records: chunk.records.slice(middle), quarantined: [] },
  ];
}
