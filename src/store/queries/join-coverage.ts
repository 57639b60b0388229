import type { Transaction } from '../database.ts';

/** Functions of a connection with more than so many readings that have not been joined, by their basis. */
export async function unjoinedFunctions(
  tx: Transaction,
  connectionId: string,
  most: number,
): Promise<{ function_name: string; basis: string }[]> {
  // The partial index holds these rows alone, so this looks at no more of them than there are.
  const { rows } = await tx.query<{ function_name: string; basis: string }>(
    `SELECT function_name, basis FROM coverage
     WHERE connection_id = $1 AND state = 'read' AND last_as_of IS NULL
     GROUP BY function_name, basis HAVING count(*) > $2`,
    [connectionId, most],
  );
  return rows;
}

export interface JoinedReading {
  coverageId: string;
  start: Date;
  end: Date;
  asOf: Date;
  lastAsOf: Date;
  runId: string;
  mapperVersion: number;
}

/** Readings of a function to be joined, at most `limit` of them: first those that were not joined yet. */
export async function readingsToJoin(
  tx: Transaction,
  connectionId: string,
  functionName: string,
  basis: string,
  limit: number,
): Promise<JoinedReading[]> {
  const { rows } = await tx.query<JoinedReading>(
    `SELECT coverage_id AS "coverageId", range_start AS start, range_end AS "end", as_of AS "asOf",
            coalesce(last_as_of, as_of) AS "lastAsOf", run_id AS "runId", mapper_version AS "mapperVersion"
     FROM coverage
     WHERE connection_id = $1 AND function_name = $2 AND basis = $3 AND state = 'read'
     ORDER BY last_as_of IS NOT NULL, range_end LIMIT $4`,
    [connectionId, functionName, basis, limit],
  );
  return rows;
}

/** Puts readings in the place of others. The caller holds the connection's lock. */
export async function replaceReadings(
  tx: Transaction,
  connectionId: string,
  functionName: string,
  basis: string,
  old: readonly string[],
  joined: readonly JoinedReading[],
): Promise<void> {
  await tx.query('DELETE FROM coverage WHERE connection_id = $1 AND coverage_id = ANY ($2)', [
    connectionId,
    old,
  ]);
  await tx.query(
    `INSERT INTO coverage (connection_id, function_name, basis, state, coverage_id, range_start, range_end, as_of,
                           last_as_of, run_id, mapper_version)
     SELECT $1, $2, $3, 'read', part.*
     FROM unnest($4::uuid[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[], $9::uuid[],
                 $10::int[]) AS part`,
    [
      connectionId,
      functionName,
      basis,
      joined.map((one) => one.coverageId),
      joined.map((one) => one.start),
      joined.map((one) => one.end),
      joined.map((one) => one.asOf),
      joined.map((one) => one.lastAsOf),
      joined.map((one) => one.runId),
      joined.map((one) => one.mapperVersion),
    ],
  );
}

/** Of a snapshot only the newest reading says anything; the others go. */
export async function dropOlderSnapshots(
  tx: Transaction,
  connectionId: string,
  functionName: string,
  limit: number,
): Promise<void> {
  await tx.query(
    `DELETE FROM coverage WHERE connection_id = $1 AND coverage_id = ANY (ARRAY (
       SELECT coverage_id FROM coverage
       WHERE connection_id = $1 AND function_name = $2 AND basis = 'none' AND state = 'read'
       ORDER BY as_of DESC OFFSET 1 LIMIT $3))`,
    [connectionId, functionName, limit],
  );
}
