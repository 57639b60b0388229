import type { SourceFunction } from '../connectors/kit/manifest.ts';
import { answerText, type Resource } from '../model/index.ts';
import type { PageCounts } from '../observe/index.ts';
import type { Transaction } from '../store/database.ts';
import { releaseQuarantine, writeQuarantine } from '../store/queries/quarantine.ts';
import { type EventWrite, writeEvents } from '../store/queries/write-events.ts';
import {
  loadStored,
  markFound,
  type RecordWrite,
  type StoredRow,
  type StoredRows,
  takeStamp,
  writeRecords,
} from '../store/queries/write-records.ts';
import { compare, eventsOf, type Verdict } from './compare.ts';
import type { Engine } from './engine.ts';
import { mapMoved } from './known-repeats.ts';
import { type Chunk, type Met, type PreparedRecord, storedBasis } from './prepare-page.ts';
import { isRepeat } from './reading.ts';
import type { Purpose, RunKind } from './words.ts';

/**
 * How long a transaction may take from its stamp to its COMMIT, in milliseconds. With the two seconds a
 * session may then still be idle (HOLD_MS) this stays below STAMP_AHEAD_SECONDS, which is what makes the stamp
 * safe; a slower one is rolled back and done again.
 */
const COMMIT_WITHIN_MS = 900;

/** The transaction took too long for its stamp; nothing was written, and it is tried again. */
export class StampTooOld extends Error {
  constructor() {
    super('Writing the page took longer than its stamp allows.');
  }
}

/** What a writing is done for. `kind` is null where somebody asked for it through the API, and no run found it. */
export interface Cause {
  runId: string;
  kind: RunKind | null;
  purpose: Purpose;
}

/** Says of a repair that what is stored is loaded whatever its hash. */
const UNTRUSTED = Buffer.alloc(0);

/** Has a transaction rolled back with {@link StampTooOld} that is not ready when its stamp has grown too old. */
export function commitInTime(tx: Transaction, stampAskedAt: number): void {
  tx.beforeCommit(() => {
    if (performance.now() - stampAskedAt > COMMIT_WITHIN_MS) throw new StampTooOld();
  });
}

/** A stamp, and when it was asked for by this process's clock: it was given no earlier. */
interface Stamped {
  stamp: Date;
  askedAt: number;
}

/** What is stored under the ids of a chunk, and the stamp that the chunk may be written under. */
export interface StoredChunk {
  rows: StoredRows;
  stamped: Stamped;
}

/** Reads, under the lock, what a chunk is compared with. */
export async function readStored(
  tx: Transaction,
  page: { connectionId: string; resource: Resource; purpose: Purpose },
  { records }: Chunk,
): Promise<StoredChunk> {
  const ids = records.map((record) => record.id);
  const hashes = records.map((record) => (page.purpose === 'repair' ? UNTRUSTED : record.hash));
  const [stamped, rows] = await Promise.all([
    askStamp(tx),
    loadStored(tx, page.connectionId, page.resource.name, ids, hashes),
  ]);
  return { rows, stamped };
}

async function askStamp(tx: Transaction): Promise<Stamped> {
  const askedAt = performance.now();
  return { stamp: await takeStamp(tx), askedAt };
}

/**
 * Writes the records of a chunk with their raw payloads, events and quarantine entries. Part of the page's one
 * transaction: all of it lands with the cursor, or nothing does. Promise 2.
 *
 * @param page `tell`: whether changes make events
 * @param stored what {@link readStored} read in the same transaction
 */
