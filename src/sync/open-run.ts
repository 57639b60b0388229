import type { SourceFunction } from '../connectors/kit/manifest.ts';
import type { Transaction } from '../store/database.ts';
import { insertRun } from '../store/queries/insert-run.ts';
import type { OpenRun } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { newSlice } from './settle.ts';
import { planGaps, planSlices, vouchedEnd, type Window } from './window.ts';
import type { Purpose, RunKind } from './words.ts';

export interface RunRequest {
  connectionId: string;
  kind: RunKind;
  fn: SourceFunction;
  /** Ignored by functions without a basis: a snapshot is always the whole. */
  window: Window;
  /** Only these parts of the window are read; all of it where they are left out. */
  gaps?: readonly Window[];
  /** As the caller asked, for jobs. */
  requested?: Window;
  /** `silent`: what it finds makes no events. */
  events?: 'send' | 'silent';
  purpose?: Purpose;
  /** Only these parts of the window are read, newest first; else all of it, in slices that the source answers. */
  slices?: Window[];
}

/**
 * Opens a run with its slices. Every kind of sync begins here, and goes the same way afterwards. The caller
 * holds the connection's lock.
 */
export async function openRun(tx: Transaction, engine: Engine, request: RunRequest): Promise<OpenRun> {
  const { fn, kind, connectionId, events = 'send', purpose = 'read' } = request;
  const window = fn.basis === 'none' ? null : request.window;
  const now = engine.clock.now();
  // A remap reads nothing, so there is nothing up to which it could be relied on.
  const effectiveEnd =
    window && purpose !== 'remap' ? laterOf(window.start, earlierOf(window.end, vouchedEnd(now, fn))) : null;
  const slices = partsOf(request).map((part, sliceNo) => newSlice(sliceNo, part));
  const runId = engine.newId();
  const integration = await insertRun(tx, {
    connectionId,
    runId,
    kind,
    purpose,
    functionName: fn.name,
    basis: fn.basis,
    mapperVersion: fn.mapperVersion,
    requestedStart: request.requested?.start ?? null,
    requestedEnd: request.requested?.end ?? null,
    windowStart: window?.start ?? null,
    windowEnd: window?.end ?? null,
    effectiveEnd,
    events,
    onlyGaps: request.gaps !== undefined,
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
    purpose,
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
    movedFrom: null,
    off: false,
    busy: false,
    position: null,
    slices: slices.slice(0, 2),
  };
}

/** What is read of a window, newest first; a snapshot is one part without a window. */
function partsOf({ fn, window, gaps, slices }: RunRequest): (Window | null)[] {
  if (fn.basis === 'none') return [null];
  if (slices) return [...slices];
  return gaps ? planGaps(gaps, fn) : planSlices(window, fn);
}

/** The earlier of two instants. */
export function earlierOf(a: Date, b: Date): Date {
  return a < b ? a : b;
}

/** The later of two instants. */
export function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b;
}
