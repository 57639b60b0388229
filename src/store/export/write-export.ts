import { createHash } from 'node:crypto';
import { type Transaction, transactionOn } from '../database.ts';
import { appliedMigrations } from '../queries/applied-migrations.ts';
import { type End, FORMAT, type Header, VERSION } from './format.ts';
import type { ToolSession } from './session.ts';
import { snapshotRows } from './snapshot-rows.ts';
import { EXPORTED_TABLES, goesAlways, type TableShape, tableShapes } from './tables.ts';

/** Whose data is exported. */
export type Wanted = { of: 'connection'; id: string } | { of: 'organization'; id: string };

/** One view of the database for all statements of a transaction, which writes nothing and waits for nobody. */
const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/**
 * The lines of an export, in parts of some megabytes at most. Each connection is read in one snapshot of its own: what
 * belongs to it is as it was at one instant, and a snapshot stands no longer than its connection takes, because until
 * it ends nothing that dies anywhere in the database can be cleared away.
 *
 * @returns (as the generator's result) the rows by table
 * @throws NotThere when there is nothing of that id; Error with a sentence when a connection was deleted meanwhile
 */
export async function* writeExport(
  { within, client }: Pick<ToolSession, 'within' | 'client'>,
  wanted: Wanted,
): AsyncGenerator<string, End['rows']> {
  const digest = createHash('sha256');
  const rows: End['rows'] = {};
  const shapes = await tableShapes(client);
  const tables = (of: TableShape['of']) =>
    EXPORTED_TABLES.filter((table) => table.of === of).map(({ name }) => shapes.get(name)!);
  const digested = (text: string) => {
    digest.update(text);
    return text;
  };
  /** One snapshot as parts of the file: a transaction takes a function, and a generator is what reads bit by bit. */
  async function* snapshot(owner: string, of: TableShape[]): AsyncGenerator<string> {
    await client.query(SNAPSHOT);
    const { tx } = transactionOn(client);
    try {
      if (of[0]?.name === 'connection' && !(await isThere(tx, owner))) return;
      for (const table of of) {
        for await (const batch of snapshotRows(tx, table, owner)) {
          rows[table.name] = (rows[table.name] ?? 0) + batch.length;
          yield digested(batch.map((row) => `{"table":"${table.name}","row":${row}}\n`).join(''));
        }
      }
    } finally {
      // Nothing was written; also where the reader of the file has gone away.
      await client.query('ROLLBACK').catch(() => {});
    }
  }

  const header = await within(SNAPSHOT, (tx) => readHeader(tx, wanted));
  yield digested(`${JSON.stringify(header)}\n`);
  // With a single connection its organization's keys and users stay behind: they open all its connections.
  const ofOrganization = tables('organization').filter(
    ({ name }) => wanted.of === 'organization' || goesAlways(name),
  );
  yield* snapshot(header.organization, ofOrganization);
  for (const [before, connectionId] of header.connections.entries()) {
    yield* snapshot(connectionId, tables('connection'));
    if (rows.connection !== before + 1)
      throw new Error(
        `The connection ${connectionId} was deleted while this export was written, so the file is not complete. Export again.`,
      );
  }
  const end: End = { end: true, rows, sha256: digest.digest('hex') };
  yield `${JSON.stringify(end)}\n`;
  return rows;
}

/** There is no connection or organization of the id that was asked for. */
export class NotThere extends Error {}

/** A deleted connection is none, though what it held is cleared bit by bit and its row goes last. */
async function isThere(tx: Transaction, connectionId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'SELECT 1 FROM connection WHERE connection_id = $1 AND deleted_at IS NULL',
    [connectionId],
  );
  return rowCount === 1;
}

async function readHeader(tx: Transaction, wanted: Wanted): Promise<Header> {
  const schema = (await appliedMigrations(tx)).sort();
  const { rows: at } = await tx.query<{ now: Date }>('SELECT now()');
  const { rows: found } = await tx.query<{ organization_id: string }>(
    `SELECT organization_id FROM ${wanted.of} WHERE ${wanted.of}_id = $1${wanted.of === 'connection' ? ' AND deleted_at IS NULL' : ''}`,
    [wanted.id],
  );
  if (!found[0]) throw new NotThere();
  const organization = found[0].organization_id;
  const { rows: connections } = await tx.query<{ connection_id: string }>(
    `SELECT connection_id FROM connection
     WHERE organization_id = $1 AND deleted_at IS NULL AND ($2::uuid IS NULL OR connection_id = $2)
     ORDER BY connection_id`,
    [organization, wanted.of === 'connection' ? wanted.id : null],
  );
  return {
    format: FORMAT,
    version: VERSION,
    exported_at: at[0]!.now.toISOString(),
    schema,
    of: wanted.of,
    organization,
    connections: connections.map((row) => row.connection_id),
  };
}