export async function writeChunk(
  tx: Transaction,
  engine: Engine,
  page: { connectionId: string; run: Cause; fn: SourceFunction; resource: Resource; tell: boolean },
  chunk: Chunk,
  stored: StoredChunk,
): Promise<PageCounts> {
  const { connectionId, run, fn, resource, tell } = page;
  const { records, quarantined } = mapMoved(chunk, stored.rows, page);
  const key = { connectionId, resource: resource.name, runId: run.runId, mapperVersion: fn.mapperVersion };
  const by = run.purpose === 'repair' ? 'data' : 'hash';
  const compared = records.map((record) => judge(record, stored.rows, fn, by));
  const writes = compared.filter(isWritten);
  const found = compared.filter(({ verdict, row }) => verdict.outcome === 'unchanged' && row?.missing_since);

  if (writes.length > 0) {
    // It was asked for together with the lock, which may have taken long to be had.
    const waited = performance.now() - stored.stamped.askedAt > COMMIT_WITHIN_MS / 3;
    const { stamp, askedAt } = waited ? await askStamp(tx) : stored.stamped;
    commitInTime(tx, askedAt);
    writeRecords(
      tx,
      { ...key, stamp, rawExpires: rawExpires(engine) },
      writes.map((write) => toWrite(write, fn)),
    );
    const events = tell ? writes.flatMap((write) => toEvents(write, engine, run, resource, stamp)) : [];
    writeEvents(tx, connectionId, events);
    if (events.length > 0) tx.afterCommit(() => engine.observe.eventsWritten(events.length));
  }
  markFound(
    tx,
    connectionId,
    resource.name,
    found.map(({ record }) => record.id),
  );
  releaseQuarantine(
    tx,
    connectionId,
    resource.name,
    records.map((record) => ({ key: keyInQuarantine(record), asOf: record.asOf })),
  );
  await writeQuarantine(tx, key, quarantined);

  const count = (outcome: Verdict['outcome']) =>
    compared.filter(({ verdict }) => verdict.outcome === outcome).length;
  return {
    created: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    outdated: count('outdated'),
    quarantined: quarantined.length,
  };
}

interface Judged<Record = Met> {
  record: Record;
  row: StoredRow | undefined;
  verdict: Verdict;
}

function judge(
  record: Met,
  { absent, differing }: StoredRows,
  fn: SourceFunction,
  by: 'hash' | 'data',
): Judged {
  const row = differing.get(record.id);
  if (isRepeat(record)) return { record, row, verdict: { outcome: 'unchanged' } };
  if (!row) return { record, row, verdict: { outcome: absent.has(record.id) ? 'new' : 'unchanged' } };
  const stored = {
    version: Number(row.record_version),
    hash: row.hash,
    updated: row.source_updated,
    asOf: row.as_of,
    text: row.data,
  };
  return { record, row, verdict: compare(record, stored, fn, by) };
}

function isWritten(judged: Judged): judged is Judged<PreparedRecord> {
  return judged.verdict.outcome === 'new' || judged.verdict.outcome === 'changed';
}

function keyInQuarantine(record: Met): string {
  return isRepeat(record) ? record.id : (record.sourceKey ?? record.id);
}

function versionOf({ row }: Judged): number {
  return Number(row?.record_version ?? 0) + 1;
}

function toWrite(judged: Judged<PreparedRecord>, fn: SourceFunction): RecordWrite {
  const { record } = judged;
  return {
    id: record.id,
    version: versionOf(judged),
    data: record.text,
    facets: record.facets,
    hash: record.hash,
    created: record.created,
    updated: record.updated,
    basisDate: storedBasis(record, fn),
    asOf: record.asOf,
    payload: record.payload,
    digest: record.digest,
  };
}

function toEvents(
  judged: Judged<PreparedRecord>,
  engine: Engine,
  run: Cause,
  resource: Resource,
  stamp: Date,
): EventWrite[] {
  const { record, row, verdict } = judged;
  return eventsOf(resource, record.record, verdict).map((event) => ({
    eventId: engine.newId(),
    type: event.type,
    resource: resource.name,
    recordId: record.id,
    recordVersion: versionOf(judged),
    runId: run.kind && run.runId,
    kind: run.kind,
    historical: run.kind === 'on_demand',
    data: answerText(
      record.text,
      row?.created_stamp ?? stamp,
      stamp,
      resource.taggable ? (row?.tags ?? null) : undefined,
    ),
    previous: event.previous === null ? null : JSON.stringify(event.previous),
  }));
}

function rawExpires(engine: Engine): Date | null {
  const days = engine.settings.rawRetentionDays;
  return days === 0 ? null : new Date(engine.clock.now().getTime() + days * 24 * 3600 * 1000);
}
