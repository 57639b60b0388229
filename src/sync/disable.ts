import { BackhaulError, checkDisabled, disabledFunctions } from '../model/index.ts';
import type { Transaction } from '../store/database.ts';
import { markDue } from '../store/queries/connection-state.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { loadDisabled, setDisabled, setOwnDisabled } from '../store/queries/disabled-functions.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { viewAsCaller } from './connection-view.ts';
import type { Engine } from './engine.ts';
import { giveUp } from './run-end.ts';

/**
 * Says which functions of a connection are disabled: not synced in any way until they are enabled again.
 *
 * @param names all that are disabled, or how they follow from those that are now; null: as the organization says
 * @returns whether that was said otherwise before
 * @throws BackhaulError invalid, for a name that is no function, or one that stays enabled without what it needs
 */
export async function disableFunctions(
  engine: Engine,
  connection: ConnectionRecord,
  names: readonly string[] | ((now: readonly string[]) => readonly string[]) | null,
): Promise<boolean> {
  const { connection_id: connectionId, integration_type: type } = connection;
  const updated = await underLock(engine.pool, connectionId, async (tx) => {
    const row = await loadDisabled(tx, connectionId);
    if (!row) return null;
    const wanted =
      typeof names === 'function' ? names(disabledFunctions(type, row.own, row.organization)) : names;
    const kept = wanted && checkDisabled(type, wanted, 'disabled_functions', row.functions);
    const said = await setOwnDisabled(tx, connectionId, kept);
    await applyDisabled(tx, engine, connectionId);
    await markDue(tx, connectionId);
    await engine.wake(tx, connectionId);
    return said;
  });
  if (updated === null)
    throw new BackhaulError('not_found', 'This connection no longer exists.', { id: connectionId });
  engine.hint('cancel', connectionId);
  engine.hint('wake', connectionId);
  return updated;
}

/**
 * Brings a connection's schedules to what is said about its functions, by itself or by its organization. The caller
 * holds the connection's lock. Open jobs of a function that goes off become stuck at once; its other runs wait where
 * they are. So does its place: enabling goes on from there, without a gap.
 *
 * Called whenever something was said, and when a worker takes the connection: whatever was cut off or came in
 * between is made good there, before anything is read.
 *
 * @returns whether something changed
 */
export async function applyDisabled(tx: Transaction, engine: Engine, connectionId: string): Promise<boolean> {
  const row = await loadDisabled(tx, connectionId);
  if (!row) return false;
  const disabled = disabledFunctions(row.integration_type, row.own, row.organization).filter((name) =>
    row.functions.includes(name),
  );
  const goesOff = disabled.filter((name) => !row.disabled.includes(name));
  if (goesOff.length === 0 && disabled.length === row.disabled.length) return false;
  await setDisabled(tx, connectionId, disabled);
  if (goesOff.length === 0) return true;
  const view = await viewAsCaller(tx, connectionId, engine.clock.now());
  for (const run of view.runs) {
    if (run.kind !== 'on_demand' || !goesOff.includes(run.functionName)) continue;
    const message = `${disabledSentence(run.functionName)}. Enable it, then resume the job.`;
    await giveUp(tx, engine, view, run, { code: 'function_disabled', message });
  }
  return true;
}

/** @throws BackhaulError function_disabled, in the documented words */
export function refuseDisabled(functionName: string, schedule: { disabled: boolean } | undefined): void {
  if (schedule?.disabled) throw new BackhaulError('function_disabled', disabledSentence(functionName));
}

function disabledSentence(functionName: string): string {
  return `${functionName} is disabled for this connection`;
}
