import { signsOf } from './signs.ts';

/** A cell of a line or segment, and where its bytes are. */
export interface Cell {
  text: string;
  start: number;
  end: number;
}

/** A stretch of a file that tells of one thing: a line of a table, a message of an interchange. */
interface Stretch {
  start: number;
  cells: Cell[];
}

/** Names and places are looked for among so many cells at a time, and again from the middle of them. */
const WINDOW = 40;
/** A stretch that goes on for longer is cut. */
const LONGEST = 256 * 1024;

/** Columns of a table that hold what a person is known by. */
const ROLE = /receiver|recipient|consignee|ship.?to|deliver|buyer|customer|contact|bill.?to|attention/i;
const FACT = /name|mail|phone|mobile|address|street|city|town|zip|post|company|contact|attention/i;
const ALWAYS = /e.?mail|phone|mobile|street|zip.?code|post.?code|postal/i;

/** How a file is written: by its first bytes. `isTable`: lines, of which the first may name the columns. */
export function separatorsOf(head: Buffer): { cells: string; stretches: RegExp; isTable: boolean } {
  const text = head.toString('latin1').trimStart();
  if (text.startsWith('ISA') && text.length > 105)
    return {
      cells: `${text[3]}${text[104]}${text[105]}\r\n`,
      stretches: endsOf(text[105]!, 'SE', text[3]!),
      isTable: false,
    };
  if (text.startsWith('UNA') && text.length > 8)
    return {
      cells: `${text[3]}${text[4]}${text[8]}\r\n`,
      stretches: endsOf(text[8]!, 'UNT', text[4]!),
      isTable: false,
    };
  if (text.startsWith('UNB')) return { cells: ":+'\r\n", stretches: endsOf("'", 'UNT', '+'), isTable: false };
  return { cells: ',;|\t\r\n', stretches: /\n/g, isTable: true };
}

/**
 * Cuts bytes into stretches. The last one may go on behind them, and is given only where nothing follows or it is too long
 * to wait for its end.
 */
export function stretchesOf(
  bytes: Buffer,
  { cells, stretches }: Pick<ReturnType<typeof separatorsOf>, 'cells' | 'stretches'>,
  isLast: boolean,
): Stretch[] {
  const text = bytes.toString('latin1');
  const found: Stretch[] = [];
  let from = 0;
  const add = (to: number) => {
    found.push({ start: from, cells: cellsOf(bytes, text, from, to, cells) });
    from = to;
  };
  for (const match of text.matchAll(stretches)) {
    const end = match.index + match[0].length;
    while (end - from > LONGEST) add(from + LONGEST);
    if (end > from) add(end);
  }
  while (text.length - from > LONGEST) add(from + LONGEST);
  if (isLast && from < text.length) add(text.length);
  return found;
}

/** Cells in windows, so that of a row of hundreds a name meets the places near it. */
export function windowsOf(cells: readonly Cell[]): Cell[][] {
  const full = cells.filter(({ text }) => text !== '');
  const windows: Cell[][] = [];
  for (let from = 0; from === 0 || from + WINDOW / 2 < full.length; from += WINDOW / 2)
    windows.push(full.slice(from, from + WINDOW));
  return windows;
}

/** Which cells of a window a person is known by there: each cell, or two, or a name in two cells with a place. */
export function tellingCells(window: readonly Cell[], isKnown: (sign: string) => boolean): Set<Cell> {
  const telling = new Set<Cell>();
  const tells = (...cells: Cell[]) => {
    const signs = signsOf(
      cells.map(({ text }) => text),
      isKnown,
    );
    if ([...signs].some(isKnown)) for (const cell of cells) telling.add(cell);
  };
  for (const cell of window) tells(cell);
  const rest = window.filter((cell) => !telling.has(cell));
  for (const [at, one] of rest.entries()) {
    for (const other of rest.slice(at + 1)) tells(one, other);
  }
  for (const [at, one] of rest.entries()) {
    const next = rest[at + 1];
    if (!next || telling.has(one) || telling.has(next)) continue;
    for (const other of rest) if (other !== one && other !== next) tells(one, next, other);
  }
  return telling;
}

/** Which columns hold what a person is known by, as a table's first line names them; none where it names none. */
export function personalColumns(header: Stretch | undefined): Set<number> {
  const columns = new Set<number>();
  for (const [at, { text }] of (header?.cells ?? []).entries())
    if (ALWAYS.test(text) || (ROLE.test(text) && FACT.test(text))) columns.add(at);
  return columns;
}

/** Puts as many bytes without meaning in the place of a cell's; what is neither letter nor digit stays, so that the file keeps its form. */
export function blank(bytes: Buffer, { start, end }: Pick<Cell, 'start' | 'end'>): void {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) bytes[at] = 0x30;
    else if (byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))
      bytes[at] = 0x78;
  }
}

/** The end of a message: what follows the terminator of its last segment. */
function endsOf(terminator: string, last: string, element: string): RegExp {
  const [end, mark] = [terminator, element].map((one) => one.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`(?<=${end}\\s*)${last}${mark}[^${end}]*${end}\\s*`, 'g');
}

/** Cells keep their places in the line, empty ones too; a quoted one may hold separators. */
function cellsOf(bytes: Buffer, text: string, from: number, to: number, separators: string): Cell[] {
  const cells: Cell[] = [];
  let start = from;
  let quoted = false;
  const add = (end: number) => {
    const inner = bytes.subarray(start, end).toString('utf8').trim();
    cells.push({ text: inner.replace(/^"|"$/g, '').replaceAll('""', '"').trim(), start, end });
    start = end + 1;
  };
  for (let at = from; at < to; at++) {
    const char = text[at]!;
    if (char === '"' && separators.includes(',')) quoted = !quoted;
    else if (separators.includes(char) && (!quoted || char === '\n')) {
      add(at);
      quoted = false;
    }
  }
  if (start < to) add(to);
  return cells;
}
