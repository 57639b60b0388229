import type { Window } from './scale.ts';

/**
 * What is said of a stretch of a function's time. `unsaid`: nothing, since it is too new to be sure of, or the answer does
 * not reach so far back.
 */
export type PieceKind = 'covered' | 'gap' | 'unavailable' | 'unsaid';

/**
 * What a gap is to the one who looks. `hole`: between readings, or after them; `earlier`: before anything was read; `next`:
 * what the schedule reads next.
 */
export type GapKind = 'hole' | 'earlier' | 'next';

/** Who read it, and when. */
export interface Reading {
  as_of: string;
  last_as_of: string;
  run_id: string;
  kind: 'initial' | 'scheduled' | 'manual' | 'on_demand';
  mapper_version: number;
  older_mapper: boolean;
}

/** A stretch of a lane, in milliseconds. The pieces of a lane lie side by side, from the beginning of time to its end. */
export interface Piece {
  kind: PieceKind;
  start: number;
  end: number;
  reading?: Reading;
  gap?: GapKind;
}

interface Stretch {
  start: string;
  end: string;
}

/** What the API tells of one function, as far as it is drawn. */
export interface Told {
  looked_at: Stretch | null;
  covered: readonly (Stretch & Reading)[];
  gaps: readonly Stretch[] | null;
  unavailable: readonly Stretch[];
  latest_data: string | null;
}

/**
 * The lane of a function: everything the API told of it, and between these what it did not tell of.
 *
 * @param sinceBefore the answer begins before anything was read. What was not read then has no beginning: the same holds
 *   of all that lies before
 */
export function piecesOf(
  { looked_at, covered, gaps, unavailable, latest_data }: Told,
  sinceBefore = false,
): Piece[] {
  const oldest = Math.min(...covered.map(({ start }) => Date.parse(start)));
  const place = latest_data === null ? Number.POSITIVE_INFINITY : Date.parse(latest_data);
  const told: Piece[] = [
    ...covered.map(({ start, end, ...reading }) => ({
      kind: 'covered' as const,
      ...span(start, end),
      reading,
    })),
    ...unavailable.map(({ start, end }) => ({ kind: 'unavailable' as const, ...span(start, end) })),
    ...(gaps ?? []).map(({ start, end }) => {
      const at = span(start, end);
      return { kind: 'gap' as const, ...at, gap: gapKind(at, oldest, place) };
    }),
  ].sort((a, b) => a.start - b.start);
  const [first] = told;
  if (sinceBefore && first && first.kind !== 'covered' && first.start === Date.parse(looked_at?.start ?? ''))
    told[0] = { ...first, start: Number.NEGATIVE_INFINITY };
  return unsaidBetween(told);
}

function gapKind({ start, end }: { start: number; end: number }, oldest: number, place: number): GapKind {
  if (start >= place) return 'next';
  return end <= oldest ? 'earlier' : 'hole';
}

function span(start: string, end: string): { start: number; end: number } {
  return { start: Date.parse(start), end: Date.parse(end) };
}

/** Pieces that are told, in order, and `unsaid` between and around them. */
export function unsaidBetween(told: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  let at = Number.NEGATIVE_INFINITY;
  for (const piece of told) {
    if (piece.start > at) pieces.push({ kind: 'unsaid', start: at, end: piece.start });
    pieces.push(piece);
    at = piece.end;
  }
  pieces.push({ kind: 'unsaid', start: at, end: Number.POSITIVE_INFINITY });
  return pieces;
}

/** Pieces of which something lies within the window, whole. */
export function seenIn(pieces: readonly Piece[], { from, to }: Window): Piece[] {
  return pieces.filter(({ start, end }) => start < to && end > from);
}

/** How many, and how long in all, in milliseconds. */
export interface Sum {
  count: number;
  length: number;
}

/** Pieces of a kind, counted. */
export function sumOf(pieces: readonly Piece[], wanted: (piece: Piece) => boolean): Sum {
  const some = pieces.filter(wanted);
  return { count: some.length, length: some.reduce((sum, { start, end }) => sum + (end - start), 0) };
}

/** Gaps that somebody should know of: between readings, or after them. */
export function isHole(piece: Piece): boolean {
  return piece.gap === 'hole';
}
