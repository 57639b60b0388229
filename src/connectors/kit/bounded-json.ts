import { Retryable } from './errors.ts';

/**
 * Parses JSON from a source, refusing what is nested deeper than `depth`: recursion over it elsewhere must
 * not be a way to crash us. Depth is counted before parsing, outside of strings.
 *
 * @throws Retryable when the text is not JSON or too deep: a cut-off answer looks just like this
 */
export function parseBounded(text: string, depth: number): unknown {
  let level = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === BACKSLASH) at++;
      else if (char === QUOTE) inString = false;
    } else if (char === QUOTE) inString = true;
    else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
      if (++level > depth) throw new Retryable(`An answer was nested deeper than ${depth} levels.`);
    } else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) level--;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Retryable('An answer was not JSON, or was cut off.');
  }
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const OPEN_BRACKET = 91;
const CLOSE_BRACE = 125;
const CLOSE_BRACKET = 93;
