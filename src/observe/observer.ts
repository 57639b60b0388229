import { SpanKind } from '@opentelemetry/api';
import type { Logger } from 'pino';
import { Metrics } from './metrics.ts';
import { countRequest, PageWatch } from './page-watch.ts';
import { fail, prefixed, type TraceSink, Tracing } from './tracing.ts';
import { outcomeOf, type RequestWatch, type RunEnd, type RunWords } from './words.ts';

/**
 * What the engine tells of itself: to the log, the metrics and, where somebody listens, the traces. The engine says
 * what happened and knows none of the three.
 */
export class Observer {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly #tracing: Tracing | null;

  constructor(log: Logger, metrics = new Metrics(), traces: TraceSink | null = null) {
    this.log = log;
    this.metrics = metrics;
    this.#tracing = traces && new Tracing(traces);
  }

  /** A page is asked for. */
  page(run: RunWords, sliceNo: number): PageWatch {
    return new PageWatch(this.log, this.metrics, this.#tracing, run, sliceNo);
  }

  /** Requests that belong to no run: credentials are tried, or a user's own words are passed through. */
  apart(integration: string, what: 'check' | 'passthrough'): RequestWatch {
    return () => {
      const began = performance.now();
      return (end) => countRequest(this.metrics, integration, what, outcomeOf(end), began);
    };
  }

  /** A run stands in the database. */
  runOpened(run: RunWords): void {
    this.log.info(run, 'run opened');
  }

  /** A run has ended, and that stands in the database. */
  runEnded(run: RunWords, end: RunEnd): void {
    const { startedAt, createdAt, finishedAt, status, code, ...counts } = end;
    const duration_ms = finishedAt.getTime() - (startedAt ?? createdAt).getTime();
    this.log.info({ ...run, status, ...(code && { code }), ...counts, duration_ms }, 'run ended');
    this.metrics.runsEnded.inc({ kind: run.kind, status });
    this.#tracing?.run(run, end);
  }

  /** Events stand in the database. */
  eventsWritten(count: number): void {
    this.metrics.eventsWritten.inc(count);
  }

  /** A request has to wait for its account's quota. */
  quotaWait(integration: string, ms: number): void {
    this.metrics.quotaWaits.inc({ integration });
    this.metrics.quotaWaitSeconds.inc({ integration }, ms / 1000);
  }

  /**
   * An attempt to deliver an event begins.
   *
   * @param url of the endpoint; only its host is told, since the rest may hold a secret
   * @returns what to call at its end, with how it ended (`dropped`: we gave it up, and it counts as not made) and the
   *   receiver's status (null: no answer)
   */
  webhookAttempt(
    endpointId: string,
    event: { event_id: string; type: string; connection_id: string },
    url: string,
  ): (outcome: 'delivered' | 'failed' | 'gave_up' | 'dropped', status: number | null) => void {
    const began = performance.now();
    const { connection_id, event_id, type: event_type } = event;
    const words = { connection_id, endpoint_id: endpointId, event_id, event_type };
    const span = this.#tracing?.single('webhook', SpanKind.CLIENT, {
      'http.request.method': 'POST',
      'server.address': URL.parse(url)?.hostname,
      ...prefixed(words),
    });
    return (outcome, status) => {
      const ms = performance.now() - began;
      this.metrics.webhookAttempts.inc({ outcome });
      this.metrics.webhookSeconds.observe(ms / 1000);
      this.log.debug({ ...words, outcome, status, duration_ms: Math.round(ms) }, 'webhook attempt');
      if (status !== null) span?.setAttribute('http.response.status_code', status);
      if (span && outcome !== 'delivered') fail(span, outcome);
      span?.end();
    };
  }

  /**
   * A request to the API begins.
   *
   * @returns what to call at its end, with its route (undefined: none) and status
   */
  apiRequest(
    method: string,
    traceparent: string | undefined,
  ): (route: string | undefined, status: number) => void {
    const began = performance.now();
    const span = this.#tracing?.single(
      method,
      SpanKind.SERVER,
      { 'http.request.method': method },
      traceparent,
    );
    return (route = 'none', status) => {
      this.metrics.apiRequests.inc({ method, route, status });
      this.metrics.apiSeconds.observe({ route }, (performance.now() - began) / 1000);
      span?.updateName(`${method} ${route}`);
      span?.setAttributes({ 'http.route': route, 'http.response.status_code': status });
      if (span && status >= 500) fail(span, String(status));
      span?.end();
    };
  }
}
