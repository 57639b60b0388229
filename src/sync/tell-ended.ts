import type { Transaction } from '../store/database.ts';
import { loadEndedRun } from '../store/queries/run-ended.ts';
import type { Engine } from './engine.ts';

/** Tells that a run has ended, once the transaction that ends it is committed. Called last in it, for its counts. */
export async function tellEnded(
  tx: Transaction,
  engine: Engine,
  connectionId: string,
  runId: string,
): Promise<void> {
  const row = await loadEndedRun(tx, connectionId, runId);
  const {
    integration,
    kind,
    function_name,
    created_at: createdAt,
    started_at: startedAt,
    finished_at: finishedAt,
    ...end
  } = row;
  const run = { connection_id: connectionId, run_id: runId, function_name, kind, integration };
  tx.afterCommit(() => engine.observe.runEnded(run, { ...end, createdAt, startedAt, finishedAt }));
}
