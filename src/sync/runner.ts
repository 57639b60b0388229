import type { Connector, Page, Session, SourceFunction } from '../connectors/kit/manifest.ts';
import { resourceOfFunction } from '../model/index.ts';
import type { PageWatch } from '../observe/index.ts';
import { isRetryable, type Transaction } from '../store/database.ts';
import { leaveConnection } from '../store/queries/connection-state.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { writeSession } from '../store/queries/session.ts';
import { markMissing, type PassPlace } from '../store/queries/sightings.ts';
import { countPage } from '../store/queries/update-run.ts';
import { chooseNext, type Target } from './choose-next.ts';
import { readStored, StampTooOld, writeChunk } from './commit-page.ts';
import { ConnectionLost, type ConnectionView, viewConnection } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { openFiles } from './files/open-files.ts';
import { type Chunk, preparePage } from './prepare-page.ts';
import { accountKey } from './quota.ts';
import { type Failure, recordFailure, toFailure } from './record-failure.ts';
import { tellCompleted } from './run-end.ts';
import { sealSession } from './secrets.ts';
import { type OpenSlice, type Settlement, settle } from './settle.ts';
import { Source } from './source.ts';
import { passKey, showsWholeSets, writePass } from './write-pass.ts';
import { type Progress, writeSettlement } from './write-settlement.ts';

/** A connection that a worker has taken. */
export interface TakenConnection {
  organizationId: string;
  connectionId: string;
  epoch: number;
  connector: Connector;
  credentials: Readonly<Record<string, string>>;
  session: Session | null;
}

/** What the source gave, or how it failed. */
type Answer = { page: Page<unknown>; sourceTime: Date | null; chunks: Chunk[] } | { failure: Failure };

/** A request under way. */
interface Request {
  target: Target;
  asked: Date;
  watch: PageWatch;
  stop: AbortController;
  answer: Promise<Answer>;
}

/** How a step ended. `idle`: nothing to do before that instant (null: until somebody asks). */
export type Step =
  | { state: 'worked' }
  | { state: 'idle'; until: Date | null }
  | { state: 'quota'; waitMs: number };

const COMMIT_TRIES = 3;

/**
 * Works for one connection, page by page. One request is under way at a time; while an answer is being
 * written, the next request is already running. Everything between two pages can be lost at any instant:
 * what is true stands in the database.
 */
export class Runner {
  readonly #engine: Engine;
  readonly #taken: TakenConnection;
  readonly #source: Source;
  #request: Request | null = null;
  #stopped = false;

