import type { Mention, Survey } from '../../connectors/kit/files.ts';
import type { Transaction } from '../../store/database.ts';
import type { FileKey } from '../../store/queries/files-incoming.ts';
import { insertMentions, mentionedBefore } from '../../store/queries/files-mentions.ts';
import type { Engine } from '../engine.ts';
import { lockAndRetry } from './lock-and-retry.ts';
import { FileTooSlow } from './stage.ts';
import { sentence } from './survey-stored.ts';

/** One statement writes no more of them, which takes far less than two seconds. */
const MENTIONS_AT_ONCE = 5000;

/**
 * Keeps what a file tells of, a part at a time: there may be as many as it has lines. To be done before anybody reads it.
 *
 * @throws FileTooSlow when housekeeping has dropped it; the database's error
 */
export async function noteMentions(
  engine: Engine,
  file: FileKey,
  mentions: readonly Mention[],
): Promise<void> {
  for (let from = 0; from < mentions.length; from += MENTIONS_AT_ONCE) {
    const part = mentions.slice(from, from + MENTIONS_AT_ONCE);
    const kept = await lockAndRetry(engine, file.connectionId, (tx) => insertMentions(tx, file, part, from));
    if (!kept) throw new FileTooSlow();
  }
}

/** A sentence for each thing that should come but once, and came before. */
export async function repeatsIn(
  tx: Transaction,
  file: FileKey,
  { once }: { once: NonNullable<Survey['once']> },
): Promise<string[]> {
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
