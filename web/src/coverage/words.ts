import { duration } from '../time/instant.tsx';
import { counted } from '../words/numbers.ts';
import type { Mark } from './timeline/marks.ts';
import type { GapKind, Piece, Reading, Sum } from './timeline/pieces.ts';

/** Which date of a record the lane is of, in words. */
export function basisWords(basis: string): string {
  return basis === 'none' ? 'read whole each time' : `by ${basis} date`;
}

/** "3 gaps, 2 h in all"; of one its length alone. */
export function gapsWords({ count, length }: Sum): string {
  return count === 1 ? `1 gap of ${long(length)}` : `${counted(count, 'gap')}, ${long(length)} in all`;
}

const DAY_MS = 86_400_000;

/** How long a stretch is: years and months where it is long, otherwise to the second. */
export function long(milliseconds: number): string {
  const days = milliseconds / DAY_MS;
  if (!Number.isFinite(days)) return 'no beginning';
  if (days >= 365) {
    const months = Math.round(days / 30.4375);
    const rest = months % 12;
    return counted(Math.floor(months / 12), 'year') + (rest > 0 ? ` ${counted(rest, 'month')}` : '');
  }
  if (days >= 60) return counted(Math.round(days), 'day');
  return duration(milliseconds).replace(/ 0 (h|min|s)$/, '');
}

/** What a gap is, in a word or two. */
const GAP: Readonly<Record<GapKind, string>> = {
  hole: 'Gap',
  earlier: 'Before the first reading',
  next: 'Next',
};

/** What each kind of run is called in a sentence: "read by …". */
export const BY: Readonly<Record<Reading['kind'], string>> = {
  initial: 'the first sync',
  scheduled: 'its schedule',
  manual: 'a manual sync',
  on_demand: 'an on-demand sync',
};

/** What a stretch is, as a heading. */
export function pieceTitle({ kind, gap }: Piece): string {
  if (kind === 'covered') return 'Read';
  if (kind === 'gap') return GAP[gap ?? 'hole'];
  return kind === 'unavailable' ? 'No longer kept' : 'Nothing is said yet';
}

/** What a mark is, as a heading. */
export function markTitle({ kind, pieces }: Mark): string {
  const [first] = pieces;
  if (first && pieces.length === 1) return pieceTitle(first);
  const of = (wanted: string) => pieces.filter((piece) => piece.kind === wanted);
  const sum = (some: readonly Piece[]) => some.reduce((all, { start, end }) => all + end - start, 0);
  if (kind === 'gap') {
    const gaps = of('gap');
    return gapsWords({ count: gaps.length, length: sum(gaps) });
  }
  if (kind === 'covered') return counted(pieces.length, 'reading');
  return counted(pieces.length, 'short stretch', 'short stretches');
}

/** A mark for those who hear it: what, from when to when, and what else is to know. */
export function markSentence(mark: Mark, instant: (at: number) => string): string {
  const [first, last] = [mark.pieces[0]!, mark.pieces.at(-1)!];
  const when = [
    Number.isFinite(first.start) ? `from ${instant(first.start)}` : '',
    Number.isFinite(last.end) ? `to ${instant(last.end)}` : '',
  ];
  const by = first.reading && mark.pieces.length === 1 ? `, read by ${BY[first.reading.kind]}` : '';
  return `${markTitle(mark)} ${when.filter(Boolean).join(' ')}${by}`.trim();
}
