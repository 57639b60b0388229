import type { Span } from '@opentelemetry/api';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import { fail, type Tracing } from './tracing.ts';
import { outcomeOf, type PageCounts, type RequestWatch, type RunWords } from './words.ts';

/** What a page that failed says. */
export interface PageFailure {
  code: string;
  message: string;
  /** Where in the connector, when the defect is ours. */
  where?: string | undefined;
  /** How many attempts in a row have failed. */
  attempt: number;
  /** Null where it is not tried again by itself. */
  nextTryAt: Date | null;
}

/** Follows one page from its request to its last commit. Nothing here throws, and nothing waits. */
export class PageWatch {
  readonly #log: Logger;
  readonly #metrics: Metrics;
  readonly #tracing: Tracing | null;
  readonly #run: RunWords;
  readonly #sliceNo: number;
  readonly #span: Span | null;
  readonly #began = performance.now();
  #fetchMs = 0;
  #mapMs = 0;
  #commitMs = 0;
  /** Null until something of it is committed. */
  #records: number | null = null;
  #ended = false;

  constructor(log: Logger, metrics: Metrics, tracing: Tracing | null, run: RunWords, sliceNo: number) {
    this.#log = log;
    this.#metrics = metrics;
    this.#tracing = tracing;
    this.#run = run;
    this.#sliceNo = sliceNo;
    this.#span = tracing?.page(run, sliceNo) ?? null;
  }

  /** Given to the connector's network side. */
  readonly requests: RequestWatch = (begun) => {
    const began = performance.now();
    const ended = this.#span && this.#tracing?.request(this.#span, begun);
    return (end) => {
      countRequest(this.#metrics, this.#run.integration, this.#run.function_name, outcomeOf(end), began);
      ended?.(end);
    };
  };

  /** The answer is there, and its records are mapped. */
  async map<T>(work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    this.#fetchMs = began - this.#began;
    const span = this.#span && this.#tracing?.part('map', this.#span);
    try {
      return await work();
    } finally {
      this.#mapMs = performance.now() - began;
      span?.end();
    }
  }

  /** One transaction of the page, whatever comes of it. */
  async commit<T>(work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const span = this.#span && this.#tracing?.part('commit', this.#span);
    try {
      return await work();
    } catch (error) {
      if (span) fail(span, (error as Error).constructor.name);
      throw error;
    } finally {
      const ms = performance.now() - began;
      this.#commitMs += ms;
      this.#metrics.commitSeconds.observe(ms / 1000);
      span?.end();
    }
  }

  /** A part of the page is committed. */
  brought(counts: PageCounts): void {
    const labels = { integration: this.#run.integration, function: this.#run.function_name };
    const { created, ...others } = counts;
    this.#records ??= 0;
    for (const [outcome, records] of Object.entries({ new: created, ...others })) {
      this.#records += records;
      if (records > 0) this.#metrics.records.inc({ ...labels, outcome }, records);
    }
  }

  /** The page is written; unless nothing of it was wanted any more. */
  landed(): void {
    if (this.#records === null) {
      this.dropped();
      return;
    }
    this.#span?.setAttribute('backhaul.records', this.#records);
    this.#end('stored');
    this.#log.debug({ ...this.#words(), records: this.#records }, 'page stored');
  }

  /** The request failed, and that is committed. */
  failed({ code, message, where, attempt, nextTryAt }: PageFailure): void {
    if (this.#span) fail(this.#span, code);
    this.#end('failed');
    const words = { ...this.#run, slice_no: this.#sliceNo, code, message, where, attempt };
    this.#log.warn({ ...words, next_try_at: nextTryAt?.toISOString() ?? null }, 'request failed');
  }

  /** Nothing of it is stored: it was given up by ourselves, or nobody wants its run any more. */
  dropped(): void {
    if (this.#ended) return;
    this.#end('dropped');
    this.#log.debug(this.#words(), 'page dropped');
  }

  #end(outcome: 'stored' | 'failed' | 'dropped'): void {
    this.#ended = true;
    const { integration, function_name } = this.#run;
    this.#metrics.pages.inc({ integration, function: function_name, outcome });
    this.#span?.setAttribute('backhaul.outcome', outcome).end();
  }

  #words() {
    return {
      ...this.#run,
      slice_no: this.#sliceNo,
      fetch_ms: Math.round(this.#fetchMs),
      map_ms: Math.round(this.#mapMs),
      commit_ms: Math.round(this.#commitMs),
    };
  }
}

/** Counts a request to a source. */
export function countRequest(
  metrics: Metrics,
  integration: string,
  functionName: string,
  outcome: string,
  began: number,
): void {
  const labels = { integration, function: functionName };
  metrics.sourceRequests.inc({ ...labels, outcome });
  metrics.sourceSeconds.observe(labels, (performance.now() - began) / 1000);
}
