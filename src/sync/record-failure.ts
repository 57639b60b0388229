import { ConnectorError, CredentialsRefused, RateLimited, Terminal } from '../connectors/kit/errors.ts';
import { framesOf } from '../observe/index.ts';
import type { Transaction } from '../store/database.ts';
import { pauseConnection } from '../store/queries/connection-state.ts';
import { noteFailure, putOffLines } from '../store/queries/update-run.ts';
import { noProgress, stalledFor } from './choose-next.ts';
import { type ConnectionView, type OpenRun, REFUSED_PAUSE_MS } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { giveUp } from './run-end.ts';
import { noteRefusal } from './tell-errors.ts';
import { tellIfStuck } from './tell-stuck.ts';
import type { StuckCode } from './words.ts';

/** What went wrong with a request, in the engine's words. */
export interface Failure {
  code: ConnectorError['code'] | 'result_cap';
  message: string;
  /** The source's announced instant, for rate limits. */
  until: Date | null;
  /** Trying again cannot help. */
  final: boolean;
  /** Where it was thrown, when the defect is ours; for the log. */
  where?: string;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60 * 1000;

/**
 * Sorts whatever a connector threw; anything but the four kinds is a defect of ours and tried again.
 *
 * @param clean takes secrets out of what the source said
 */
export function toFailure(error: unknown, clean: (text: string) => string): Failure {
  if (error instanceof ConnectorError) {
    return {
      code: error.code,
      // Some of it may be the source's words, and jsonb holds neither NUL nor half a surrogate pair.
      message: clean(error.message).replaceAll('\0', '').slice(0, 1000).toWellFormed(),
      until: error instanceof RateLimited ? error.until : null,
      final: error instanceof CredentialsRefused || error instanceof Terminal,
    };
  }
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return {
    code: 'source_unavailable',
    message: `The connector failed on the source's answer (${name}).`,
    until: null,
    final: false,
    ...(error instanceof Error && { where: framesOf(error).slice(0, 3).join('; ') }),
  };
}

/**
 * Writes down a failed request. A job whose failure is final becomes stuck at once; any other run waits and is
 * tried again. An announced wait pauses the whole connection and never counts against a job. Refused credentials
 * end all open jobs of the connection at once and put off every other run; a missing permission is its function's
 * affair.
 */
export async function recordFailure(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  run: OpenRun,
  failure: Failure,
): Promise<void> {
  const now = engine.clock.now();
  const stalledMs = stalledFor(run, now);
  const error = { code: failure.code, message: failure.message };
  if (failure.final && failure.code !== 'result_cap') {
    const functionName = failure.code === 'credentials_refused' ? '' : run.functionName;
    await noteRefusal(tx, engine, view, run, { functionName, ...error });
  }
  if (failure.code === 'credentials_refused') {
    await refuseAll(tx, engine, view, run, { code: failure.code, message: failure.message }, now);
    await tellIfStuck(tx, engine, view, run, stalledMs);
    return;
  }
  if (run.kind === 'on_demand' && failure.final) {
    await giveUp(tx, engine, view, run, { code: failure.code as StuckCode, message: failure.message });
    return;
  }
  if (run.kind === 'on_demand' && !failure.until && stalledMs >= engine.settings.stuckAfterMs) {
    await giveUp(tx, engine, view, run, {
      code: 'no_progress',
      message: noProgress(stalledMs, failure.message),
    });
    return;
  }
  if (failure.until) {
    await pauseConnection(tx, view.connectionId, failure.until, failure.message);
    view.pausedUntil = failure.until;
  }
  const waitingUntil =
    failure.until ?? new Date(now.getTime() + pauseAfter(run.attempts, failure, engine.random()));
  Object.assign(run, {
    attempts: run.attempts + 1,
    waitingUntil,
    stalledMs,
    idleSince: failure.until ?? now,
  });
  await noteFailure(tx, {
    connectionId: view.connectionId,
    runId: run.runId,
    attempts: run.attempts,
    waitingUntil,
    // From the end of an announced wait: the time until then is the source's, not the job's.
    idleSince: failure.until ?? now,
    stalledMs,
    error,
  });
  if (!failure.until) await tellIfStuck(tx, engine, view, run, stalledMs);
}

/** No run can read anything without credentials, so no other is tried to find that out. Promise 12. */
async function refuseAll(
  tx: Transaction,
  engine: Engine,
  view: ConnectionView,
  refused: OpenRun,
  error: { code: 'credentials_refused'; message: string },
  now: Date,
): Promise<void> {
  const until = new Date(now.getTime() + REFUSED_PAUSE_MS);
  for (const run of view.runs) {
    if (run.kind === 'on_demand') await giveUp(tx, engine, view, run, error);
    else run.waitingUntil = until;
  }
  await putOffLines(tx, view.connectionId, refused.runId, until, error);
}

/** Doubles from one second to five minutes, spread by half so that retries do not march in step. */
function pauseAfter(attempts: number, failure: Failure, random: number): number {
  if (failure.final) return REFUSED_PAUSE_MS;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts, 20), LONGEST_PAUSE_MS);
  return pause * (0.5 + random / 2);
}
