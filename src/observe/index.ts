/** What the engine tells of itself, and where it goes. */
export { createLog, framesOf, silentLog } from './log.ts';
export { type Gauges, Metrics } from './metrics.ts';
export { Observer } from './observer.ts';
export type { PageWatch } from './page-watch.ts';
export { SpanIds } from './run-ids.ts';
export type { TraceSink } from './tracing.ts';
export type { PageCounts, RequestEnd, RequestWatch, RunEnd, RunWords } from './words.ts';
