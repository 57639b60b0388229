import { appliedMigrations } from '../queries/applied-migrations.ts';
import { reopenErasures } from '../queries/erasures.ts';
import { alreadyHere, Claims } from './claim.ts';
import { BadExport, type Header, type Row } from './format.ts';
import { insertRows, overwriteRow } from './insert-rows.ts';
import type { FileRow, OpenExport } from './read-export.ts';
import { Sections } from './sections.ts';
import type { ToolSession } from './session.ts';
import { Staging } from './staging.ts';
import { type TableShape, tableShapes } from './tables.ts';

/** What one transaction writes at most. */
const BATCH = { rows: 500, bytes: 4 * 1024 * 1024 };
/** Names the organization that a row belongs to. */
const OWNER = 'organization_id';

export interface ImportOptions {
  /** A fresh id, by which this import is told apart from another of the same file. */
  id: string;
  /** The organization that gets the connection, instead of the file's. */
  organization?: string;
  /** Tries the secrets of a row of an organization or a connection. @throws when this installation cannot open them */
  trySecrets: (table: 'organization' | 'connection', row: Row) => void;
}

/** What an import has made. */
export interface Imported {
  organization: string;
  /** Whether the organization was not here before. */
  organizationMade: boolean;
  connections: number;
  rows: Record<string, number>;
  /** Whether persons were erased where the file is from who are not known as erased to whom the connections now belong. */
  erasedUnknown: boolean;
}

/**
 * Writes an export into this database. Until the last statement, which needs the file's end to be as it should, nothing
 * of it exists for the API or for workers; an import that fails takes back what it has written, and one that is killed
 * leaves rows that nobody sees and that the next try clears.
 *
 * @throws BadExport when the file cannot be imported here, the database's error, or what `trySecrets` throws
 */
export async function importExport(
  session: ToolSession,
  file: OpenExport,
  options: ImportOptions,
): Promise<Imported> {
  const { header } = file;
  const owner = options.organization ?? header.organization;
  await refuseHeader(session, header, options);
  const shapes = await tableShapes(session.client);
  const staging = await Staging.open(session, [...shapes.values()]);
  const claims = new Claims(session, options.id);
  const sections = new Sections(header, shapes);
  const rows: Record<string, number> = {};
  let batch: { shape: TableShape; connectionId: string; rows: Row[]; bytes: number } | undefined;

  const flush = async () => {
    const full = batch;
    batch = undefined;
    if (!full) return;
    const { columns, rows } = withOwner(full, sections.columnsOf(full.shape.name), owner);
    await claims.under(full.connectionId, (tx) => insertRows(tx, full.shape, columns, rows));
  };
  const add = async (shape: TableShape, connectionId: string, { row, bytes }: FileRow) => {
    if (
      batch &&
      (batch.shape !== shape || batch.rows.length >= BATCH.rows || batch.bytes + bytes > BATCH.bytes)
    )
      await flush();
    batch ??= { shape, connectionId, rows: [], bytes: 0 };
    batch.rows.push(row);
    batch.bytes += bytes;
  };

  try {
    let line = 1;
    for await (const one of file.rows) {
      line = one.line;
      if (one.table === 'connection') await flush();
      const shape = sections.place(one);
      const connectionId = sections.connectionId;
      rows[one.table] = (rows[one.table] ?? 0) + 1;
      if (shape.of === 'organization') {
        if (shape.name === 'organization') options.trySecrets('organization', one.row);
        await staging.put(shape, one.row);
      } else if (shape.name === 'connection') {
        options.trySecrets('connection', one.row);
        await claims.take(connectionId!);
        await staging.put(shape, {
          ...one.row,
          [OWNER]: owner,
        });
      } else if (shape.name === 'connection_state')
        await claims.under(connectionId!, (tx) => overwriteRow(tx, shape, one.row));
      else await add(shape, connectionId!, one);
    }
    sections.end(line);
    await flush();
    const published = await session.within('BEGIN', async (tx) => {
      await claims.release(tx);
      const done = await staging.publish(tx, options.organization === undefined);
      // An export may be older than an erasure, and hold whom it erased.
      await reopenErasures(tx, owner);
      return done;
    });
    return {
      organization: owner,
      ...published,
      connections: header.connections.length,
      rows,
    };
  } catch (error) {
    await claims.abandon();
    throw error;
  }
}

/** Whoever gets a connection gets its rows, also those that name their organization; older files do not name it. */
function withOwner(
  { shape, rows }: { shape: TableShape; rows: Row[] },
  columns: string[],
  owner: string,
): { columns: string[]; rows: Row[] } {
  if (!shape.columns.some(({ name }) => name === OWNER)) return { columns, rows };
  return {
    columns: [...new Set([...columns, OWNER])],
    rows: rows.map((row) => ({ ...row, [OWNER]: owner })),
  };
}

/** Everything that can be refused before the first row. */
async function refuseHeader(
  { client }: ToolSession,
  header: Header,
  { organization }: ImportOptions,
): Promise<void> {
  const had = await appliedMigrations(client);
  const newer = header.schema.filter((name) => !had.includes(name));
  if (newer.length > 0)
    throw new BadExport(
      `This export was written by a newer Backhaul: its database has had ${newer.slice(0, 5).join(', ')}, which this one has not. Nothing was imported. Update this installation first.`,
    );
  if (organization !== undefined) {
    if (header.of === 'organization')
      throw new BadExport(
        'This file holds a whole organization, which keeps its id. Only the export of a single connection can go to another organization: leave --organization out, or export the connections one by one.',
      );
    const { rowCount } = await client.query('SELECT 1 FROM organization WHERE organization_id = $1', [
      organization,
    ]);
    if (!rowCount)
      throw new BadExport(
        `There is no organization ${organization} here. Nothing was imported. Leave --organization out, and the file's own organization is made.`,
      );
  }
  const { rows } = await client.query<{ connection_id: string }>(
    'SELECT connection_id FROM connection WHERE connection_id = ANY ($1) LIMIT 1',
    [header.connections],
  );
  if (rows[0]) throw alreadyHere(rows[0].connection_id);
}
