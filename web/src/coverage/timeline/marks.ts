import type { Piece, PieceKind } from './pieces.ts';
import { seenIn } from './pieces.ts';
import { type Scale, toX } from './scale.ts';

/**
 * What is drawn in one place: mostly one piece; several where they are too narrow to be told apart. Its kind then is the
 * one that claims least, so that no gap is hidden by what was read beside it.
 */
export interface Mark {
  kind: PieceKind;
  x0: number;
  x1: number;
  pieces: readonly Piece[];
}

/** Nothing is drawn narrower than this, in pixels. */
export const NARROWEST = 3;
/** Where sums of fractions come out a little less. */
const ALMOST = NARROWEST - 1e-6;
/** Pieces too narrow to be told apart are drawn together up to this width. */
const TOGETHER = 24;

/** What claims least comes first. */
const CLAIMS: readonly PieceKind[] = ['gap', 'unavailable', 'unsaid', 'covered'];

/**
 * Brings a lane to pixels. The marks lie side by side from 0 to the width, and every piece of the window is in exactly one.
 * What is narrower than three pixels is drawn three pixels wide, at the expense of its neighbours; where several such lie
 * beside one another they become one mark, which takes no more room than they do. A range that was read is never drawn
 * wider than it is but for these three pixels.
 *
 * @param pieces in order, side by side
 */
export function marksOf(pieces: readonly Piece[], scale: Scale): Mark[] {
  const seen = seenIn(pieces, scale).map((piece) => ({
    kind: piece.kind,
    x0: Math.max(0, toX(scale, piece.start)),
    x1: Math.min(scale.width, toX(scale, piece.end)),
    pieces: [piece],
  }));
  const marks = joinReadings(seen);
  return place(marks, narrowOnes(marks, scale.width), scale.width);
}

/** Readings that touch and are too narrow each: as many of them as make three pixels. */
function joinReadings(marks: readonly Mark[]): Mark[] {
  const joined: Mark[] = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    if (
      last &&
      mark.kind === 'covered' &&
      last.kind === 'covered' &&
      widthOf(last) < ALMOST &&
      widthOf(mark) < ALMOST
    )
      joined[joined.length - 1] = { ...last, x1: mark.x1, pieces: [...last.pieces, ...mark.pieces] };
    else joined.push(mark);
  }
  return joined;
}

/** Which marks are too narrow to stand alone, or would be once their neighbours took their three pixels. */
function narrowOnes(marks: readonly Mark[], width: number): boolean[] {
  const narrow = marks.map((mark) => widthOf(mark) < ALMOST);
  const taken = (index: number) => {
    const mark = marks[index];
    if (!mark || !narrow[index]) return 0;
    const atEdge = mark.x0 < NARROWEST || mark.x1 > width - NARROWEST;
    return (NARROWEST - widthOf(mark)) / (atEdge ? 1 : 2);
  };
  return marks.map((mark, index) => {
    if (narrow[index]) return true;
    const left = widthOf(mark) - taken(index - 1) - taken(index + 1);
    return left < (mark.kind === 'gap' ? ALMOST : 1);
  });
}

function place(marks: readonly Mark[], narrow: readonly boolean[], width: number): Mark[] {
  const placed: (Mark & { firm: boolean })[] = [];
  for (let index = 0; index < marks.length; ) {
    let next = index + 1;
    if (narrow[index]) {
      while (next < marks.length && narrow[next]) next++;
      placed.push(...together(marks.slice(index, next), width).map((mark) => ({ ...mark, firm: true })));
    } else placed.push({ ...marks[index]!, firm: false });
    index = next;
  }
  return placed.map(({ firm, ...mark }, index) => {
    if (firm) return mark;
    const [before, after] = [placed[index - 1], placed[index + 1]];
    return { ...mark, x0: before ? before.x1 : mark.x0, x1: after ? after.x0 : mark.x1 };
  });
}

/** Narrow marks side by side as one, or as several that are wide enough. */
function together(marks: readonly Mark[], width: number): Mark[] {
  const [from, to] = [marks[0]!.x0, marks.at(-1)!.x1];
  if (to - from <= NARROWEST) {
    const x0 = Math.min(Math.max((from + to - NARROWEST) / 2, 0), width - NARROWEST);
    return [asOne(marks, x0, x0 + NARROWEST)];
  }
  const groups: Mark[][] = [[]];
  for (const mark of marks) {
    const group = groups.at(-1)!;
    const full = group.length > 0 && mark.x0 - group[0]!.x0 >= TOGETHER && to - mark.x0 >= NARROWEST;
    if (full) groups.push([mark]);
    else group.push(mark);
  }
  return groups.map((group) => asOne(group, group[0]!.x0, group.at(-1)!.x1));
}

function asOne(marks: readonly Mark[], x0: number, x1: number): Mark {
  const kind = CLAIMS.find((one) => marks.some((mark) => mark.kind === one))!;
  return { kind, x0, x1, pieces: marks.flatMap((mark) => mark.pieces) };
}

function widthOf({ x0, x1 }: Mark): number {
  return x1 - x0;
}

/** The mark at a place: a gap within reach of a finger first, since gaps may be narrow. */
export function markAt(marks: readonly Mark[], x: number, reach: number): Mark | undefined {
  const away = ({ x0, x1 }: Mark) => Math.max(x0 - x, x - x1, 0);
  const near = marks.filter((mark) => mark.kind === 'gap' && away(mark) <= reach);
  const nearest = near.sort((a, b) => away(a) - away(b))[0];
  const under = marks.find((mark) => mark.x0 <= x && x < mark.x1);
  return nearest && (away(nearest) === 0 || widthOf(nearest) < 4 * NARROWEST) ? nearest : under;
}
