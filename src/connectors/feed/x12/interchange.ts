import type { Cursor } from '../../kit/manifest.ts';
import { BrokenInterchange, nth, readSegments, type Segment, type Separators } from './segments.ts';

/** Of an interchange and its group what a document cannot be read without. */
export interface Envelope {
  /** ISA06, ISA08. */
  sender: string;
  receiver: string;
  /** ISA13. */
  interchange: string;
  /** ISA15 is T. */
  test: boolean;
  /** GS01: the kind of the group's documents. */
  group: string;
  /** GS06. */
  group_control: string;
  /** GS04 and GS05. */
  date: string;
  time: string;
}

/** A document, from ST to SE, without these two. */
export interface SetOfSegments {
  envelope: Envelope;
  /** Which document: `945`. */
  set: string;
  /** ST02. */
  control: string;
  segments: string[][];
  /** Of its ST. */
  line: number;
  start: SetStart;
  /** Where the reading goes on behind it. */
  next: SetStart;
  /** What is wrong with it as a whole; null for a sound one. */
  problem: string | null;
}

/** Where a document begins, with what was said above it. */
export interface SetStart {
  [key: string]: Cursor | null;
  at: number;
  line: number;
  separators: { element: string; segment: string };
  envelope: { [key: string]: Cursor | null };
}

/** An interchange that was read to its end. */
export interface WholeInterchange {
  sender: string;
  control: string;
}

const MOST_SEGMENTS = 200_000;

/**
 * The documents of a file, each with what its envelope says. Read from the beginning, the envelopes are checked: a file
 * in which one does not end, or does not hold what it says it holds, is not whole, and nothing of it should be read.
 *
 * @param start where a document begins; null for the beginning of the file
 * @param whole told each interchange that was read to its end
 * @throws BrokenInterchange
 */
export async function* readSets(
  bytes: AsyncIterable<Buffer>,
  start: SetStart | null,
  whole: (interchange: WholeInterchange) => void = () => {},
): AsyncGenerator<SetOfSegments> {
  const begin = start
    ? { at: start.at, line: start.line, separators: start.separators as Separators }
    : { at: 0, line: 1, separators: null };
  const state = new Nesting(start ? (start.envelope as unknown as Envelope) : null, whole);
  for await (const segment of readSegments(bytes, begin)) {
    const set = state.take(segment);
    if (set) yield set;
  }
  state.end();
}

/** Which envelope a segment stands in. */
class Nesting {
  #envelope: Envelope | null;
  #isa: Partial<Envelope> | null;
  #open: Omit<SetOfSegments, 'next' | 'problem'> | null = null;
  readonly #whole: (interchange: WholeInterchange) => void;
  /** What was counted so far; null where the reading began in the middle. */
  #groups: number | null;
  #sets: number | null;
  #lines = 0;

  constructor(envelope: Envelope | null, whole: (interchange: WholeInterchange) => void) {
    this.#envelope = envelope;
    this.#isa = envelope;
    this.#groups = envelope ? null : 0;
    this.#sets = envelope ? null : 0;
    this.#whole = whole;
  }

  take(segment: Segment): SetOfSegments | null {
    const { parts, line } = segment;
    const [name = ''] = parts;
    if (this.#open) {
      if (name === 'SE') return this.#closeSet(segment);
      if (ENVELOPE.has(name)) throw broken(`has no end (SE) of its document ${this.#open.control}`, line);
      if (this.#open.segments.length >= MOST_SEGMENTS)
        throw broken(`has a document of more than ${MOST_SEGMENTS} segments`, line);
      this.#open.segments.push(parts);
      return null;
    }
    switch (name) {
      case 'ISA':
        if (this.#isa) throw broken(`has no end (IEA) of its interchange ${this.#isa.interchange}`, line);
        this.#isa = {
          sender: parts[6]!,
          receiver: parts[8]!,
          interchange: parts[13]!,
          test: parts[15] === 'T',
        };
        this.#groups = 0;
        return null;
      case 'GS':
        if (!this.#isa || this.#envelope) throw broken('has a group (GS) inside another, or in none', line);
        this.#envelope = {
          ...(this.#isa as Envelope),
          group: parts[1] ?? '',
          group_control: parts[6] ?? '',
          date: parts[4] ?? '',
          time: parts[5] ?? '',
        };
        this.#sets = 0;
        return null;
      case 'ST':
        if (!this.#envelope) throw broken('has a document (ST) outside of a group', line);
        this.#lines = line;
        this.#open = {
          envelope: this.#envelope,
          set: parts[1] ?? '',
          control: parts[2] ?? '',
          segments: [],
          line,
          start: this.#place(segment.at, line, segment.separators),
        };
        return null;
      case 'GE':
        this.#closeGroup(parts, line);
        return null;
      case 'IEA':
        this.#closeInterchange(parts, line);
        return null;
      case 'TA1':
        return null;
      default:
        throw broken(`has "${name.slice(0, 10)}" outside of a document`, line);
    }
  }

  /** @throws BrokenInterchange for a file that ends too early */
  end(): void {
    const { interchange } = this.#isa ?? {};
    if (this.#isa)
      throw new BrokenInterchange(
        `breaks off in its interchange ${interchange}: there is no IEA. It is not whole, and nothing of it was read; send it again`,
      );
  }

  #closeSet(segment: Segment): SetOfSegments {
    const { parts, line } = segment;
    const open = this.#open!;
    const counted = line - this.#lines + 1;
    const problem =
      parts[2] !== open.control
        ? `begins as ${open.control} (ST02) and ends as ${parts[2]} (SE02)`
        : Number(parts[1]) !== counted
          ? `has ${counted} segments, and says that it has ${parts[1]} (SE01)`
          : null;
    this.#open = null;
    if (this.#sets !== null) this.#sets++;
    return { ...open, next: this.#place(segment.end, line + 1, segment.separators), problem };
  }

  #closeGroup(parts: string[], line: number): void {
    const envelope = this.#envelope;
    if (!envelope) throw broken('ends a group (GE) that has not begun', line);
    if (parts[2] !== envelope.group_control || (this.#sets !== null && Number(parts[1]) !== this.#sets))
      throw broken(
        `has a group ${envelope.group_control} of ${this.#sets} documents whose end says ${parts[2]} and ${parts[1]} (GE)`,
        line,
      );
    this.#envelope = null;
    if (this.#groups !== null) this.#groups++;
  }

  #closeInterchange(parts: string[], line: number): void {
    const isa = this.#isa;
    if (!isa || this.#envelope) throw broken('ends an interchange (IEA) too early', line);
    if (parts[2] !== isa.interchange || (this.#groups !== null && Number(parts[1]) !== this.#groups))
      throw broken(
        `has an interchange ${isa.interchange} of ${this.#groups} groups whose end says ${parts[2]} and ${parts[1]} (IEA)`,
        line,
      );
    this.#whole({ sender: isa.sender!, control: isa.interchange! });
    this.#isa = null;
  }

  #place(at: number, line: number, { element, segment }: Separators): SetStart {
    return { at, line, separators: { element, segment }, envelope: { ...this.#envelope! } };
  }
}

const ENVELOPE: ReadonlySet<string> = new Set(['ISA', 'GS', 'ST', 'GE', 'IEA']);

function broken(what: string, line: number): BrokenInterchange {
  return new BrokenInterchange(`${what}, at its ${nth(line)} segment. Nothing of it was read; send it again`);
}
