import type { Queryable } from '../database.ts';

/** Names of the migrations this database has had; for telling whether it fits this version of the program. */
export async function appliedMigrations(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>('SELECT name FROM migration');
  return rows.map((row) => row.name);
}
