import type { Queryable } from '../store/database.ts';
import { type ConnectionRecord, loadConnectionRecord } from '../store/queries/connections.ts';
import { idsBeginningWith } from './id-range.ts';
import { EXIT, Refusal } from './refusal.ts';

/** As many as a person wants to read when a name means several. */
const MOST_NAMED = 10;

interface Found {
  connection_id: string;
  integration_type: string;
  integration_name: string;
  customer_id: string | null;
}

/**
 * The connection that a word of the command line names: an id, the beginning of one, or an integration or type that
 * only one connection has. Operators may name any organization's.
 *
 * @throws Refusal when it names none, or several
 */
export async function findByName(db: Queryable, name: string): Promise<ConnectionRecord> {
  const found = await named(db, name);
  if (found.length === 0)
    throw new Refusal(
      `There is no connection "${name.slice(0, 64)}". "backhaul connections list" shows all of them.`,
    );
  if (found.length > 1) throw new Refusal(ambiguous(name, found), EXIT.usage);
  const record = await loadConnectionRecord(db, found[0]!.connection_id);
  if (record) return record;
  throw new Refusal(`The connection ${found[0]!.connection_id} was deleted just now.`);
}

async function named(db: Queryable, name: string): Promise<Found[]> {
  const ids = idsBeginningWith(name);
  const { rows } = await db.query<Found>(
    `SELECT connection_id, integration_type, integration_name, customer_id FROM connection
     WHERE deleted_at IS NULL AND (connection_id BETWEEN $2::uuid AND $3::uuid
        OR lower($1) IN (integration_name, integration_type, integration_type || '/' || integration_name,
                         integration_name || '/' || integration_type))
     ORDER BY connection_id LIMIT $4`,
    [name, ids?.first ?? null, ids?.last ?? null, MOST_NAMED + 1],
  );
  return rows;
}

function ambiguous(name: string, found: readonly Found[]): string {
  const lines = found
    .slice(0, MOST_NAMED)
    .map(
      (one) =>
        `  ${one.connection_id}  ${one.integration_type}/${one.integration_name}${one.customer_id ? `  ${one.customer_id}` : ''}`,
    );
  const more = found.length > MOST_NAMED ? ['  … and more: "backhaul connections list" shows all.'] : [];
  return [
    `"${name.slice(0, 64)}" means several connections. Say which one by its id:`,
    ...lines,
    ...more,
  ].join('\n');
}
