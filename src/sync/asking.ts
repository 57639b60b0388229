import { Retryable } from '../connectors/kit/errors.ts';
import type { Page } from '../connectors/kit/manifest.ts';
import { functionOf } from '../connectors/kit/registry.ts';
import { type Resource, resourceOfFunction } from '../model/index.ts';
import type { PageWatch } from '../observe/index.ts';
import type { AccountShare } from './account-share.ts';
import type { Target } from './choose-next.ts';
import type { Engine } from './engine.ts';
import { knownRepeats } from './known-repeats.ts';
import { earlierOf } from './open-run.ts';
import { type Chunk, prepareReadings } from './prepare-page.ts';
import { guard } from './privacy/guard.ts';
import { type Reading, readingsOf } from './reading.ts';
import { type Failure, toFailure } from './record-failure.ts';
import { remapPage } from './remap-page.ts';
import type { Postponed, Source } from './source.ts';
import type { TakenConnection } from './take-connection.ts';

/** What the source gave, or how it failed. */
export type Answer =
  | { page: Page<unknown> | Postponed; sourceTime: Date | null; chunks: Chunk[] }
  | { failure: Failure };

/** A request under way. */
export interface Request {
  target: Target;
  asked: Date;
  watch: PageWatch;
  stop: AbortController;
  /** Another request of its run has failed since it was sent: what it brings does not end that one's wait. */
  troubled: boolean;
  answer: Promise<Answer>;
}

/** Asks the source for pages, and makes of what it gives what may be stored. Nothing is written here. */
export class Asking {
  readonly #engine: Engine;
  readonly #taken: TakenConnection;
  readonly #source: Source;
  readonly #share: AccountShare;
  /** Runs whose last page held nothing that was stored already: looking for repeats would only cost. */
  readonly onlyNew = new Set<string>();

  constructor(engine: Engine, taken: TakenConnection, source: Source, share: AccountShare) {
    this.#engine = engine;
    this.#taken = taken;
    this.#source = source;
    this.#share = share;
  }

  /** Starts a request and turns whatever comes of it into an answer; never rejects. */
  ask(target: Target): Request {
    const { connectionId, connector } = this.#taken;
    const { clock, observe } = this.#engine;
    const { runId, functionName, kind } = target.run;
    const words = { connection_id: connectionId, run_id: runId, function_name: functionName, kind };
    const watch = observe.page({ ...words, integration: connector.name }, target.slice.sliceNo);
    const stop = new AbortController();
    const began = clock.elapsed();
    const cost = target.fn.cost ?? 1;
    this.#share.giveBack(this.#share.dearest - cost);
    const answer = (async (): Promise<Answer> => {
      try {
        if (target.run.purpose === 'remap') {
          const { chunks, ...answer } = await remapPage(this.#engine.pool, connectionId, connector, target);
          return { ...answer, chunks: await this.#guard(chunks, target) };
        }
        // Frozen since it was paid: given up, and chosen anew.
        if (!this.#share.send(cost)) stop.abort();
        stop.signal.throwIfAborted();
        const { page, sourceTime } = await this.#source.page(
          target.fn,
          target.ask,
          target.slice.cursor,
          stop.signal,
          watch.requests,
          kind === 'scheduled' ? 'fresh' : 'any',
        );
        if (page.kind === 'page' && page.spent !== undefined) this.#share.giveBack(cost - page.spent);
        if (page.kind === 'postponed') this.#share.giveBack(cost);
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
    const looked = run.purpose === 'read' && !walking && !this.onlyNew.has(run.runId);
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
}

/** A request whose choice was rolled back, as if it had never been. */
export function abandon(request: Request | null): void {
  request?.stop.abort();
  request?.watch.dropped();
}

/**
 * What the source's clock said when the request began, at the latest: answers are dated as they are sent, and a
 * slow source may have read its list long before.
 */
function sourceTimeAt(dated: Date | null, tookMs: number): Date | null {
  return dated && new Date(dated.getTime() - tookMs);
}
