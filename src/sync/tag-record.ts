import { hash } from 'node:crypto';
import { answerText, BackhaulError, type Resource } from '../model/index.ts';
import type { Transaction } from '../store/database.ts';
import { saveIdempotent } from '../store/queries/idempotency.ts';
import { type AnswerRow, loadRecord } from '../store/queries/load-record.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { webhooksDisabled } from '../store/queries/webhooks-disabled.ts';
import { writeEvents } from '../store/queries/write-events.ts';
import { takeStamp } from '../store/queries/write-records.ts';
import { writeTags } from '../store/queries/write-tags.ts';
import { commitInTime, StampTooOld } from './commit-page.ts';
import { type Json, previousAttributes } from './diff.ts';
import { earlierResponse } from './earlier-response.ts';
import type { Engine } from './engine.ts';

/** How often a write that was too slow for its stamp is tried. */
const TRIES = 3;

export interface TagRequest {
  resource: Resource;
  id: string;
  /** The whole list: words, or objects with one key. */
  tags: Json[];
  idempotencyKey?: string | undefined;
}

/**
 * Replaces the tags of a record. Tags are ours alone, so nothing is asked of the source; but whoever polls or listens
 * must learn of them, so a change is stamped under the connection's lock and told as an event, like one that a sync
 * found. Tags that are there already are no change: nothing is written.
 *
 * @returns the record as it is answered, and whether that is the answer to an earlier request under the same
 *   idempotency key; null when there is no such record
 * @throws BackhaulError idempotency_key_reused; unavailable
 */
export async function tagRecord(
  engine: Engine,
  connectionId: string,
  request: TagRequest,
): Promise<{ text: string; replayed: boolean } | null> {
  for (let tries = 1; ; tries++) {
    try {
      return await underLock(engine.pool, connectionId, (tx) => write(tx, engine, connectionId, request));
    } catch (error) {
      if (!(error instanceof StampTooOld)) throw error;
      if (tries < TRIES) continue;
      throw new BackhaulError(
        'unavailable',
        'The database is too slow at this moment, and the tags were not changed. Try again shortly.',
      );
    }
  }
}

async function write(
  tx: Transaction,
  engine: Engine,
  connectionId: string,
  request: TagRequest,
): Promise<{ text: string; replayed: boolean } | null> {
  const { resource, id, idempotencyKey: key } = request;
  const digest = requestHash(request);
  const earlier = await earlierResponse(tx, connectionId, key, digest);
  if (earlier) return { text: JSON.stringify(earlier), replayed: true };
  const row = await loadRecord(tx, connectionId, resource.name, id);
  if (!row) return null;
  const text = await replaceTags(tx, engine, connectionId, request, row);
  if (key) await saveIdempotent(tx, connectionId, key, digest, text);
  return { text, replayed: false };
}

/** @returns the record as it is answered afterwards */
async function replaceTags(
  tx: Transaction,
  engine: Engine,
  connectionId: string,
  { resource, id, tags }: TagRequest,
  row: AnswerRow,
): Promise<string> {
  const previous = previousAttributes({ trackstar_tags: row.tags as Json }, { trackstar_tags: tags });
  if (Object.keys(previous).length === 0) {
    return answerText(row.data, row.created_stamp, row.updated_stamp, row.tags);
  }
  commitInTime(tx, performance.now());
  const stamp = await takeStamp(tx);
  const recordVersion = await writeTags(
    tx,
    { connectionId, resource: resource.name, id },
    JSON.stringify(tags),
    stamp,
  );
  const text = answerText(row.data, row.created_stamp, stamp, tags);
  if (resource.events && !(await webhooksDisabled(tx, connectionId))) {
    writeEvents(tx, connectionId, [
      {
        eventId: engine.newId(),
        type: resource.events.updated,
        resource: resource.name,
        recordId: id,
        recordVersion,
        // No run found this.
        runId: null,
        kind: null,
        historical: false,
        data: text,
        previous: JSON.stringify(previous),
      },
    ]);
    tx.afterCommit(() => engine.observe.eventsWritten(1));
  }
  return text;
}

/** Two requests are the same when they mean the same: the order of keys in an object is no difference. */
function requestHash({ resource, id, tags }: TagRequest): Buffer {
  const text = JSON.stringify(['replace_tags', resource.name, id, tags], (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort())
      : value,
  );
  return hash('md5', text, 'buffer');
}
