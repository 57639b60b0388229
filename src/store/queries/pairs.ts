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