  constructor(engine: Engine, taken: TakenConnection) {
    this.#engine = engine;
    this.#taken = taken;
    this.#source = new Source(engine, {
      ...taken,
      keep: (session) => this.#keepSession(session),
      files: (signal) => openFiles(engine, taken, signal),
    });
  }

  /** The run whose request is under way; null between requests. */
  get currentRun(): string | null {
    return this.#request?.target.run.runId ?? null;
  }

  /** Gives up the request under way, at once: its job was cancelled or the worker stops. */
  abort(): void {
    this.#request?.stop.abort();
  }

  /** After this no further request starts; the one under way may still be written. */
  stopAsking(): void {
    this.#stopped = true;
  }

  /**
   * One page: asks for it unless it is under way already, waits for the answer, and writes it down.
   *
   * @param release runs in the transaction that finds nothing to do, so that work that comes a moment later
   *   finds the connection free
   * @throws ConnectionLost when another worker has taken the connection, or it was deleted; the database's errors
   */
  async step(release: (tx: Transaction) => Promise<void>): Promise<Step> {
    const begun = this.#request ? null : await this.begin(release);
    if (begun && begun.state !== 'worked') return begun;
    await this.finish();
    return { state: 'worked' };
  }

  /** Chooses and starts the next request. */
  async begin(release: (tx: Transaction) => Promise<void>): Promise<Step> {
    const { connectionId, connector } = this.#taken;
    const waitMs = this.#takeQuota();
    if (waitMs > 0) {
      this.#engine.observe.quotaWait(connector.name, waitMs);
      return { state: 'quota', waitMs };
    }
    let request: Request | null = null;
    try {
      const step = await underLock(this.#engine.pool, connectionId, async (tx): Promise<Step> => {
        const view = await this.#view(tx);
        const choice = await chooseNext(tx, this.#engine, connector, view);
        if (choice.target) {
          request = this.#ask(choice.target);
          return { state: 'worked' };
        }
        await leaveConnection(tx, connectionId, this.#untilMs(choice.idleUntil));
        await release(tx);
        return { state: 'idle', until: choice.idleUntil };
      });
      if (!request) this.#giveBackQuota(this.#dearest);
      if (!step) throw new ConnectionLost();
      this.#request = request;
      return step;
    } catch (error) {
      abandon(request);
      throw error;
    }
  }

  /**
   * Leaves the connection with work undone, to be looked at again after `waitMs`.
   *
   * @param release runs in the same transaction
   */
  async leave(waitMs: number, release: (tx: Transaction) => Promise<void>): Promise<void> {
    await this.#locked(async (tx) => {
      await leaveConnection(tx, this.#taken.connectionId, waitMs / this.#engine.clock.rate);
      await release(tx);
    });
  }

  /** Waits for the answer under way and writes it down; starts the next request on the way. */
  async finish(): Promise<void> {
    const request = this.#request;
    if (!request) return;
    const answer = await request.answer;
    // Not before: while the source is waited for, a cancel or a stop must find the request to give it up.
    this.#request = null;
    // Given up by ourselves, which is no failure of the run: whoever has the connection next asks again.
    if (request.stop.signal.aborted) return request.watch.dropped();
    try {
      await this.#land(request, answer);
    } catch (error) {
      request.watch.dropped();
      throw error;
    }
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
    const chunks = [...answer.chunks];
    // A whole set is only compared with what is stored once all of its last page is in.
    const closing = settlement.kind === 'done' && showsWholeSets(request.target.fn);
    if (closing) chunks.push({ records: [], quarantined: [] });
    while (chunks.length > 0) {
      const chunk = chunks.shift()!;
      const last = chunks.length === 0;
      if (last && closing) await this.#markMissing(request, settlement.slice);
      const write = () => request.watch.commit(() => this.#write(request, chunk, settlement, last));
      const written = await this.#retried(write);
      // The database is slow: what took too long for its stamp is tried again in halves.
      if (!written) chunks.unshift(...halves(chunk));
    }
    request.watch.landed();
  }

  /** Marks what a completed pass over a whole set has not met as missing, in bounded transactions. */
  async #markMissing(request: Request, read: OpenSlice): Promise<void> {
    const { connectionId, connector } = this.#taken;
    const { target } = request;
    const resource = resourceOfFunction(connector.type, target.fn.name).name;
    const passAsOf = read.passAsOf ?? target.asOf;
    let after: PassPlace | null = null;
    do {
      await this.#retried(async () => {
        await this.#locked(async (tx, view) => {
          const wanted = view.runs.some((open) => open.runId === target.run.runId);
          const range = target.slice.window;
          after = wanted
            ? await markMissing(tx, passKey(connectionId, target), resource, range, passAsOf, after)
            : null;
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
  async #write(request: Request, chunk: Chunk, settlement: Progress, last: boolean): Promise<boolean> {
    const { connectionId, connector } = this.#taken;
    const { fn } = request.target;
    const resource = resourceOfFunction(connector.type, fn.name);
    let next: Request | null = null;
    try {
      const page = { connectionId, resource };
      const read = (tx: Transaction) => readStored(tx, page, chunk);
      await this.#lockedReading(read, async (tx, view, stored) => {
        const run = view.runs.find((open) => open.runId === request.target.run.runId);
        // Cancelled, or given up and resumed, while the answer was on its way: not wanted any more. Promise 5.
        if (!run) return;
        const target = { ...request.target, run };
        const ended = last && (await writeSettlement(tx, this.#engine, view, target, settlement));
        if (last && !this.#stopped) next = await this.#askNext(tx, view);
        const tell = run.kind !== 'initial' && run.events === 'send' && !view.webhooksDisabled;
        const counts = await writeChunk(tx, this.#engine, { ...page, run, fn, tell }, chunk, stored);
        writePass(tx, connectionId, target, chunk);
        countPage(tx, connectionId, run.runId, last ? 1 : 0, counts);
        if (ended) await tellCompleted(tx, this.#engine, view, run, target.asOf);
        tx.afterCommit(() => request.watch.brought(counts));
      });
    } catch (error) {
      abandon(next);
      if (error instanceof StampTooOld && chunk.records.length > 1) return false;
      throw error;
    }
    if (last) this.#request = next;
    return true;
  }

  /** Chooses and starts the request after the one being written; null when none may start right now. */
  async #askNext(tx: Transaction, view: ConnectionView): Promise<Request | null> {
    if (this.#takeQuota() > 0) return null;
    const choice = await chooseNext(tx, this.#engine, this.#taken.connector, view);
    if (choice.target) return this.#ask(choice.target);
    this.#giveBackQuota(this.#dearest);
    return null;
  }

  async #fail(tx: Transaction, view: ConnectionView, request: Request, failure: Failure): Promise<void> {
    const run = view.runs.find((open) => open.runId === request.target.run.runId);
    if (!run) return tx.afterCommit(() => request.watch.dropped());
    const attempt = run.attempts + 1;
    await recordFailure(tx, this.#engine, view, run, failure);
    const nextTryAt = view.runs.includes(run) ? run.waitingUntil : null;
    tx.afterCommit(() => request.watch.failed({ ...failure, attempt, nextTryAt }));
  }

  /** Starts a request and turns whatever comes of it into an answer; never rejects. */
  #ask(target: Target): Request {
    const { connectionId, connector } = this.#taken;
    const { clock, observe } = this.#engine;
    const { runId, functionName, kind } = target.run;
    const words = { connection_id: connectionId, run_id: runId, function_name: functionName, kind };
    const watch = observe.page({ ...words, integration: connector.name }, target.slice.sliceNo);
    const stop = new AbortController();
    const began = clock.elapsed();
    const cost = target.fn.cost ?? 1;
    this.#giveBackQuota(this.#dearest - cost);
    const answer = (async (): Promise<Answer> => {
      try {
        const { page, sourceTime } = await this.#source.page(
          target.fn,
          target.ask,
          target.slice.cursor,
          stop.signal,
          watch.requests,
        );
        if (page.kind === 'page' && page.spent !== undefined) this.#giveBackQuota(cost - page.spent);
        const resource = resourceOfFunction(connector.type, target.fn.name);
        const raws = page.kind === 'page' ? page.records : [];
        const chunks = watch.map(() => preparePage(raws, target.fn, resource, target.asOf));
        return { page, sourceTime: sourceTimeAt(sourceTime, clock.elapsed() - began), chunks };
      } catch (error) {
        return { failure: toFailure(error, (text) => this.#source.withoutSecrets(text)) };
      }
    })();
    return { target, asked: clock.now(), watch, stop, answer };
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
    return viewConnection(tx, this.#taken.connectionId, this.#taken.epoch, this.#engine.clock.now());
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

  /** Before it is known what is asked for next, enough is taken for whatever it may be. */
  #takeQuota(): number {
    const { connector, credentials } = this.#taken;
    return this.#engine.quotas.take(accountKey(connector, credentials), connector.quota, this.#dearest);
  }

  #giveBackQuota(amount: number): void {
    const { connector, credentials } = this.#taken;
    this.#engine.quotas.giveBack(accountKey(connector, credentials), amount);
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
    { records: chunk.records.slice(0, middle), quarantined: chunk.quarantined },
    { records: chunk.records.slice(middle), quarantined: [] },
  ];
}
