import { Retryable } from './errors.ts';

/**
 * Parses JSON from a source, refusing what is nested deeper than `depth`, since recursion over it elsewhere must not
 * be a way to crash us, and what has more than about `values` values, which cost forty times the memory of their text
 * and block everybody while they are made. Both are counted before parsing, outside of strings.
 *
 * @throws Retryable when the text is not JSON, too deep or too much: a cut-off answer looks just like this
 */
export function parseBounded(text: string, depth: number, values: number): unknown {
  let level = 0;
  let count = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === BACKSLASH) at++;
      else if (char === QUOTE) inString = false;
    } else if (char === QUOTE) inString = true;
    else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
      if (++level > depth) throw new Retryable(`An answer was nested deeper than ${depth} levels.`);
      count++;
    } else if (char === COMMA) count++;
    else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) level--;
  }
  if (count > values) throw new Retryable(`An answer had more than ${values} values in it.`);
  try {
    return JSON.parse(text);
  } catch {
    throw new Retryable('An answer was not JSON, or was cut off.');
  }
}

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const OPEN_BRACKET = 91;
const CLOSE_BRACE = 125;
const CLOSE_BRACKET = 93;
