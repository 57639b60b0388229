import pg from 'pg';
import { PLACEMENT } from './placement.ts';

/** The colocation group of all of a connection's tables is that of this one. */
const FIRST = 'connection_state';

/**
 * Spreads the tables of a migrated database over its Citus cluster: those of synced data by connection, see
 * ./placement.ts. Each table is a transaction of its own, and those that stand where they should are left alone, so it
 * goes on where it was killed, and places what a later migration has added. Nothing may write meanwhile.
 *
 * @returns the tables placed by this call, in order
 * @throws Error with a sentence when the database has no Citus
 */
export async function distribute(url: string): Promise<string[]> {
  const [client, guard] = [0, 1].map(() => new pg.Client({ connectionString: url })) as [
    pg.Client,
    pg.Client,
  ];
  for (const one of [client, guard]) one.on('error', () => {}); // the query that is under way reports a lost connection
  try {
    await client.connect();
    await refuseWithoutCitus(client);
    // Holds off others who migrate or distribute, until this session ends.
    await guard.connect();
    await guard.query('BEGIN; LOCK TABLE migration IN SHARE ROW EXCLUSIVE MODE');
    await dropForeignKeys(client);
    const placed: string[] = [];
    for (const { name, wanted } of await misplaced(client)) {
      await place(client, name, wanted);
      placed.push(name);
    }
    return placed;
  } finally {
    await Promise.all([client, guard].map((one) => one.end().catch(() => {})));
  }
}

/** Whether {@link distribute} has been here: later migrations then need it as well. */
export async function isDistributed(client: Pick<pg.Client, 'query'>): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL AS there",
  );
  if (!rows[0].there) return false;
  const { rowCount } = await client.query(
    'SELECT 1 FROM pg_dist_partition WHERE logicalrelid = to_regclass($1)',
    [FIRST],
  );
  return rowCount === 1;
}

async function refuseWithoutCitus(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ available: boolean; made: boolean; loaded: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'citus') AS available,
            EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus') AS made,
            current_setting('shared_preload_libraries') ~ '\\ycitus\\y' AS loaded`,
  );
  const { available, made, loaded } = rows[0]!;
  if (made) return;
  if (!available || !loaded)
    throw new Error(
      'This PostgreSQL has no Citus, so there is nothing to distribute over. Install Citus on it, with "citus" in shared_preload_libraries, or leave --citus out.',
    );
  throw new Error(
    'This database does not use Citus yet. Run "CREATE EXTENSION citus" in it, on every node, tell the coordinator of the others (docs/scaling.md), and run this again.',
  );
}

/**
 * Under Citus, whoever inserts into one reference table locks all of another that it refers to. A connection is made by
 * one session while another holds its organization, and each would wait for the other.
 */
async function dropForeignKeys(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT quote_ident(relation.relname) AS table, quote_ident(conname) AS name
     FROM pg_constraint JOIN pg_class relation ON relation.oid = conrelid
     WHERE connamespace = 'public'::regnamespace AND contype = 'f'`,
  );
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
}

interface Misplaced {
  name: string;
  wanted: 'reference' | 'distributed';
}

/** Reference tables first, so that what joins them finds them; then the group's first, which the others join. */
async function misplaced(client: pg.Client): Promise<Misplaced[]> {
  const { rows } = await client.query<{ name: string; by_connection: boolean; kind: string | null }>(
    `SELECT relation.relname AS name,
            coalesce(first_of_key.attname = 'connection_id' AND relation.relname <> 'connection', false) AS by_connection,
            placed.partmethod AS kind
     FROM pg_class relation
     JOIN pg_index key ON key.indrelid = relation.oid AND key.indisprimary
     JOIN pg_attribute first_of_key ON first_of_key.attrelid = relation.oid AND first_of_key.attnum = key.indkey[0]
     LEFT JOIN pg_dist_partition placed ON placed.logicalrelid = relation.oid
     WHERE relation.relnamespace = 'public'::regnamespace AND relation.relkind = 'r'
     ORDER BY relation.relname <> '${FIRST}', relation.relname`,
  );
  const wanted = ({ name, by_connection }: (typeof rows)[number]) =>
    by_connection ? 'distributed' : PLACEMENT[name];
  const references = rows.filter((row) => wanted(row) === 'reference' && row.kind !== 'n');
  const distributed = rows.filter((row) => wanted(row) === 'distributed' && row.kind !== 'h');
  // An organization comes before what refers to it.
  references.sort((a, b) => Number(b.name === 'organization') - Number(a.name === 'organization'));
  return [
    ...references.map(({ name }) => ({ name, wanted: 'reference' as const })),
    ...distributed.map(({ name }) => ({ name, wanted: 'distributed' as const })),
  ];
}

async function place(client: pg.Client, name: string, wanted: Misplaced['wanted']): Promise<void> {
  if (wanted === 'reference')
    return void (await client.query('SELECT create_reference_table($1::text)', [name]));
  const colocated = name === FIRST ? 'none' : FIRST;
  await client.query('SELECT create_distributed_table($1::text, $2, colocate_with => $3)', [
    name,
    'connection_id',
    colocated,
  ]);
  // The rows have gone to their shards; what is left under the table would only take up room.
  await client.query('SELECT truncate_local_data_after_distributing_table($1::text)', [name]);
}
