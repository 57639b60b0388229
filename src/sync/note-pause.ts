import type { Transaction } from '../store/database.ts';
import { pauseConnection } from '../store/queries/connection-state.ts';
import { noteAnnouncedWait } from '../store/queries/update-run.ts';
import { LONGEST_COUNTED_GAP_MS } from './choose-next.ts';
import type { Engine } from './engine.ts';
import type { Pause } from './quota.ts';

/**
 * Writes down that a connection waits because its account was told to, by an answer to whichever connection: its jobs
 * show it, and the time does not count against them.
 */
export async function notePause(
  tx: Transaction,
  engine: Engine,
  connectionId: string,
  { until, reason }: Pause,
): Promise<void> {
  await pauseConnection(tx, connectionId, until, reason);
  await noteAnnouncedWait(tx, connectionId, engine.clock.now(), until, LONGEST_COUNTED_GAP_MS);
}
