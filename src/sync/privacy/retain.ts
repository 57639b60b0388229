import { resourceOfFunction } from '../../model/index.ts';
import { isRetryable } from '../../store/database.ts';
import { type ConnectionRecord, loadConnectionRecord } from '../../store/queries/connections.ts';
import { underLock } from '../../store/queries/lock-connection.ts';
import {
  dropPastTime,
  dueForRetention,
  noteRetained,
  retirePastTime,
  shrinkCoverage,
} from '../../store/queries/retain.ts';
import type { Engine } from '../engine.ts';
import { basisColumn } from '../prepare-page.ts';
import { connectorOf } from '../profiled.ts';
import { keptFrom } from './guard.ts';

/** Connections that one round looks through, and for how long, in milliseconds. */
const AT_ONCE = 50;
const ROUND_MS = 5000;

/**
 * Drops what organizations keep for a time only, once that is over: records by the date that their windows go by, with all
 * that was stored of them. Coverage is taken back first, so that nothing is ever said to be here that is gone. They
 * do not come back: to the engine it is as if the source had forgotten them, see `connectorOf` and `guard`.
 */
export async function retain(engine: Engine): Promise<void> {
  const began = performance.now();
  for (const connectionId of await dueForRetention(engine.pool, AT_ONCE)) {
    let over = false;
    while (!over) {
      if (performance.now() - began > ROUND_MS) return;
      over = await part(engine, connectionId).catch((error) => {
        if (isRetryable(error)) return true;
        throw error;
      });
    }
  }
}

/** One transaction. @returns whether nothing is left to do for the connection */
async function part(engine: Engine, connectionId: string): Promise<boolean> {
  const done = await underLock(engine.pool, connectionId, async (tx) => {
    const connection = await loadConnectionRecord(tx, connectionId);
    const connector = connection && connectorOf(engine, connection);
    let all = true;
    const bounds: (Date | null)[] = [];
    for (const fn of connector?.functions ?? []) {
      const resource = resourceOfFunction(connector!.type, fn.name);
      const before = keptFrom({ retentionDays: retentionOf(connection!) }, resource, engine.clock.now());
      bounds.push(before);
      if (!before) continue;
      await shrinkCoverage(tx, connectionId, fn.name, before);
      const column = basisColumn(fn);
      if (!(await dropPastTime(tx, { connectionId, resource: resource.name, column, before }))) all = false;
    }
    const earliest = bounds.every((bound) => bound !== null)
      ? bounds.sort((a, b) => a!.getTime() - b!.getTime())[0]
      : null;
    // A file may hold several kinds of records, and goes when none of them is kept.
    if (connector?.inbox && earliest) await retirePastTime(tx, connectionId, earliest);
    if (all) await noteRetained(tx, connectionId);
    return all;
  });
  return done ?? true;
}

function retentionOf({ retention_days }: ConnectionRecord): Record<string, number> {
  return retention_days ?? {};
}
