import type { Inbox } from '../../connectors/kit/files.ts';
import { dropMentions } from '../../store/queries/files-mentions.ts';
import { staleFiles, surveyedAnew } from '../../store/queries/files-survey.ts';
import type { Engine } from '../engine.ts';
import { lockAndRetry } from './lock-and-retry.ts';
import { noteMentions, repeatsIn } from './mentions.ts';
import { surveyStored } from './survey-stored.ts';

/** One look surveys no more than this many files and, after the first, bytes. */
const FILES_AT_ONCE = 50;
const BYTES_AT_ONCE = 64 * 1024 * 1024;

/**
 * Surveys anew what was surveyed under an earlier profile, as much as one look may. Killed in between, it begins that file
 * again.
 *
 * @returns whether nothing is left; `more`: another look goes on
 * @throws the signal's reason; the database's error
 */
export async function surveyAgain(
  engine: Engine,
  connectionId: string,
  inbox: Inbox,
  signal: AbortSignal,
): Promise<'all' | 'more'> {
  const { revision = 0 } = inbox;
  const stale = await staleFiles(engine.pool, connectionId, revision, FILES_AT_ONCE + 1);
  let bytes = 0;
  for (const [nth, file] of stale.entries()) {
    bytes += file.size;
    if (nth >= FILES_AT_ONCE || (nth > 0 && bytes > BYTES_AT_ONCE)) return 'more';
    signal.throwIfAborted();
    const key = { connectionId, fileId: file.file_id };
    // What is only noted, because it was too large, has no bytes and keeps its problem.
    const found =
      file.size === 0
        ? { from: null, to: null, facts: null, warnings: [], problem: file.problem, mentions: [], once: [] }
        : await surveyStored(engine, inbox, {
            ...key,
            size: file.size,
            name: file.file_name,
            keepsProblem: true,
          });
    while (!(await lockAndRetry(engine, connectionId, (tx) => dropMentions(tx, key))));
    await noteMentions(engine, key, found.mentions);
    await lockAndRetry(engine, connectionId, async (tx) => {
      const warnings = [...found.warnings, ...(await repeatsIn(tx, key, found))];
      await surveyedAnew(tx, key, { ...found, warnings, revision }, engine.clock.now());
    });
  }
  return 'all';
}
