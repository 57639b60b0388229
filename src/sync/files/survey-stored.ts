import { type Inbox, type Mention, NotOurs, type Survey } from '../../connectors/kit/files.ts';
import type { FileKey } from '../../store/queries/files-incoming.ts';
import type { Engine } from '../engine.ts';
import { readStored } from './read-stored.ts';

/** What a survey found, or why the file could not be made sense of; as it is stored. */
export interface Found {
  from: Date | null;
  to: Date | null;
  facts: string | null;
  warnings: string[];
  problem: string | null;
  mentions: readonly Mention[];
  once: NonNullable<Survey['once']>;
}

const ONCE_MOST = 1000;
const WARNINGS_MOST = 100;
const SENTENCE_MOST = 1000;
/** Read with every page, so it must stay small against the file. */
const FACTS_MOST = 4 * 1024 * 1024;

/**
 * Surveys the bytes of a file that are stored.
 *
 * @param file.keepsProblem whether a file that is none of the source's is kept with its problem, rather than refused
 * @throws NotOurs unless it is; the database's error
 */
export async function surveyStored(
  engine: Engine,
  inbox: Inbox,
  file: FileKey & { size: number; name: string; keepsProblem: boolean },
): Promise<Found> {
  const { name, size, keepsProblem } = file;
  try {
    if (size === 0) throw new NotOurs('The file is empty.');
    return toStore(await inbox.survey(readStored(engine.pool, file, 0), name), name);
  } catch (error) {
    if (error instanceof NotOurs && keepsProblem) return withProblem(error.message);
    throw error;
  }
}

/** A file that could not be made sense of, and why. */
export function withProblem(problem: string): Found {
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

/** Text as it is kept, of bounded length. */
export function sentence(text: string): string {
  return storable(text).slice(0, SENTENCE_MOST).toWellFormed();
}

/** Without what Postgres text cannot hold. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
