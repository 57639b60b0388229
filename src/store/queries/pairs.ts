import type { Queryable } from '../database.ts';

/** An operator's decision about a pair; undefined where the manifest's default stands. */
export async function pairOverride(
  db: Queryable,
  type: string,
  name: string,
  functionName: string,
): Promise<boolean | undefined> {
  const { rows } = await db.query<{ enabled: boolean }>(
    `SELECT enabled FROM on_demand_pair
     WHERE integration_type = $1 AND integration_name = $2 AND function_name = $3`,
    [type, name, functionName],
  );
  return rows[0]?.enabled;
}

/** The operator's decision about each pair that he decided on; undefined for the others. */
export type PairDecisions = (type: string, name: string, functionName: string) => boolean | undefined;

/** All decisions of the operator, in one statement: there are at most some hundred. */
export async function loadPairDecisions(db: Queryable): Promise<PairDecisions> {
  const { rows } = await db.query<{
    integration_type: string;
    integration_name: string;
    function_name: string;
    enabled: boolean;
  }>('SELECT integration_type, integration_name, function_name, enabled FROM on_demand_pair');
  const decided = new Map(
    rows.map((row) => [keyOf(row.integration_type, row.integration_name, row.function_name), row.enabled]),
  );
  return (type, name, functionName) => decided.get(keyOf(type, name, functionName));
}

/** Notes what the operator decided about a pair; holds for every create from its commit on. */
export async function decidePair(
  db: Queryable,
  pair: { type: string; name: string; functionName: string; enabled: boolean },
): Promise<void> {
  await db.query(
    `INSERT INTO on_demand_pair (integration_type, integration_name, function_name, enabled)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (integration_type, integration_name, function_name) DO UPDATE SET enabled = excluded.enabled`,
    [pair.type, pair.name, pair.functionName, pair.enabled],
  );
}

function keyOf(type: string, name: string, functionName: string): string {
  return `${type}/${name}/${functionName}`;
}
