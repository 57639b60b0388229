import { sourceHttp } from '../connectors/kit/http.ts';
import type { Connector, Page } from '../connectors/kit/manifest.ts';
import { resourceOfFunction } from '../model/index.ts';
import { isRetryable, type Transaction } from '../store/database.ts';
import { leaveConnection } from '../store/queries/connection-state.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { countPage } from '../store/queries/update-run.ts';
import { chooseNext, type Target } from './choose-next.ts';
import { StampTooOld, writeChunk } from './commit-page.ts';
import { ConnectionLost, type ConnectionView, viewConnection } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { type Chunk, preparePage } from './prepare-page.ts';
import { type Failure, recordFailure, toFailure } from './record-failure.ts';
import { tellCompleted } from './run-end.ts';
import { type Settlement, settle } from './settle.ts';
import { writePass } from './write-pass.ts';
import { type Progress, writeSettlement } from './write-settlement.ts';

/** A connection that a worker has taken. */
export interface TakenConnection {
  connectionId: string;
  epoch: number;
  connector: Connector;
  credentials: Readonly<Record<string, string>>;
}

/** What the source gave, or how it failed. */
type Answer = { page: Page<unknown>; sourceTime: Date | null; chunks: Chunk[] } | { failure: Failure };

/** A request under way. */
interface Request {
  target: Target;
  asked: Date;
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
  #request: Request | null = null;
  #stopped = false;

  constructor(engine: Engine, taken: TakenConnection) {
    this.#engine = engine;
    this.#taken = taken;
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
   * @throws ConnectionLost when another worker has taken the connection; the database's errors
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
    if (waitMs > 0) return { state: 'quota', waitMs };
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
      if (!request) this.#giveBackQuota();
      this.#request = request;
      return step ?? { state: 'idle', until: null };
    } catch (error) {
      (request as Request | null)?.stop.abort();
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
      await leaveConnection(tx, this.#taken.connectionId, waitMs);
      await release(tx);
    });
  }

  /** Waits for the answer under way and writes it down; starts the next request on the way. */
  async finish(): Promise<void> {
    const request = this.#request;
    if (!request) return;
    this.#request = null;
    const answer = await request.answer;
    if ('failure' in answer) {
      await this.#locked((tx, view) => this.#fail(tx, view, request, answer.failure));
      return;
    }
    const settlement = settle(
      request.target.slice,
      answer.page,
      request.target.fn,
      request.asked,
      answer.sourceTime,
    );
    if (settlement.kind === 'retry' || settlement.kind === 'hopeless') {
      await this.#locked((tx, view) => this.#fail(tx, view, request, failureOf(settlement)));
      return;
    }
    for (const [index, chunk] of answer.chunks.entries()) {
      const part = { first: index === 0, last: index === answer.chunks.length - 1 };
      await this.#retried(() => this.#write(request, chunk, settlement, part));
    }
  }

  /**
   * Writes an answer, or a part of one too large for one transaction; only the last part moves the slice. The
   * next request starts as soon as it is chosen, while the records are still being written.
   */
  async #write(
    request: Request,
    chunk: Chunk,
    settlement: Progress,
    part: { first: boolean; last: boolean },
  ): Promise<void> {
    const { connectionId, connector } = this.#taken;
    const { fn } = request.target;
    const resource = resourceOfFunction(connector.type, fn.name);
    let next: Request | null = null;
    try {
      await this.#locked(async (tx, view) => {
        const run = view.runs.find((open) => open.runId === request.target.run.runId);
        // Cancelled, or given up and resumed, while the answer was on its way: not wanted any more. Promise 5.
        if (!run) return;
        const target = { ...request.target, run };
        const ended = part.last && (await writeSettlement(tx, this.#engine, view, target, settlement));
        if (part.last && !this.#stopped) next = await this.#askNext(tx, view);
        const written = await writeChunk(tx, this.#engine, { connectionId, run, fn, resource }, chunk);
        const done = part.last && settlement.kind === 'done';
        await writePass(
          tx,
          { connectionId, target, resource: resource.name, first: part.first, done },
          chunk,
        );
        await countPage(tx, connectionId, run.runId, part.last ? 1 : 0, written.counts);
        if (ended) await tellCompleted(tx, this.#engine, view, run);
        written.committing();
      });
    } catch (error) {
      (next as Request | null)?.stop.abort();
      throw error;
    }
    if (part.last) this.#request = next;
  }

  /** Chooses and starts the request after the one being written; null when none may start right now. */
  async #askNext(tx: Transaction, view: ConnectionView): Promise<Request | null> {
    if (this.#takeQuota() > 0) return null;
    const choice = await chooseNext(tx, this.#engine, this.#taken.connector, view);
    if (choice.target) return this.#ask(choice.target);
    this.#giveBackQuota();
    return null;
  }

  async #fail(tx: Transaction, view: ConnectionView, request: Request, failure: Failure): Promise<void> {
    const run = view.runs.find((open) => open.runId === request.target.run.runId);
    if (run) await recordFailure(tx, this.#engine, view, run, failure);
  }

  /** Starts a request and turns whatever comes of it into an answer; never rejects. */
  #ask(target: Target): Request {
    const { connector, credentials } = this.#taken;
    const { clock, dispatcher } = this.#engine;
    const stop = new AbortController();
    const http = sourceHttp({
      signal: stop.signal,
      timeoutMs: connector.timeoutMs,
      now: () => clock.now(),
      dispatcher,
    });
    const answer = (async (): Promise<Answer> => {
      try {
        const context = { http, credentials, baseUrl: connector.baseUrl, signal: stop.signal };
        const page = await target.fn.page(context, target.ask, target.slice.cursor);
        const resource = resourceOfFunction(connector.type, target.fn.name);
        const chunks = preparePage(
          page.kind === 'page' ? page.records : [],
          target.fn,
          resource,
          target.asOf,
        );
        return { page, sourceTime: http.sourceTime, chunks };
      } catch (error) {
        return { failure: toFailure(error) };
      }
    })();
    return { target, asked: clock.now(), stop, answer };
  }

  async #locked(work: (tx: Transaction, view: ConnectionView) => Promise<void>): Promise<void> {
    await underLock(this.#engine.pool, this.#taken.connectionId, async (tx) =>
      work(tx, await this.#view(tx)),
    );
  }

  #view(tx: Transaction): Promise<ConnectionView> {
    return viewConnection(tx, this.#taken.connectionId, this.#taken.epoch, this.#engine.clock.now());
  }

  /** Tries a transaction again where the database rolled it back whole. */
  async #retried(write: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await write();
      } catch (error) {
        const again = error instanceof StampTooOld || isRetryable(error);
        if (!again || error instanceof ConnectionLost || tries >= COMMIT_TRIES) throw error;
      }
    }
  }

  #takeQuota(): number {
    return this.#engine.quotas.take(this.#account(), this.#taken.connector.quota);
  }

  #giveBackQuota(): void {
    this.#engine.quotas.giveBack(this.#account());
  }

  #account(): string {
    const { connector, credentials } = this.#taken;
    return `${connector.type}/${connector.name}/${connector.account(credentials)}`;
  }

  #untilMs(until: Date | null): number | null {
    return until && Math.max(until.getTime() - this.#engine.clock.now().getTime(), 0);
  }
}

function failureOf(settlement: Extract<Settlement, { kind: 'retry' | 'hopeless' }>): Failure {
  return settlement.kind === 'retry'
    ? { code: 'source_unavailable', message: settlement.message, until: null, final: false }
    : { code: settlement.code, message: settlement.message, until: null, final: true };
}
