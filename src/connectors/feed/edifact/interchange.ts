import type { Cursor } from '../../kit/manifest.ts';
import { BrokenInterchange, type Marks, readSegments, type Segment } from './segments.ts';

/** Of an interchange what a message cannot be read without. */
export interface Envelope {
  sender: string;
  receiver: string;
  /** UNB 0020. */
  interchange: string;
  /** UNB date and time: YYMMDD or CCYYMMDD, HHMM. */
  date: string;
  time: string;
  /** UNB 0035 is 1. */
  test: boolean;
}

/** A message, from UNH to UNT, without these two. */
export interface Message {
  envelope: Envelope;
  /** Such as DESADV. */
  type: string;
  reference: string;
  segments: Segment[];
  line: number;
  start: MessageStart;
  next: MessageStart;
  /** What is wrong with it as a whole; null for a sound one. */
  problem: string | null;
}

/** Where a message begins, with what was said above it. */
export interface MessageStart {
  [key: string]: Cursor | null;
  at: number;
  line: number;
  marks: { component: string; element: string; release: string; segment: string };
  envelope: { [key: string]: Cursor | null };
}

const MOST_SEGMENTS = 200_000;

/**
 * The messages of a file. Read from the beginning, interchanges are checked as those of X12 are: one that does not end, or
 * does not hold what it says, makes the file none that should be read.
 *
 * @param start where a message begins; null for the beginning of the file
 * @param whole told each interchange that was read to its end
 * @throws BrokenInterchange
 */
export async function* readMessages(
  bytes: AsyncIterable<Buffer>,
  start: MessageStart | null,
  whole: (interchange: { sender: string; control: string }) => void = () => {},
): AsyncGenerator<Message> {
  let envelope = start ? (start.envelope as unknown as Envelope) : null;
  let count: number | null = start ? null : 0;
  let open: Omit<Message, 'next' | 'problem'> | null = null;
  const begin = start
    ? { at: start.at, line: start.line, marks: start.marks as Marks }
    : { at: 0, line: 1, marks: null };
  for await (const { parts, line, at, end, marks } of readSegments(bytes, begin)) {
    const tag = parts[0]![0]!;
    const place = (offset: number, number: number): MessageStart => ({
      at: offset,
      line: number,
      marks: { ...marks },
      envelope: { ...envelope! },
    });
    if (open) {
      if (tag === 'UNT') {
        yield { ...open, next: place(end, line + 1), problem: problemOf(open, parts, line) };
        if (count !== null) count++;
        open = null;
        continue;
      }
      if (['UNB', 'UNH', 'UNZ'].includes(tag))
        throw broken(`has no end (UNT) of its message ${open.reference}`, line);
      if (open.segments.length >= MOST_SEGMENTS)
        throw broken(`has a message of more than ${MOST_SEGMENTS} segments`, line);
      open.segments.push(parts);
      continue;
    }
    switch (tag) {
      case 'UNB':
        if (envelope) throw broken(`has no end (UNZ) of its interchange ${envelope.interchange}`, line);
        envelope = {
          sender: part(parts, 2),
          receiver: part(parts, 3),
          date: part(parts, 4),
          time: part(parts, 4, 1),
          interchange: part(parts, 5),
          test: part(parts, 11) === '1',
        };
        count = 0;
        break;
      case 'UNH':
        if (!envelope) throw broken('has a message (UNH) outside of an interchange', line);
        open = {
          envelope,
          type: part(parts, 2),
          reference: part(parts, 1),
          segments: [],
          line,
          start: place(at, line),
        };
        break;
      case 'UNZ':
        if (!envelope) throw broken('ends an interchange (UNZ) that has not begun', line);
        if (part(parts, 2) !== envelope.interchange || (count !== null && Number(part(parts, 1)) !== count))
          throw broken(
            `has an interchange ${envelope.interchange} of ${count} messages whose end says ${part(parts, 2)} and ${part(parts, 1)} (UNZ)`,
            line,
          );
        whole({ sender: envelope.sender, control: envelope.interchange });
        envelope = null;
        break;
      case 'UNG':
      case 'UNE':
        // Groups, which are hardly used, say nothing that messages do not; their ends count groups.
        count = null;
        break;
      default:
        throw broken(`has "${tag.slice(0, 10)}" outside of a message`, line);
    }
  }
  if (envelope)
    throw new BrokenInterchange(
      `breaks off in its interchange ${envelope.interchange}: there is no UNZ. It is not whole, and nothing of it was read; send it again`,
    );
}

function problemOf(
  { reference, line: first }: { reference: string; line: number },
  unt: Segment,
  line: number,
): string | null {
  const counted = line - first + 1;
  if (part(unt, 2) !== reference) return `begins as ${reference} (UNH) and ends as ${part(unt, 2)} (UNT)`;
  return Number(part(unt, 1)) === counted
    ? null
    : `has ${counted} segments, and says that it has ${part(unt, 1)} (UNT)`;
}

function part(segment: Segment, element: number, component = 0): string {
  return segment[element]?.[component] ?? '';
}

function broken(what: string, line: number): BrokenInterchange {
  return new BrokenInterchange(`${what}, at its segment ${line}. Nothing of it was read; send it again`);
}
