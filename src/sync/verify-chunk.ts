import type { SourceFunction } from '../connectors/kit/manifest.ts';
import type { Resource } from '../model/index.ts';
import type { PageCounts } from '../observe/index.ts';
import type { Transaction } from '../store/database.ts';
import { changedSinceSnapshot, notYetRead } from '../store/queries/not-yet-read.ts';
import { keysPutAside } from '../store/queries/quarantine.ts';
import { noteShown } from '../store/queries/verify-sightings.ts';
import { type FindingWrite, writeFindings } from '../store/queries/write-findings.ts';
import { loadStored } from '../store/queries/write-records.ts';
import type { OpenRun } from './connection-view.ts';
import { type Chunk, dateOf, type PreparedRecord } from './prepare-page.ts';
import { isRepeat } from './reading.ts';
import type { OpenSlice } from './settle.ts';
import { type Comparison, compareStored } from './verify-record.ts';
import { isIn } from './window.ts';

interface VerifiedPage {
  connectionId: string;
  run: OpenRun;
  slice: OpenSlice;
  fn: SourceFunction;
  resource: Resource;
}

/** Loads what is stored whatever its hash. */
const UNTRUSTED = Buffer.alloc(0);

/**
 * Compares the records of a chunk with what is stored, and writes down what is not as the source shows it; of the
 * records themselves nothing is written. Part of the page's one transaction, as writing it would be.
 *
 * Each record is judged once a run, when it is first shown: lists that move show some of them twice.
 */
export async function verifyChunk(tx: Transaction, page: VerifiedPage, chunk: Chunk): Promise<PageCounts> {
  const { connectionId, run, slice, fn, resource } = page;
  const keys = chunk.quarantined.map((entry) => entry.sourceKey);
  const ids = [...chunk.records.map((record) => record.id), ...keys];
  const fresh = await noteShown(tx, { connectionId, runId: run.runId }, ids);
  const seeking = run.movedFrom !== null && slice.sliceNo >= run.movedFrom;
  const judged = (id: string) => !seeking && fresh.has(id);

  const records = chunk.records.filter(
    // Repeats are only looked for where readings are stored.
    (record): record is PreparedRecord => !isRepeat(record) && judged(record.id) && isWanted(record, page),
  );
  const { differing } = await loadStored(
    tx,
    connectionId,
    resource.name,
    records.map((record) => record.id),
    records.map(() => UNTRUSTED),
  );
  const compared = records.map((record) => ({
    record,
    result: compareStored(record, differing.get(record.id), fn),
  }));
  const due = await dueRecords(tx, page, compared);
  const findings = compared.flatMap(({ record, result }) => toFinding(record, result, due) ?? []);
  const aside = chunk.quarantined.filter((entry) => judged(entry.sourceKey));
  const known = await keysPutAside(
    tx,
    connectionId,
    resource.name,
    aside.map((entry) => entry.sourceKey),
  );
  const lost = aside.filter((entry) => !known.has(entry.sourceKey));
  findings.push(...lost.map((entry) => missing(entry.sourceKey, entry.asOf)));
  await writeFindings(
    tx,
    { connectionId, runId: run.runId, resource: resource.name, sliceNo: slice.sliceNo },
    findings,
    due.size,
  );
  const count = (is: Comparison['is']) => compared.filter(({ result }) => result.is === is).length;
  return {
    created: 0,
    changed: 0,
    unchanged: count('equal'),
    outdated: count('newer'),
    quarantined: aside.length - lost.length,
  };
}

/** Sources are asked for a little more than the window; what lies outside of it nobody asked about. */
function isWanted(record: PreparedRecord, { run, slice, fn }: VerifiedPage): boolean {
  const date = dateOf(fn.basisDate(record.record));
  if (!run.window || !date) return true;
  return isIn(date, run.window) || (slice.window !== null && isIn(date, slice.window));
}

/** Those whose difference is no fault: the source made it after it was last read, and the next sync brings it. */
async function dueRecords(
  tx: Transaction,
  { connectionId, fn }: VerifiedPage,
  compared: { record: PreparedRecord; result: Comparison }[],
): Promise<Set<PreparedRecord>> {
  const suspects = compared
    .filter(({ result }) => result.is === 'missing' || (result.is === 'differing' && !result.altered))
    .map(({ record }) => record);
  if (suspects.length === 0) return new Set();
  const of = { connectionId, functionName: fn.name };
  const due =
    fn.basis === 'none'
      ? await changedSinceSnapshot(
          tx,
          of,
          suspects.map((record) => record.updated),
          fn.grainMs + fn.lagMs,
        )
      : await notYetRead(
          tx,
          of,
          suspects.map((record) => dateOf(fn.basisDate(record.record))),
        );
  return new Set(suspects.filter((_, index) => due.has(index)));
}

function toFinding(
  record: PreparedRecord,
  result: Comparison,
  due: ReadonlySet<PreparedRecord>,
): FindingWrite | null {
  if (due.has(record)) return null;
  if (result.is === 'missing') return missing(record.id, record.asOf);
  if (result.is !== 'differing') return null;
  return {
    id: record.id,
    kind: 'differing',
    differences: JSON.stringify(result.differences),
    differing: result.count,
    asOf: record.asOf,
  };
}

function missing(id: string, asOf: Date): FindingWrite {
  return { id, kind: 'missing', differences: '[]', differing: 0, asOf };
}
