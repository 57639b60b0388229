import { resourceOfFunction } from '../model/index.ts';
import { isRetryable, type Transaction } from '../store/database.ts';
import { countPage, noteWait } from '../store/queries/update-run.ts';
import type { Answer, Request } from './asking.ts';
import { StampTooOld } from './commit-page.ts';
import { ConnectionLost, type ConnectionView } from './connection-view.ts';
import type { Engine } from './engine.ts';
import type { Hold } from './hold.ts';
import type { Chunk } from './prepare-page.ts';
import { type ClosingPlace, closePart, needsClosing, readFor, writeFor } from './purposes.ts';
import { type Failure, recordFailure } from './record-failure.ts';
import { tellCompleted } from './run-end.ts';
import { saveSlice } from './save-slice.ts';
import { type OpenSlice, type Settlement, settle } from './settle.ts';
import { type PageDates, pageDates } from './slice-progress.ts';
import type { TakenConnection } from './take-connection.ts';
import { type Progress, writeSettlement } from './write-settlement.ts';

const COMMIT_TRIES = 3;

/** The request that starts while an answer is being written: chosen in the same transaction, and there only with it. */
export interface NextRequest {
  /** Takes what it costs. Before the transaction: none is open across a second call to the database. */
  pay(): Promise<boolean>;
  /** Chooses and starts it; null when none may start right now. */
  ask(tx: Transaction, view: ConnectionView): Promise<Request | null>;
  /** The answer was written. */
  begun(next: Request | null): void;
  /** It was not, and what was chosen with it was rolled back. */
  failed(next: Request | null): void;
}

/** Writes answers down, whatever they are. */
export class Landing {
  readonly #engine: Engine;
  readonly #taken: TakenConnection;
  readonly #hold: Hold;
  readonly #next: NextRequest;
  readonly #underWay: ReadonlySet<Request>;
  readonly #onlyNew: Set<string>;

  /**
   * @param underWay the requests that were not answered yet
   * @param onlyNew is kept: runs whose last page held nothing that was stored already
   */
  constructor(
    engine: Engine,
    taken: TakenConnection,
    hold: Hold,
    { next, underWay, onlyNew }: { next: NextRequest; underWay: ReadonlySet<Request>; onlyNew: Set<string> },
  ) {
    this.#engine = engine;
    this.#taken = taken;
    this.#hold = hold;
    this.#next = next;
    this.#underWay = underWay;
    this.#onlyNew = onlyNew;
  }

  /** Writes an answer down, whatever it is. */
  async land(request: Request, answer: Answer): Promise<void> {
    if ('failure' in answer) {
      await this.#hold.locked((tx, view) => this.#fail(tx, view, request, answer.failure));
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
      await this.#hold.locked((tx, view) => this.#fail(tx, view, request, failureOf(settlement)));
      return;
    }
    if (settlement.kind === 'wait') {
      await this.#hold.locked((tx, view) => this.#wait(tx, view, request, settlement));
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
        await this.#hold.locked(async (tx, view) => {
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
    const paid = last && (await this.#next.pay());
    let next: Request | null = null;
    try {
      const { target: asked } = request;
      const read = (tx: Transaction) => readFor(tx, { connectionId, target: asked, resource }, chunk);
      await this.#hold.lockedReading(read, async (tx, view, stored) => {
        const run = view.runs.find((open) => open.runId === request.target.run.runId);
        // Cancelled, or given up and resumed, while the answer was on its way: not wanted any more. Promise 5.
        if (!run) return;
        const target = { ...request.target, run };
        const page = last && { ...last, troubled: request.troubled };
        const ended = page && (await writeSettlement(tx, this.#engine, view, target, settlement, page));
        if (paid) next = await this.#next.ask(tx, view);
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
      if (paid) this.#next.failed(next);
      if (error instanceof StampTooOld && chunk.records.length > 1) return false;
      throw error;
    }
    if (paid) this.#next.begun(next);
    return true;
  }

  async #fail(tx: Transaction, view: ConnectionView, request: Request, failure: Failure): Promise<void> {
    const run = view.runs.find((open) => open.runId === request.target.run.runId);
    if (!run) return tx.afterCommit(() => request.watch.dropped());
    // What several requests under way meet is one trouble, and one step of patience.
    const known = request.troubled && !failure.final && !failure.until;
    const attempt = known ? run.attempts : run.attempts + 1;
    if (!known) await recordFailure(tx, this.#engine, view, run, failure);
    for (const other of this.#underWay) if (other.target.run.runId === run.runId) other.troubled = true;
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
}

function failureOf(settlement: Extract<Settlement, { kind: 'retry' | 'hopeless' }>): Failure {
  return settlement.kind === 'retry'
    ? { code: 'source_unavailable', message: settlement.message, until: null, final: false }
    : { code: settlement.code, message: settlement.message, until: null, final: true };
}

function halves(chunk: Chunk): Chunk[] {
  const middle = Math.ceil(chunk.records.length / 2);
  return [
    { ...chunk, records: chunk.records.slice(0, middle) },
    { records: chunk.records.slice(middle), quarantined: [] },
  ];
}
