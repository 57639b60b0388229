import { type Inbox, type Mention, NotOurs, type Survey } from '../../connectors/kit/files.ts';
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
import { insertMentions, mentionedBefore } from '../../store/queries/files-mentions.ts';
import { webhooksDisabled } from '../../store/queries/webhooks-disabled.ts';
import { writeEvents } from '../../store/queries/write-events.ts';
import { connectionEvent } from '../connection-event.ts';
import type { Engine } from '../engine.ts';
import { lockAndRetry } from './lock-and-retry.ts';
import { readStored } from './read-stored.ts';
import { FileTooSlow, type Staged, stage, unstage } from './stage.ts';

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

/** What a survey found, or why the file could not be made sense of; as it is stored. */
interface Found {
  from: Date | null;
  to: Date | null;
  facts: string | null;
  warnings: string[];
  problem: string | null;
  mentions: readonly Mention[];
  once: NonNullable<Survey['once']>;
}

/** One statement writes no more of them, which takes far less than two seconds. */
const MENTIONS_AT_ONCE = 5000;
const WARNINGS_MOST = 100;
const ONCE_MOST = 1000;
const SENTENCE_MOST = 1000;
/** Read with every page, so it must stay small against the file. */
const FACTS_MOST = 4 * 1024 * 1024;

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
  const file = { connectionId, name: storable(name), type: inbox.fileType, bytes };
  const staged = await stage(engine, file, broken);
  try {
    const found = await survey(engine, incoming, staged);
    await noteMentions(engine, staged, found.mentions);
    const taken = await lockAndRetry(engine, connectionId, (tx) =>
      settle(tx, engine, staged, found, incoming.from),
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
    makeReady(tx, staged, { ...withProblem(problem), sha256: null, size: 0 }, engine.clock.now()),
  );
}

/** Under the lock, where nobody else can take in the same file at this moment. */
async function settle(
  tx: Transaction,
  engine: Engine,
  staged: Staged,
  found: Found,
  from: Incoming['from'],
): Promise<TakenIn> {
  const { connectionId, sha256, size, beginnings } = staged;
  const twin = await findTwin(tx, connectionId, sha256, found);
  if (twin?.same) return { file: twin.file, already: true };
  const replaced = [...(twin ? [twin.file.file_id] : []), ...(found.problem === null ? beginnings : [])];
  await retireFiles(tx, connectionId, replaced);
  const now = engine.clock.now();
  const warnings = [...found.warnings, ...(await repeatsIn(tx, staged, found))];
  const file = await makeReady(tx, staged, { ...found, warnings, sha256, size }, now);
  if (!file) throw new FileTooSlow();
  if (file.problem === null && !(await webhooksDisabled(tx, connectionId)))
    writeEvents(tx, connectionId, [connectionEvent(engine, FILE_EVENT, told(file), null)]);
  // A place is looked into by the very run that reads it.
  if (from === 'upload') await hastenSchedules(tx, connectionId, now);
  return { file, already: false };
}

/** Before the file is visible, a part at a time: there may be as many as it has lines. */
async function noteMentions(engine: Engine, file: Staged, mentions: readonly Mention[]): Promise<void> {
  const { connectionId } = file;
  for (let from = 0; from < mentions.length; from += MENTIONS_AT_ONCE) {
    const part = mentions.slice(from, from + MENTIONS_AT_ONCE);
    const kept = await lockAndRetry(engine, connectionId, (tx) => insertMentions(tx, file, part, from));
    if (!kept) throw new FileTooSlow();
  }
}

/** A sentence for each thing that should come but once, and came before. */
async function repeatsIn(tx: Transaction, file: Staged, { once }: Found): Promise<string[]> {
  if (once.length === 0) return [];
  const known = await mentionedBefore(
    tx,
    file,
    once.map(({ name }) => name),
  );
  return once.flatMap(({ name, words }) =>
    known.has(name) ? [sentence(`${words} came before, in ${known.get(name)}.`)] : [],
  );
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

async function survey(engine: Engine, { inbox, name, from }: Incoming, staged: Staged): Promise<Found> {
  try {
    if (staged.size === 0) throw new NotOurs('The file is empty.');
    return toStore(await inbox.survey(readStored(engine.pool, staged, 0), name), name);
  } catch (error) {
    if (error instanceof NotOurs && from === 'place') return withProblem(error.message);
    throw error;
  }
}

function withProblem(problem: string): Found {
  const nothing = { from: null, to: null, facts: null, warnings: [], mentions: [], once: [] };
  return { ...nothing, problem: sentence(problem) };
}

/** @throws Error for a survey that holds what cannot be stored: a defect of the connector */
function toStore(found: Survey, name: string): Found {
  const facts = JSON.stringify(found.facts);
  const dated = found.from.getTime() <= found.to.getTime();
  if (!dated || facts.length > FACTS_MOST) throw new Error(`The survey of ${name} cannot be stored.`);
  const warnings = found.warnings.slice(0, WARNINGS_MOST).map(sentence);
  const more = found.warnings.length - WARNINGS_MOST;
  if (more > 0) warnings.push(`There are ${more} more warnings.`);
  const once = (found.once ?? []).slice(0, ONCE_MOST);
  const names = once.map(({ name }): Mention => ({ name, place: {} }));
  const mentions = [...(found.mentions ?? []), ...names];
  return { from: found.from, to: found.to, facts, warnings, problem: null, mentions, once };
}

function sentence(text: string): string {
  return storable(text).slice(0, SENTENCE_MOST).toWellFormed();
}

/** Without what Postgres text cannot hold. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
