import type { Transaction } from '../store/database.ts';
import {
  dropOlderSnapshots,
  type JoinedReading,
  readingsToJoin,
  replaceReadings,
  unjoinedFunctions,
} from '../store/queries/join-coverage.ts';
import { joinReadings, newestReadings } from './coverage-ranges.ts';
import type { Engine } from './engine.ts';

/** So many readings of a function are left as their runs stated them. */
const MOST_UNJOINED = 100;
/** Rows that one transaction joins: far below what two seconds allow. The rest follows at the next turn. */
const BATCH = 5000;

/**
 * Keeps the coverage of a connection small: an hourly schedule states 26,000 ranges in three years, of which some
 * thirty remain. The caller holds the connection's lock. Done when a worker takes the connection, so that between two
 * joins there are never more readings than one turn brings.
 *
 * Nothing that is shown gets lost: where readings lie over one another the newest counts, and what is joined says
 * between which instants its parts were read. What the source no longer keeps stays as it is, for it is part of the
 * report of the run that found it.
 */
export async function joinCoverage(tx: Transaction, engine: Engine, connectionId: string): Promise<void> {
  for (const { function_name, basis } of await unjoinedFunctions(tx, connectionId, MOST_UNJOINED)) {
    if (basis === 'none') await dropOlderSnapshots(tx, connectionId, function_name, BATCH);
    else await joinFunction(tx, engine, connectionId, function_name, basis);
  }
}

async function joinFunction(
  tx: Transaction,
  engine: Engine,
  connectionId: string,
  functionName: string,
  basis: string,
): Promise<void> {
  const rows = await readingsToJoin(tx, connectionId, functionName, basis, BATCH);
  const readings = rows.map((row) => ({
    start: row.start.getTime(),
    end: row.end.getTime(),
    asOf: row.asOf.getTime(),
    lastAsOf: row.lastAsOf.getTime(),
    runId: row.runId,
    mapperVersion: row.mapperVersion,
  }));
  const joined = joinReadings(newestReadings(readings), engine.clock.now().getTime());
  await replaceReadings(
    tx,
    connectionId,
    functionName,
    basis,
    rows.map(({ coverageId }) => coverageId),
    joined.map(
      (one): JoinedReading => ({
        coverageId: engine.newId(),
        runId: one.runId,
        mapperVersion: one.mapperVersion,
        start: new Date(one.start),
        end: new Date(one.end),
        asOf: new Date(one.asOf),
        lastAsOf: new Date(one.lastAsOf),
      }),
    ),
  );
}
