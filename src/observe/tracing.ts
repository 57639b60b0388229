import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { idsOfRun, type SpanIds } from './run-ids.ts';
import { outcomeOf, type RequestBegun, type RequestEnd, type RunEnd, type RunWords } from './words.ts';

/** Where spans go. Made by the command line, since only it loads the SDK. */
export interface TraceSink {
  tracer: Tracer;
  /** The same that the SDK asks for ids. */
  ids: SpanIds;
}

/** The spans we make; the names of attributes are those of the log, behind `backhaul.`. */
export class Tracing {
  readonly #tracer: Tracer;
  readonly #ids: SpanIds;

  constructor({ tracer, ids }: TraceSink) {
    this.#tracer = tracer;
    this.#ids = ids;
  }

  /** A page, below the span of its run, which may not exist before hours have passed. */
  page(run: RunWords, sliceNo: number): Span {
    const parent = trace.setSpanContext(ROOT_CONTEXT, {
      ...idsOfRun(run.run_id),
      traceFlags: TraceFlags.SAMPLED,
    });
    const attributes = { ...prefixed(run), 'backhaul.slice_no': sliceNo };
    return this.#tracer.startSpan('page', { attributes }, parent);
  }

  /** A part of a page's work. */
  part(name: 'map' | 'commit', page: Span): Span {
    return this.#tracer.startSpan(name, {}, below(page));
  }

  /** One request to the source. Its query may hold anything, so it is left out. */
  request(page: Span, { method, url }: RequestBegun): (end: RequestEnd) => void {
    const attributes = {
      'http.request.method': method,
      'server.address': url.hostname,
      'url.path': url.pathname,
      ...(url.port !== '' && { 'server.port': Number(url.port) }),
    };
    const span = this.#tracer.startSpan('request', { kind: SpanKind.CLIENT, attributes }, below(page));
    return (end) => {
      if (end.status !== null) span.setAttribute('http.response.status_code', end.status);
      if (end.bytes !== null) span.setAttribute('http.response.body.size', end.bytes);
      const outcome = outcomeOf(end);
      if (outcome !== 'ok') fail(span, outcome);
      span.end();
    };
  }

  /** The span over all of a run, at its end. */
  run(run: RunWords, end: RunEnd): void {
    const { startedAt, createdAt, finishedAt, code, ...counts } = end;
    const attributes = { ...prefixed(run), ...prefixed(counts) };
    const span = this.#ids.give(idsOfRun(run.run_id), () =>
      this.#tracer.startSpan(
        'run',
        { root: true, startTime: startedAt ?? createdAt, attributes },
        ROOT_CONTEXT,
      ),
    );
    if (code) fail(span, code);
    span.end(finishedAt);
  }

  /** Something that stands by itself, or below what a caller named in a traceparent header. */
  single(name: string, kind: SpanKind, attributes: Attributes, traceparent?: string): Span {
    return this.#tracer.startSpan(name, { kind, attributes }, remote(traceparent));
  }
}

/** Marks a span as failed, with a word for why. */
export function fail(span: Span, why: string): void {
  span.setAttribute('error.type', why);
  span.setStatus({ code: SpanStatusCode.ERROR, message: why });
}

function below(span: Span): Context {
  return trace.setSpan(ROOT_CONTEXT, span);
}

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** Reads the W3C header; one that is not understood counts as none. */
function remote(traceparent: string | undefined): Context {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  if (!traceId || !spanId || !flags) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

/** The log's names as attributes. */
export function prefixed(words: object): Attributes {
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [`backhaul.${name}`, value]));
}
