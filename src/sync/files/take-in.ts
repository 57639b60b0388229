import type { Inbox } from '../../connectors/kit/files.ts';
import { FILE_EVENT } from '../../model/index.ts';
import type { Transaction } from '../../store/database.ts';
import type { FileRow } from '../../store/queries/files.ts';
import {
  brokenFiles,
  findTwin,
  hastenSchedules,
  makeReady,
  retireFiles,
} from '../../store/queries/files-incoming.ts';
import { webhooksDisabled } from '../../store/queries/webhooks-disabled.ts';
import { writeEvents } from '../../store/queries/write-events.ts';
import { connectionEvent } from '../connection-event.ts';
import type { Engine } from '../engine.ts';
import { blankFile } from '../privacy/blank-files.ts';
import { erasedName } from '../privacy/erased-words.ts';
import { keyringOf } from '../privacy/privacy.ts';
import { lockAndRetry } from './lock-and-retry.ts';
import { noteMentions, repeatsIn } from './mentions.ts';
import { FileTooSlow, type Staged, stage, unstage } from './stage.ts';
import { type Found, storable, surveyStored, withProblem } from './survey-stored.ts';

/** A file as it comes in. */
export interface Incoming {
  connectionId: string;
  inbox: Inbox;
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  /**
   * How it came. Where files are collected from a place nobody waits for an answer, so there a file that is none of the
   * source's is kept with its problem rather than refused.
   */
  from: 'upload' | 'place';
}

/** A file that is in; `already` when the very same was in before. */
interface TakenIn {
  file: FileRow;
  already: boolean;
}

/**
 * Takes a file in: stores its bytes, surveys what was stored, and makes it visible in one transaction. The same
 * bytes a second time are the same file, unless a survey finds something else in them than it did then (another
 * version of the connector): then they take the place of the old one, and are read again. So does a whole file that of
 * one that was cut off and could not be made sense of.
 *
 * @throws NotOurs for an upload; FileTooLarge, FileTooSlow; whatever the bytes throw; the database's error.
 *   Nothing is left of a file that was not taken in
 */
export async function takeIn(engine: Engine, incoming: Incoming): Promise<TakenIn> {
  const { connectionId, inbox, name, bytes } = incoming;
  const broken = await brokenFiles(engine.pool, connectionId);
  const keyring = await keyringOf(engine, connectionId);
  const kept = keyring ? await erasedName(engine.pool, keyring, name) : name;
  const file = { connectionId, name: storable(kept), type: inbox.fileType, bytes };
  const staged = await stage(engine, file, broken);
  try {
    if (keyring) await blankFile(engine, keyring, staged);
    const found = await surveyStored(engine, inbox, {
      ...staged,
      name,
      keepsProblem: incoming.from === 'place',
    });
    await noteMentions(engine, staged, found.mentions);
    const taken = await lockAndRetry(engine, connectionId, (tx) =>
      settle(tx, engine, staged, found, incoming),
    );
    if (taken.already) await unstage(engine, staged);
    return taken;
  } catch (error) {
    await unstage(engine, staged);
    throw error;
  }
}

/** Notes a file that could not be taken in, so that it shows. It has no bytes. */
export async function noteProblem(
  engine: Engine,
  file: Pick<Incoming, 'connectionId' | 'inbox' | 'name'>,
  problem: string,
): Promise<void> {
  async function* nothing() {}
  const { connectionId, inbox, name } = file;
  const empty = { connectionId, name: storable(name), type: inbox.fileType, bytes: nothing() };
  const staged = await stage(engine, empty);
  await lockAndRetry(engine, connectionId, (tx) =>
    makeReady(
      tx,
      staged,
      { ...withProblem(problem), revision: inbox.revision ?? 0, sha256: null, size: 0 },
      engine.clock.now(),
    ),
  );
}

/** Under the lock, where nobody else can take in the same file at this moment. */
async function settle(
  tx: Transaction,
  engine: Engine,
  staged: Staged,
  found: Found,
  { inbox: { revision = 0 }, from }: Pick<Incoming, 'inbox' | 'from'>,
): Promise<TakenIn> {
  const { connectionId, sha256, size, beginnings } = staged;
  const twin = await findTwin(tx, connectionId, sha256, found);
  if (twin?.same) return { file: twin.file, already: true };
  const replaced = [...(twin ? [twin.file.file_id] : []), ...(found.problem === null ? beginnings : [])];
  await retireFiles(tx, connectionId, replaced);
  const now = engine.clock.now();
  const warnings = [...found.warnings, ...(await repeatsIn(tx, staged, found))];
  const file = await makeReady(tx, staged, { ...found, warnings, revision, sha256, size }, now);
  if (!file) throw new FileTooSlow();
  if (file.problem === null && !(await webhooksDisabled(tx, connectionId)))
    writeEvents(tx, connectionId, [connectionEvent(engine, FILE_EVENT, told(file), null)]);
  // A place is looked into by the very run that reads it.
  if (from === 'upload') await hastenSchedules(tx, connectionId, now);
  return { file, already: false };
}

/** A file as events tell it: as the API does, less the link to its bytes, which would be over before it is read. */
function told(file: FileRow): Record<string, unknown> {
  return {
    id: file.file_id,
    file_name: file.file_name,
    filename: file.file_name,
    file_type: file.file_type,
    generated_time: file.arrived_at.toISOString(),
    size: file.size,
    warnings: file.warnings,
  };
}
