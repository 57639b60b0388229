import { decodeEither } from '../../kit/invoice-file/text.ts';

/** What an interchange separates its parts with; each says so in its header. */
export interface Separators {
  element: string;
  segment: string;
}

/** A segment: its name, and its elements from 1 on. */
export interface Segment {
  /** The name first, so that element n stands at n. Blanks around are cut off, for fixed widths are filled up. */
  parts: string[];
  /** Counted through the file from 1; in most files a line each. */
  line: number;
  /** Offset of its first byte. */
  at: number;
  /** Offset of the byte after it and its layout. */
  end: number;
  separators: Separators;
}

/** Where a reading begins. */
export interface SegmentStart {
  at: number;
  line: number;
  /** Null where a header is to be read. */
  separators: Separators | null;
}

/** A file that is no X12, or breaks off. The message ends a sentence that begins with the file. */
export class BrokenInterchange extends Error {}

/** The header's length is fixed, which is how it can say what separates the rest. */
const HEADER_LENGTH = 106;
const HEADER_ELEMENTS = 16;
const LONGEST_SEGMENT = 64 * 1024;

/**
 * Cuts bytes into segments, interchange by interchange, each with separators of its own. Keeps no more than what is not
 * cut yet.
 *
 * @param bytes from `start.at` on
 * @throws BrokenInterchange
 */
export async function* readSegments(
  bytes: AsyncIterable<Buffer>,
  start: SegmentStart,
): AsyncGenerator<Segment> {
  let { at, line, separators } = start;
  let rest = '';
  const iterator = bytes[Symbol.asyncIterator]();
  let done = false;
  const more = async (): Promise<boolean> => {
    const next = await iterator.next();
    if (next.done) done = true;
    // One character a byte, so that lengths are offsets.
    else rest += next.value.toString('latin1');
    return !done;
  };
  try {
    for (;;) {
      // Layout between segments, and a byte-order mark before the first.
      const blank = /^(?:\u00ef\u00bb\u00bf)?\s*/.exec(rest)![0].length;
      rest = rest.slice(blank);
      at += blank;
      if (rest === '') {
        if (await more()) continue;
        return;
      }
      const needed = separators === null ? HEADER_LENGTH : 1;
      if (rest.length < needed && !done) {
        await more();
        continue;
      }
      separators ??= separatorsOf(rest.slice(0, HEADER_LENGTH), line);
      const end = rest.indexOf(separators.segment);
      if (end < 0) {
        if (rest.length > LONGEST_SEGMENT)
          throw new BrokenInterchange(
            `has a segment of more than ${LONGEST_SEGMENT / 1024} kB, its ${nth(line)}`,
          );
        if (await more()) continue;
        throw new BrokenInterchange(`breaks off inside its ${nth(line)} segment`);
      }
      const parts = rest
        .slice(0, end)
        .split(separators.element)
        .map((part) => decodeEither(part).trim());
      yield { parts, line, at, end: at + end + 1, separators };
      rest = rest.slice(end + 1);
      at += end + 1;
      line++;
      if (parts[0] === 'IEA') separators = null;
    }
  } finally {
    await iterator.return?.();
  }
}

function separatorsOf(header: string, line: number): Separators {
  const element = header[3] ?? '';
  const segment = header[HEADER_LENGTH - 1] ?? '';
  const isHeader =
    header.startsWith('ISA') &&
    !/[\p{L}\p{N}]/u.test(element + segment) &&
    element !== segment &&
    header.slice(0, HEADER_LENGTH - 1).split(element).length === HEADER_ELEMENTS + 1;
  if (!isHeader)
    throw new BrokenInterchange(
      header.startsWith('ISA')
        ? `has a header (ISA) of another length than X12 gives it, its ${nth(line)} segment`
        : line === 1
          ? 'is no X12: it does not begin with ISA'
          : `has something after an interchange that is none, as its ${nth(line)} segment`,
    );
  return { element, segment };
}

/** A number in a sentence: `21st`. */
export function nth(number: number): string {
  const ending = ['th', 'st', 'nd', 'rd'][number % 100 > 10 && number % 100 < 14 ? 0 : number % 10];
  return `${number}${ending ?? 'th'}`;
}
