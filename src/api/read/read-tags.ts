import { invalidField } from '../../model/index.ts';
import type { Json } from '../../sync/diff.ts';

/** Most tags of a record. */
export const TAGS_MOST = 1000;
/** All tags of a record together, in characters of JSON: they travel with every answer the record is in. */
const TEXT_MOST = 64 * 1024;
/** How deep the value of a tag may be nested. */
const DEPTH_MOST = 8;

/**
 * The tags of a request, once everything in them can be kept and, as in all writes of the contract, says something.
 *
 * @throws BackhaulError invalid, with a sentence on the first tag that cannot be taken
 */
export function readTags(tags: readonly unknown[]): Json[] {
  tags.forEach((tag, index) => {
    const problem = problemOf(tag, DEPTH_MOST);
    if (problem) throw refusal(`tag ${index + 1} ${problem}`);
  });
  if (JSON.stringify(tags).length > TEXT_MOST)
    throw refusal(`must have at most ${TEXT_MOST} characters in all.`);
  return tags as Json[];
}

function problemOf(value: unknown, depth: number): string | undefined {
  if (value === null || value === '' || (typeof value === 'string' && /^(null|none)$/i.test(value))) {
    return 'must not be null, empty, "null" or "none": leave it out instead.';
  }
  if (typeof value === 'string') return textProblem(value);
  // A number such as 1e999 is no number any more once it is read.
  if (typeof value === 'number' && !Number.isFinite(value)) return 'has a number that is too large.';
  if (typeof value !== 'object') return undefined;
  if (depth === 0) return `is nested deeper than ${DEPTH_MOST} levels.`;
  for (const [key, inner] of Object.entries(value)) {
    const problem = textProblem(key) ?? problemOf(inner, depth - 1);
    if (problem) return problem;
  }
  return undefined;
}

/** The database's text cannot hold these. */
function textProblem(text: string): string | undefined {
  return text.includes('\0') || !text.isWellFormed() ? 'has a character that cannot be kept.' : undefined;
}

function refusal(problem: string) {
  return invalidField('trackstar_tags', problem);
}
