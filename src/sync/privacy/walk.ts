import { loadConnectionRecord } from '../../store/queries/connections.ts';
import { heldRecords, nextRecords } from '../../store/queries/erasure-records.ts';
import { nextTraces, type TraceTable } from '../../store/queries/erasure-traces.ts';
import { nextWords, type WordsTable, writeWords } from '../../store/queries/erasure-words.ts';
import { noteWalked } from '../../store/queries/erasures.ts';
import { underLock } from '../../store/queries/lock-connection.ts';
import type { Engine } from '../engine.ts';
import { blankFiles, type FilePlace } from './blank-files.ts';
import { eraseRecords, jsonOf, valuesOf } from './erase-records.ts';
import { eraseTraces, suspectOf } from './erase-traces.ts';
import { erasedWords } from './erased-words.ts';
import { type Keyring, recognise, recordSigns, rememberRecords } from './recognise.ts';

/** Where a walk through what a connection holds stands: in which table, and behind what. */
export type WalkPlace =
  | { in: 'record'; after: [string, string] }
  | { in: TraceTable; after: [string, string] | null }
  | { in: WordsTable; after: string | null }
  | { in: 'file_part'; after: FilePlace | null };

/**
 * The order of the walk. Records come first, because whatever else is of one of them is known by it then: an event whose
 * own record no longer says who it was, a return by its order.
 */
const ORDER = [
  'record',
  'event',
  'quarantine',
  'finding',
  'run',
  'connection_error',
  'attempt',
  'file',
  'file_part',
] as const;
const START: WalkPlace = { in: 'record', after: ['', ''] };

/** A walk of one erasure through one connection. */
export interface Walk {
  connectionId: string;
  erasureId: string;
  place: WalkPlace | null;
}

/**
 * One bounded part of a walk: reads outside of any lock, looks up who is erased, and takes him out of what holds him in one
 * short transaction under the connection's lock, with the note of how far it has come. Killed at any instant, the
 * part is done again, and finds nothing that it has done.
 *
 * @returns where the next part begins; null when it was the last, or the connection is gone
 */
export async function walkPart(engine: Engine, keyring: Keyring, walk: Walk): Promise<WalkPlace | null> {
  const place = walk.place ?? START;
  const step = await read(engine, keyring, walk.connectionId, place);
  const next = step.next ?? following(place);
  const done = await underLock(engine.pool, walk.connectionId, async (tx) => {
    const found = { records: 0, events: 0, others: 0 };
    found[counted(place)] = await step.write(tx);
    return noteWalked(tx, { ...walk, was: walk.place }, next, found);
  });
  // Another process has done this part meanwhile, and goes on.
  return done ? next : null;
}

interface Step {
  /** Writes what was found, and says how many rows it was. */
  write: (tx: Parameters<Parameters<typeof underLock>[2]>[0]) => Promise<number>;
  /** Where this table goes on; null at its end. */
  next: WalkPlace | null;
}

async function read(engine: Engine, keyring: Keyring, id: string, place: WalkPlace): Promise<Step> {
  switch (place.in) {
    case 'record':
      return readRecords(engine, keyring, id, place.after);
    case 'event':
    case 'quarantine':
    case 'finding':
      return readTraces(engine, keyring, id, place.in, place.after);
    case 'file_part':
      return await blankFiles(engine, keyring, id, place.after);
    default:
      return readWords(engine, keyring, id, place.in, place.after);
  }
}

async function readRecords(
  engine: Engine,
  keyring: Keyring,
  connectionId: string,
  after: [string, string],
): Promise<Step> {
  const { pool } = engine;
  const { rows, more } = await nextRecords(pool, connectionId, after);
  const suspects = (of: typeof rows) =>
    of.map((row) => ({
      values: valuesOf(row),
      records: recordSigns(connectionId, row.resource, row.id, JSON.parse(row.data)),
    }));
  // Remembered before they are written: whoever reads one of them from now on knows it.
  const find = async () => {
    const { has } = await recognise(pool, keyring, suspects(rows));
    const found = rows.filter((_, at) => has(at));
    await rememberRecords(pool, keyring, connectionId, found);
    return found;
  };
  const direct = await find();
  // Returns are known by their orders, which may have been found in this very part.
  const held = direct.length > 0 ? await find() : direct;
  const last = rows.at(-1);
  return {
    next: more && last ? { in: 'record', after: [last.resource, last.id] } : null,
    async write(tx) {
      const connection = held.length > 0 && (await loadConnectionRecord(tx, connectionId));
      if (!connection) return 0;
      // As they are now: since they were read, a page may have changed them.
      const now = await heldRecords(tx, connectionId, held);
      const { tells } = await recognise(tx, keyring, suspects(now));
      return eraseRecords(tx, engine, connection, now, tells);
    },
  };
}

async function readTraces(
  { pool }: Engine,
  keyring: Keyring,
  connectionId: string,
  table: TraceTable,
  after: [string, string] | null,
): Promise<Step> {
  const { rows, more } = await nextTraces(pool, table, connectionId, after);
  const { has, tells } = await recognise(
    pool,
    keyring,
    rows.map((row) => suspectOf(connectionId, row)),
  );
  const held = rows.filter((_, at) => has(at));
  return {
    next: more ? { in: table, after: rows.at(-1)!.key } : null,
    async write(tx) {
      if (held.length > 0) await eraseTraces(tx, connectionId, table, held, tells);
      return held.length;
    },
  };
}

async function readWords(
  { pool }: Engine,
  keyring: Keyring,
  connectionId: string,
  table: WordsTable,
  after: string | null,
): Promise<Step> {
  const { rows, more } = await nextWords(pool, table, connectionId, after);
  const { has, tells } = await recognise(
    pool,
    keyring,
    rows.map(({ words }) => ({ values: words.map((text) => (text === null ? null : jsonOf(text))) })),
  );
  const held = rows.filter((_, at) => has(at));
  return {
    next: more ? { in: table, after: rows.at(-1)!.key } : null,
    async write(tx) {
      for (const row of held) await writeWords(tx, table, connectionId, erasedWords(row, tells));
      return held.length;
    },
  };
}

function following(place: WalkPlace): WalkPlace | null {
  const table = ORDER[ORDER.indexOf(place.in as (typeof ORDER)[number]) + 1];
  return table === undefined ? null : ({ in: table, after: null } as WalkPlace);
}

function counted({ in: table }: WalkPlace): 'records' | 'events' | 'others' {
  return table === 'record' ? 'records' : table === 'event' ? 'events' : 'others';
}
