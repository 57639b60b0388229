import { BackhaulError, findFunction, type IntegrationType } from '../model/index.ts';
import { markDue } from '../store/queries/connection-state.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { hasSchedule, setFrequency, setPaused } from '../store/queries/steer-schedule.ts';
import type { Engine } from './engine.ts';

/**
 * Pauses a schedule of a connection, or lets it go on; all of them where no function is named. A paused schedule
 * starts no run, and one that is open keeps its place; manual syncs and jobs are not touched. From its place it goes
 * on, at once if it is due.
 *
 * @returns whether that changed something
 * @throws BackhaulError not_found, for a function that the connection does not sync
 */
export async function pauseSchedules(
  engine: Engine,
  connection: ConnectionRecord,
  functionName: string | null,
  paused: boolean,
): Promise<boolean> {
  return steer(engine, connection.connection_id, functionName, (tx) =>
    setPaused(tx, connection.connection_id, functionName, paused),
  );
}

/**
 * Sets how often a function of a connection is synced. What would be due later than one such time from now is due
 * then.
 *
 * @param seconds null: as often as the function is synced by default
 * @returns whether that changed something
 * @throws BackhaulError not_found, for a function that the connection does not sync
 */
export async function changeFrequency(
  engine: Engine,
  connection: ConnectionRecord,
  functionName: string,
  seconds: number | null,
): Promise<boolean> {
  const { connection_id: connectionId, integration_type: type } = connection;
  const frequency = seconds ?? defaultFrequency(type, functionName);
  return steer(engine, connectionId, functionName, (tx) =>
    setFrequency(tx, connectionId, functionName, frequency, engine.clock.now()),
  );
}

/** How often a function is synced unless somebody says otherwise, in seconds. */
export function defaultFrequency(type: IntegrationType, functionName: string): number {
  return findFunction(type, functionName)?.frequencySeconds ?? 3600;
}

async function steer(
  engine: Engine,
  connectionId: string,
  functionName: string | null,
  change: (tx: Parameters<typeof setPaused>[0]) => Promise<boolean>,
): Promise<boolean> {
  const updated = await underLock(engine.pool, connectionId, async (tx) => {
    if (functionName !== null && !(await hasSchedule(tx, connectionId, functionName)))
      throw noSchedule(functionName);
    const changed = await change(tx);
    // Something may be due now, and the one who works for it must not sleep past what is due sooner.
    await markDue(tx, connectionId);
    await engine.wake(tx, connectionId);
    return changed;
  });
  if (updated === null)
    throw new BackhaulError('not_found', 'This connection no longer exists.', { id: connectionId });
  engine.hint('wake', connectionId);
  return updated;
}

function noSchedule(functionName: string): BackhaulError {
  const name = functionName.slice(0, 100);
  return new BackhaulError('not_found', `This connection has no schedule of ${name}.`, { id: functionName });
}
