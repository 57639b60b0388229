import { functionOf } from '../connectors/kit/registry.ts';
import { BackhaulError, functionsOf, invalidField } from '../model/index.ts';
import { markDue } from '../store/queries/connection-state.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { loadLine, loadSchedule, promoteToManual } from '../store/queries/schedules.ts';
import type { Engine } from './engine.ts';
import { openRun } from './open-run.ts';

/**
 * Syncs functions now, from where their schedule stands to this instant. Open jobs do not hold it, nor a pause of
 * the schedule. A function that is disabled is skipped; one that is being synced already is left alone, except that
 * a scheduled run which waits keeps its place and goes on at once, and that a run which waits after a failure is
 * tried at once: the person who asks may have mended the cause.
 *
 * @param functionNames empty means all that the connection syncs
 * @throws BackhaulError invalid, naming a function the connection does not have
 */
export async function syncNow(
  engine: Engine,
  connection: ConnectionRecord,
  functionNames: string[],
): Promise<void> {
  const { connection_id: connectionId, integration_type: type } = connection;
  const connector = engine.connectors.find(type, connection.integration_name);
  const known = functionsOf(type).flatMap(({ name }) => (connector && functionOf(connector, name)) || []);
  const unknown = functionNames.find((name) => !known.some((fn) => fn.name === name));
  if (unknown !== undefined) {
    throw invalidField('functions_to_sync', `${unknown} is not a function of this connection.`);
  }
  const wanted = known.filter((fn) => functionNames.length === 0 || functionNames.includes(fn.name));
  const found = await underLock(engine.pool, connectionId, async (tx) => {
    const now = engine.clock.now();
    for (const fn of wanted) {
      const schedule = await loadSchedule(tx, connectionId, fn.name);
      if (!schedule || schedule.disabled) continue;
      const line = await loadLine(tx, connectionId, fn.name);
      if (line) {
        await promoteToManual(tx, connectionId, line.run_id, now);
        continue;
      }
      const start = schedule.position ?? now;
      const end = start < now ? now : new Date(start.getTime() + fn.grainMs);
      await openRun(tx, engine, { connectionId, kind: 'manual', fn, window: { start, end } });
    }
    await markDue(tx, connectionId);
    await engine.wake(tx, connectionId);
    return true;
  });
  if (!found) throw new BackhaulError('not_found', 'This connection no longer exists.', { id: connectionId });
  engine.hint('wake', connectionId);
}
