import { decodeEither } from '../../kit/invoice-file/text.ts';

/** What an interchange separates its parts with: said by UNA, or as usual. */
export interface Marks {
  component: string;
  element: string;
  /** Takes the meaning of the character after it. */
  release: string;
  segment: string;
}

/** A segment: its elements, the tag first, each in its components. */
export type Segment = string[][];

/** A segment with where it stands. */
export interface PlacedSegment {
  parts: Segment;
  /** Counted through the file from 1. */
  line: number;
  /** Offset of its first byte, and of the one after it. */
  at: number;
  end: number;
  marks: Marks;
}

/** Where a reading begins; `marks` null at the beginning of a file. */
export interface SegmentStart {
  at: number;
  line: number;
  marks: Marks | null;
}

/** A file that is no EDIFACT, or breaks off. The message ends a sentence that begins with the file. */
export class BrokenInterchange extends Error {}

const USUAL: Marks = { component: ':', element: '+', release: '?', segment: "'" };
const UNA_LENGTH = 9;
const LONGEST_SEGMENT = 64 * 1024;

/** Cuts bytes into segments. Keeps no more than what is not cut yet. @throws BrokenInterchange */
export async function* readSegments(
  bytes: AsyncIterable<Buffer>,
  start: SegmentStart,
): AsyncGenerator<PlacedSegment> {
  let { at, line, marks } = start;
  let rest = '';
  for await (const chunk of bytes) {
    // One character a byte, so that lengths are offsets.
    rest += chunk.toString('latin1');
    for (;;) {
      const blank = /^(?:\u00ef\u00bb\u00bf)?[\r\n\t ]*/.exec(rest)![0].length;
      rest = rest.slice(blank);
      at += blank;
      if (rest.startsWith('UNA') && rest.length >= UNA_LENGTH) {
        marks = marksOf(rest);
        rest = rest.slice(UNA_LENGTH);
        at += UNA_LENGTH;
        continue;
      }
      if (rest.length < UNA_LENGTH && marks === null) break;
      marks ??= USUAL;
      if (line === 1 && !rest.startsWith('UNB'))
        throw new BrokenInterchange('is no EDIFACT: it does not begin with UNA or UNB');
      const end = endOf(rest, marks);
      if (end < 0) {
        if (rest.length > LONGEST_SEGMENT)
          throw new BrokenInterchange(
            `has a segment of more than ${LONGEST_SEGMENT / 1024} kB, number ${line}`,
          );
        break;
      }
      const parts = partsOf(rest.slice(0, end), marks);
      yield { parts, line, at, end: at + end + 1, marks };
      rest = rest.slice(end + 1);
      at += end + 1;
      line++;
    }
  }
  if (rest.trim() === '') return;
  throw new BrokenInterchange(
    line === 1 ? 'is no EDIFACT: it does not begin with UNA or UNB' : `breaks off inside its segment ${line}`,
  );
}

function marksOf(una: string): Marks {
  return { component: una[3]!, element: una[4]!, release: una[6]!, segment: una[8]! };
}

/** Where the first terminator stands that is none of the text. */
function endOf(text: string, { segment, release }: Marks): number {
  for (let at = text.indexOf(segment); at >= 0; at = text.indexOf(segment, at + 1)) {
    let released = 0;
    while (release !== ' ' && text[at - 1 - released] === release) released++;
    if (released % 2 === 0) return at;
  }
  return -1;
}

function partsOf(text: string, { element, component, release }: Marks): Segment {
  const parts: Segment = [['']];
  const add = (letter: string) => {
    const last = parts.at(-1)!;
    last[last.length - 1] += letter;
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === release && release !== ' ') add(text[++at] ?? '');
    else if (letter === element) parts.push(['']);
    else if (letter === component) parts.at(-1)!.push('');
    else add(letter);
  }
  return parts.map((components) => components.map((one) => decodeEither(one).trim()));
}
