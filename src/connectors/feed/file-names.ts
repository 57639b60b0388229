import { datePattern, instantOf, wallClock } from './date-format.ts';

/** More of them would take long to look for in a name that almost fits. */
const MOST_STARS = 3;

/** Which names a pattern means. */
export interface FileNames {
  /** For whole names, in any case. */
  expression: RegExp;
  /** Whether names have a date. */
  dated: boolean;
}

/**
 * Reads a pattern of file names: `*` any text, `?` one character, `{YYYYMMDD}` the file's date.
 *
 * @returns a sentence about what is wrong with it, for one that is no pattern
 */
export function fileNames(pattern: string): FileNames | string {
  const { length: stars } = pattern.match(/\*/g) ?? [];
  if ((stars ?? 0) > MOST_STARS) return `must have no more than ${MOST_STARS} stars.`;
  if (/[/\\\0]/.test(pattern)) return 'must be the name of a file without its folder.';
  let dated = false;
  let wrong: string | null = null;
  const source = pattern.replace(/\{([^{}]*)\}|[\s\S]/g, (part, date: string | undefined) => {
    if (date !== undefined) {
      const found = datePattern(date);
      if (found === null) wrong = `has no date in {${date.slice(0, 40)}}: write one such as {YYYYMMDD}.`;
      if (dated) wrong = 'has two dates in braces; one is the date of the file.';
      dated = true;
      return found ?? '';
    }
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  });
  return wrong ?? { expression: new RegExp(`^${source}$`, 'is'), dated };
}

/** The date in a file's name, in a zone; null where it has none. */
export function fileDate(pattern: string, name: string, zone: string): string | null {
  const names = fileNames(pattern);
  if (typeof names === 'string' || !names.dated) return null;
  const wall = wallClock(names.expression.exec(name)?.groups);
  return wall === null ? null : instantOf(wall, zone);
}
