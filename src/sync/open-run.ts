import type { SourceFunction } from '../connectors/kit/manifest.ts';
import type { Transaction } from '../store/database.ts';
import { insertRun } from '../store/queries/insert-run.ts';
import type { OpenRun } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { newSlice } from './settle.ts';
import { planSlices, vouchedEnd, type Window } from './window.ts';
import type { RunKind } from './words.ts';

export interface RunRequest {
  connectionId: string;
  kind: RunKind;
  fn: SourceFunction;
  /** Ignored by functions without a basis: a snapshot is always the whole. */
  window: Window;
  /** As the caller asked, for jobs. */
  requested?: Window;
  /** `silent`: what it finds makes no events. */
  events?: 'send' | 'silent';
}

/**
 * Opens a run with its slices. Every kind of sync begins here, and goes the same way afterwards. The caller
 * holds the connection's lock.
 */
export async function openRun(tx: Transaction, engine: Engine, request: RunRequest): Promise<OpenRun> {
  const { fn, kind, connectionId, events = 'send' } = request;
  const window = fn.basis === 'none' ? null : request.window;
  const now = engine.clock.now();
  const effectiveEnd = window && laterOf(window.start, earlierOf(window.end, vouchedEnd(now, fn)));
  const slices = window && planSlices(window, fn);
  const runId = engine.newId();
  const integration = await insertRun(tx, {
    connectionId,
    runId,
    kind,
    functionName: fn.name,
    basis: fn.basis,
    mapperVersion: fn.mapperVersion,
    requestedStart: request.requested?.start ?? null,
    requestedEnd: request.requested?.end ?? null,
    windowStart: window?.start ?? null,
    windowEnd: window?.end ?? null,
    effectiveEnd,
    events,
    slices,
  });
  tx.afterCommit(() =>
    engine.observe.runOpened({
      connection_id: connectionId,
      run_id: runId,
      function_name: fn.name,
      kind,
      integration,
    }),
  );
  return {
    runId,
    kind,
    functionName: fn.name,
    mapperVersion: fn.mapperVersion,
    window,
    effectiveEnd,
    createdAt: now,
    attempts: 0,
    waitingUntil: null,
    idleSince: null,
    stalledMs: 0,
    pages: 0,
    events,
    toldStuck: false,
    startedAt: null,
    off: false,
    busy: false,
    position: null,
    slices: (slices ?? [null]).slice(0, 2).map((part, sliceNo) => newSlice(sliceNo, part)),
  };
}

/** The earlier of two instants. */
export function earlierOf(a: Date, b: Date): Date {
  return a < b ? a : b;
}

/** The later of two instants. */
export function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b;
}
